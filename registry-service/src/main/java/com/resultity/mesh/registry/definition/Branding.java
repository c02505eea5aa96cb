package com.resultity.mesh.registry.definition;

import java.util.List;
import java.util.Optional;

/**
 * How a Subcloud presents itself to people.
 *
 * @param description what it is for; may be empty
 * @param primaryColour its colour as #rrggbb
 * @param accentColour its second colour as #rrggbb
 * @param links links in the owner's order
 * @param rules rules of its community
 * @param publicPage whether everybody may see its page
 */
public record Branding(
        String description,
        Optional<String> primaryColour,
        Optional<String> accentColour,
        List<Link> links,
        List<String> rules,
        boolean publicPage) {

    public Branding {
        links = List.copyOf(links);
        rules = List.copyOf(rules);
    }

    /**
     * A link.
     *
     * @param title what it says
     * @param url where it leads; https or http
     */
    public record Link(String title, String url) {}
}
