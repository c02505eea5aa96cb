package com.resultity.mesh.registry.manifest;

/**
 * A document without mistakes of its own.
 *
 * @param number its number in what was sent, from 1
 * @param line the line that it begins on, from 1
 * @param manifest what it declares
 * @param idLine the line of its id
 * @param subcloudsLine the line of the Subclouds that a node asks for; otherwise, that of the document
 */
public record ManifestDocument(int number, int line, Manifest manifest, int idLine, int subcloudsLine) {

    private static final String ID = "metadata.id";
    private static final String SUBCLOUDS = "spec.subclouds";

    static ManifestDocument of(int number, int line, Manifest manifest, Mistakes seen) {
        return new ManifestDocument(number, line, manifest, seen.lineOf(ID, line), seen.lineOf(SUBCLOUDS, line));
    }

    /** A mistake in the id, which shows only beside other documents. */
    public ManifestError errorOfId(String problem, String remedy) {
        return new ManifestError(number, idLine, ID, problem, remedy);
    }

    /** A mistake in the Subclouds that a node asks for, which shows only beside those that there are. */
    public ManifestError errorOfSubclouds(String problem, String remedy) {
        return new ManifestError(number, subcloudsLine, SUBCLOUDS, problem, remedy);
    }
}
