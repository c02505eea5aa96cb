package com.resultity.mesh.registry.page;

import com.resultity.mesh.registry.definition.Branding;
import com.resultity.mesh.registry.definition.Criteria;
import com.resultity.mesh.registry.definition.SubcloudDefinition;
import com.resultity.mesh.registry.manifest.QuantityText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** A Subcloud as a page for people: who it is for, who may join and use it, its rules and its share of rewards. */
public final class SubcloudPage {

    private static final String DARK = "#1b1b1f";
    private static final int HALF_BRIGHT = 128;

    private SubcloudPage() {}

    /** The page of a Subcloud that has a branding. */
    public static String of(SubcloudDefinition subcloud) {
        Branding branding = subcloud.branding().orElseThrow();
        StringBuilder body = new StringBuilder();
        body.append("<header><h1>").append(escaped(subcloud.displayName())).append("</h1>");
        if (!branding.description().isEmpty()) {
            body.append("<p>").append(escaped(branding.description())).append("</p>");
        }
        body.append("</header>\n<main>\n");
        body.append(section("Who may join", list(joining(subcloud))));
        body.append(section("Who may use it", paragraph(access(subcloud))));
        body.append(section("Rewards", paragraph(rewards(subcloud))));
        if (!branding.rules().isEmpty()) {
            body.append(section("Rules", list(branding.rules())));
        }
        if (!branding.links().isEmpty()) {
            body.append(section("Links", links(branding.links())));
        }
        body.append("</main>\n");
        return document(subcloud.displayName(), style(branding), body.toString());
    }

    /** What is shown where there is no public page. */
    public static String ofNone() {
        return document(
                "No such page", "", "<main><h1>No such page</h1><p>There is no public Subcloud here.</p></main>\n");
    }

    private static List<String> joining(SubcloudDefinition subcloud) {
        List<String> lines = new ArrayList<>();
        lines.add(
                switch (subcloud.participation()) {
                    case OPEN -> "Any node that meets the criteria.";
                    case SEMI_OPEN -> "Nodes that ask and are approved.";
                    case PRIVATE -> "Nodes that the owner invites.";
                });
        Criteria criteria = subcloud.criteria();
        addAny(
                lines,
                "In ",
                criteria.regulatoryDomain().map(List::of).orElseGet(() -> List.copyOf(criteria.countries())));
        addAny(lines, "In zone ", criteria.zones());
        addAny(lines, "With a GPU of class ", criteria.gpuClasses());
        addAny(lines, "Of operator ", criteria.operators());
        if (criteria.minimumGpuMemoryMebibytes() > 0) {
            lines.add("With at least " + QuantityText.ofMebibytes(criteria.minimumGpuMemoryMebibytes())
                    + " of GPU memory.");
        }
        if (criteria.minimumTrustLevel() > 0) {
            lines.add("Of trust level " + criteria.minimumTrustLevel() + " or more.");
        }
        if (criteria.verifiedHardware()) {
            lines.add("With verified hardware.");
        }
        if (!criteria.labels().isEmpty()) {
            lines.add("Labelled " + String.join(" and ", criteria.labels()) + ".");
        }
        return lines;
    }

    private static void addAny(List<String> lines, String start, Collection<String> names) {
        if (!names.isEmpty()) {
            lines.add(start + String.join(" or ", names) + ".");
        }
    }

    private static String access(SubcloudDefinition subcloud) {
        return switch (subcloud.accessPolicy()) {
            case PUBLIC -> "Everybody.";
            case WHITELIST -> "Tenants that the owner lists.";
            case TOKEN -> "Whoever holds a token of the owner's.";
            case BINDING -> "The tenants that are bound to it.";
        };
    }

    private static String rewards(SubcloudDefinition subcloud) {
        return "What nodes serve here counts " + QuantityText.ofThousandths(subcloud.rewardMultiplierThousandths())
                + " times.";
    }

    private static String section(String title, String content) {
        return "<section><h2>" + escaped(title) + "</h2>" + content + "</section>\n";
    }

    private static String paragraph(String text) {
        return "<p>" + escaped(text) + "</p>";
    }

    private static String list(List<String> lines) {
        return lines.stream()
                .map(line -> "<li>" + escaped(line) + "</li>")
                .collect(Collectors.joining("", "<ul>", "</ul>"));
    }

    private static String links(List<Branding.Link> links) {
        return links.stream()
                .map(link -> "<li><a rel=\"noopener nofollow ugc\" href=\"" + escaped(link.url()) + "\">"
                        + escaped(link.title()) + "</a></li>")
                .collect(Collectors.joining("", "<ul>", "</ul>"));
    }

    /** Colours are #rrggbb by their form, so they need no escaping; the text on one is whichever of two can be read. */
    private static String style(Branding branding) {
        String primary = branding.primaryColour().orElse(DARK);
        String accent = branding.accentColour().orElse(primary);
        return "header{background:" + primary + ";color:" + (isBright(primary) ? DARK : "#ffffff")
                + ";padding:1.5rem;border-bottom:.4rem solid " + accent + "}";
    }

    /** Brightness as people see it, by the weights of ITU-R BT.601 in thousandths. */
    private static boolean isBright(String colour) {
        int red = Integer.parseInt(colour.substring(1, 3), 16);
        int green = Integer.parseInt(colour.substring(3, 5), 16);
        int blue = Integer.parseInt(colour.substring(5, 7), 16);
        return (299 * red + 587 * green + 114 * blue) / 1_000 >= HALF_BRIGHT;
    }

    private static String document(String title, String style, String body) {
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>" + escaped(title)
                + "</title><style>body{margin:0;font:1rem/1.5 system-ui,sans-serif;color:" + DARK
                + ";background:#ffffff}main{max-width:44rem;margin:0 auto;padding:1.5rem}" + style
                + "</style></head>\n<body>\n" + body + "</body>\n</html>\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
