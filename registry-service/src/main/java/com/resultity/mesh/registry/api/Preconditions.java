package com.resultity.mesh.registry.api;

import com.resultity.mesh.edge.BadRequestException;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a request says about the version that it was made on. */
final class Preconditions {

    private static final Pattern ENTITY_TAG = Pattern.compile("\"(\\d{1,18})\"");
    private static final String ANY = "*";

    private Preconditions() {}

    /** How a version is told in answers. */
    static String entityTag(long version) {
        return "\"" + version + "\"";
    }

    /** An answer that tells its version. */
    static <T> HttpResponse<T> tagged(T body, long version) {
        return HttpResponse.ok(body).header(HttpHeaders.ETAG, entityTag(version));
    }

    /**
     * The version that a change was made on.
     *
     * @param ifMatch the header of that name; null: none
     * @throws BadRequestException if it is no version
     */
    static OptionalLong expected(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.equals(ANY)) {
            return OptionalLong.empty();
        }
        Matcher tag = ENTITY_TAG.matcher(ifMatch);
        if (!tag.matches()) {
            throw new BadRequestException("If-Match must be a version in quotes, as ETag has it, or *");
        }
        return OptionalLong.of(Long.parseLong(tag.group(1)));
    }
}
