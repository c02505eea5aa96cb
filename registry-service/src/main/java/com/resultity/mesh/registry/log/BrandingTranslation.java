package com.resultity.mesh.registry.log;

import com.resultity.mesh.registry.definition.Branding;
import com.resultity.mesh.schemas.BrandLink;
import java.util.Optional;

/** How Subclouds present themselves, between definitions and records. */
final class BrandingTranslation {

    private BrandingTranslation() {}

    static com.resultity.mesh.schemas.Branding recordOf(Branding branding) {
        return com.resultity.mesh.schemas.Branding.newBuilder()
                .setDescription(branding.description())
                .setPrimaryColour(branding.primaryColour().orElse(null))
                .setAccentColour(branding.accentColour().orElse(null))
                .setLinks(branding.links().stream()
                        .map(link -> new BrandLink(link.title(), link.url()))
                        .toList())
                .setRules(branding.rules())
                .setPublicPage(branding.publicPage())
                .build();
    }

    static Branding definitionOf(com.resultity.mesh.schemas.Branding branding) {
        return new Branding(
                branding.getDescription(),
                Optional.ofNullable(branding.getPrimaryColour()),
                Optional.ofNullable(branding.getAccentColour()),
                branding.getLinks().stream()
                        .map(link -> new Branding.Link(link.getTitle(), link.getUrl()))
                        .toList(),
                branding.getRules(),
                branding.getPublicPage());
    }
}
