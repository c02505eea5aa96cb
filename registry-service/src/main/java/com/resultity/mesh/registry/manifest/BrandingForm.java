package com.resultity.mesh.registry.manifest;

import com.resultity.mesh.registry.definition.Branding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The form of how a Subcloud presents itself. */
final class BrandingForm {

    static final List<String> FIELDS = List.of("description", "colours", "links", "rules", "publicPage");
    static final List<String> COLOUR_FIELDS = List.of("primary", "accent");
    static final List<String> LINK_FIELDS = List.of("title", "url");

    private static final int MOST_LINKS = 20;
    private static final int MOST_RULES = 50;

    private BrandingForm() {}

    /** Reads the section, if there is one. */
    static Optional<Branding> read(Section spec) {
        if (!spec.has("branding")) {
            return Optional.empty();
        }
        Section section = spec.section("branding");
        Section colours = section.optionalSection("colours");
        return Optional.of(new Branding(
                section.optional("description", TextForms.SENTENCE).orElse(""),
                colours.optional("primary", TextForms.COLOUR),
                colours.optional("accent", TextForms.COLOUR),
                links(section),
                section.orderedNames("rules", TextForms.SENTENCE, MOST_RULES),
                section.optional("publicPage", TextForms.SWITCH).orElse(false)));
    }

    private static List<Branding.Link> links(Section section) {
        List<Branding.Link> links = new ArrayList<>();
        for (ListItem item : section.items("links", MOST_LINKS)) {
            Optional<Section> fields = item.fields();
            if (fields.isEmpty()) {
                item.refuse("is not a link", "write {title: TITLE, url: https://HOST/PATH}");
                continue;
            }
            var title = fields.get().required("title", TextForms.DISPLAY_NAME, "How to join");
            var url = fields.get().required("url", PlaceForms.ENDPOINT, "https://example.org/join");
            title.flatMap(text -> url.map(target -> new Branding.Link(text, target)))
                    .ifPresent(links::add);
        }
        return links;
    }
}
