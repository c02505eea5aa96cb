package com.resultity.mesh.registry.manifest;

import com.resultity.mesh.registry.definition.TenantDefinition;
import com.resultity.mesh.registry.definition.TenantDefinition.Binding;
import com.resultity.mesh.registry.manifest.Manifest.TenantManifest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The form of a tenant's manifest. */
final class TenantForm {

    static final String BOUND_TO = "spec.binding.subcloud";

    static final Vocabulary VOCABULARY = new Vocabulary(Map.of(
            "",
            ManifestReader.TOP_FIELDS,
            "metadata",
            List.of("id"),
            "spec",
            List.of("teams", "organisation", "binding", "quota"),
            "spec.binding",
            List.of("subcloud", "exclusive"),
            "spec.quota",
            QuotaForm.FIELDS));

    private static final int MOST_TEAMS = 200;

    private TenantForm() {}

    /** Reads a document; empty where it has mistakes. */
    static Optional<Manifest> read(Section document, Mistakes mistakes) {
        // A tenant of whom nothing more is to be said has no spec.
        Section spec = document.optionalSection("spec");
        var id = document.section("metadata").required("id", TextForms.TENANT, "acme-research");
        var teams = spec.names("teams", TextForms.GROUP, MOST_TEAMS);
        var organisation = spec.optional("organisation", TextForms.GROUP);
        var binding = binding(spec);
        var quota = QuotaForm.read(spec, "quota", mistakes);
        if (!mistakes.none()) {
            return Optional.empty();
        }
        return Optional.of(
                new TenantManifest(new TenantDefinition(id.orElseThrow(), teams, organisation, binding, quota)));
    }

    private static Optional<Binding> binding(Section spec) {
        if (!spec.has("binding")) {
            return Optional.empty();
        }
        Section section = spec.section("binding");
        var subcloud = section.required("subcloud", TextForms.ID, "company-private");
        var exclusive = section.optional("exclusive", TextForms.SWITCH).orElse(false);
        return subcloud.map(id -> new Binding(id, exclusive));
    }
}
