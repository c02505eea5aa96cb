package com.resultity.mesh.geo.tables;

/** Which zones hold could not be learnt in time. */
public final class ZonesUnknownException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ZonesUnknownException() {
        super(
                "the table of zones that a job falls under is not known yet; mesh.zone-tables.v1 is not read up to its end");
    }
}
