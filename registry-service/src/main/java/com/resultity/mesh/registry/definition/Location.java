package com.resultity.mesh.registry.definition;

/**
 * Where the mesh holds a node to be.
 *
 * @param country country that the node counts for, ISO 3166-1 alpha-2
 * @param zone zone of that country
 * @param evidence what this rests on
 */
public record Location(String country, String zone, Evidence evidence) {

    /** What a location rests on. */
    public enum Evidence {
        /** The operator's word alone. */
        DECLARED,
        /** An address database that agrees with the operator. */
        CONFIRMED,
        /** An address database that does not agree with the operator. */
        DISPUTED,
        /** Something that is newer than this reader. */
        UNRECOGNISED
    }
}
