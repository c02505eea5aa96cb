package com.resultity.mesh.registry.api;

import com.resultity.mesh.registry.definition.Branding;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** How a Subcloud presents itself, in the form of manifests. */
@Serdeable
public record BrandingSection(
        @Nullable String description, Colours colours, List<Link> links, List<String> rules, boolean publicPage) {

    /** Its colours, as #rrggbb. */
    @Serdeable
    public record Colours(
            @Nullable String primary, @Nullable String accent) {}

    /** A link of its page. */
    @Serdeable
    public record Link(String title, String url) {}

    static BrandingSection of(Branding branding) {
        return new BrandingSection(
                branding.description().isEmpty() ? null : branding.description(),
                new Colours(
                        branding.primaryColour().orElse(null),
                        branding.accentColour().orElse(null)),
                branding.links().stream()
                        .map(link -> new Link(link.title(), link.url()))
                        .toList(),
                branding.rules(),
                branding.publicPage());
    }
}
