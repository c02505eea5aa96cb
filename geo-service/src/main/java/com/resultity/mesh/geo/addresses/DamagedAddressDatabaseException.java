package com.resultity.mesh.geo.addresses;

/** The address database cannot be read at an entry that was asked for. */
public final class DamagedAddressDatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DamagedAddressDatabaseException() {
        super("the address database is damaged; replace the file that MESH_GEO_ADDRESS_DATABASE names and start again");
    }
}
