package com.resultity.mesh.registry.manifest;

import com.resultity.mesh.registry.manifest.Manifest.GroupManifest;
import com.resultity.mesh.registry.manifest.Manifest.ModelManifest;
import com.resultity.mesh.registry.manifest.Manifest.NodeManifest;
import com.resultity.mesh.registry.manifest.Manifest.SubcloudManifest;
import com.resultity.mesh.registry.manifest.Manifest.TenantManifest;

/**
 * A document without mistakes of its own.
 *
 * @param number its number in what was sent, from 1
 * @param line the line that it begins on, from 1
 * @param manifest what it declares
 * @param id where its id is
 * @param subclouds where it names the Subclouds that it rests on
 */
public record ManifestDocument(int number, int line, Manifest manifest, Place id, Place subclouds) {

    private static final String ID = "metadata.id";

    /**
     * Where a field is.
     *
     * @param field its path
     * @param line its line, or that of the document where it is left out
     */
    public record Place(String field, int line) {}

    static ManifestDocument of(int number, int line, Manifest manifest, Mistakes seen) {
        String id = manifest.kind().equals(ModelManifest.KIND) ? ModelForm.NAME : ID;
        String subclouds =
                switch (manifest.kind()) {
                    case NodeManifest.KIND -> NodeForm.SUBCLOUDS;
                    case ModelManifest.KIND -> ModelForm.PRIVATE_TO;
                    case TenantManifest.KIND -> TenantForm.BOUND_TO;
                    case SubcloudManifest.KIND, GroupManifest.TEAM, GroupManifest.ORGANISATION -> ID;
                    default -> throw new IllegalArgumentException(manifest.kind());
                };
        return new ManifestDocument(number, line, manifest, place(id, line, seen), place(subclouds, line, seen));
    }

    private static Place place(String field, int line, Mistakes seen) {
        return new Place(field, seen.lineOf(field, line));
    }

    /** A mistake in the id, which shows only beside other documents. */
    public ManifestError errorOfId(String problem, String remedy) {
        return new ManifestError(number, id.line(), id.field(), problem, remedy);
    }

    /** A mistake in the Subclouds that it rests on, which shows only beside those that there are. */
    public ManifestError errorOfSubclouds(String problem, String remedy) {
        return new ManifestError(number, subclouds.line(), subclouds.field(), problem, remedy);
    }
}
