package com.resultity.mesh.requests;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * The path of something that registry-service has, with a query perhaps.
 *
 * @param text the path as it is sent
 */
public record ResourcePath(String text) {

    /** The path below {@code /v1} whose steps these are, none of which leads elsewhere than one step down. */
    public static ResourcePath of(String... steps) {
        return new ResourcePath("/v1").below(steps);
    }

    /** The path of a Subcloud, or of something below it. */
    public static ResourcePath ofSubcloud(String id, String... below) {
        return of("subclouds", id).below(below);
    }

    /** The path of a model; slashes of its name are as they are. */
    public static ResourcePath ofModel(String name) {
        return of("models").below(name.split("/", -1));
    }

    /** The path further down. */
    public ResourcePath below(String... steps) {
        StringBuilder path = new StringBuilder(text);
        for (String step : steps) {
            path.append('/').append(escaped(step));
        }
        return new ResourcePath(path.toString());
    }

    /** The path with one more term of its query. */
    public ResourcePath query(String name, String value) {
        return new ResourcePath(text + (text.contains("?") ? "&" : "?") + name + "=" + escaped(value));
    }

    private static String escaped(String text) {
        String escaped = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        // Both would be taken for a step up or none.
        return escaped.equals(".") || escaped.equals("..") ? escaped.replace(".", "%2E") : escaped;
    }
}
