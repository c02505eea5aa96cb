package com.resultity.mesh.wire;

/** The two faces of the schema registry under one base URL. */
final class RegistryUrl {

    private RegistryUrl() {}

    /** The registry's own interface, which the serdes speak. */
    static String coreApi(String base) {
        return withoutSlash(base) + "/apis/registry/v3";
    }

    /** Confluent's interface, which clients of other makes speak. */
    static String confluentApi(String base) {
        return withoutSlash(base) + "/apis/ccompat/v7";
    }

    private static String withoutSlash(String base) {
        return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }
}
