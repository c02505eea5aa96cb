package com.resultity.mesh.geo.locations;

/** What a node's location rests on. */
public enum Evidence {
    /** The operator's word alone. */
    DECLARED,
    /** An address database agrees with it. */
    CONFIRMED,
    /** An address database does not. */
    DISPUTED
}
