package com.resultity.mesh.wire;

/** The schema registry could not be asked, so whether a record is good is not known; try again. */
public final class SchemaRegistryUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SchemaRegistryUnavailableException(Throwable cause) {
        super(
                "the schema registry does not answer; check that it runs and that MESH_SCHEMA_REGISTRY_URL names it",
                cause);
    }
}
