package com.resultity.mesh.wire;

/**
 * Bounds on what a length prefix may claim. Without them 5 forged bytes make the decoder allocate 2 GiB before it notices
 * that the record ends. No record of the mesh comes near the broker's limit of 1 MiB.
 */
final class AvroLimits {

    private static final String MOST = Integer.toString(1 << 20);

    private AvroLimits() {}

    /** Must run before the first decoder class is loaded, which reads these once. */
    static void apply() {
        System.setProperty("org.apache.avro.limits.bytes.maxLength", MOST);
        System.setProperty("org.apache.avro.limits.string.maxLength", MOST);
        System.setProperty("org.apache.avro.limits.collectionItems.maxLength", MOST);
    }
}
