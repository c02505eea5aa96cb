package com.resultity.mesh.registry.manifest;

import com.resultity.mesh.registry.manifest.YamlDocuments.RefusedYamlException;
import com.resultity.mesh.registry.manifest.YamlValue.Mapping;
import com.resultity.mesh.registry.manifest.YamlValue.Scalar;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads what is asked of access tokens. JSON is YAML, so its mistakes are told as those of manifests are. */
public final class TokenRequests {

    private static final Vocabulary ISSUE =
            new Vocabulary(Map.of("", List.of("tenant", "expiresIn", "expiresAt", "quota"), "quota", QuotaForm.FIELDS));
    private static final Vocabulary ROTATION = new Vocabulary(Map.of("", List.of("overlap", "expiresIn", "expiresAt")));
    private static final ScalarForm<Long> LIFE = QuantityForms.duration(Duration.ofSeconds(1), Duration.ofDays(3_650));
    private static final ScalarForm<Long> OVERLAP = QuantityForms.duration(Duration.ZERO, Duration.ofDays(30));
    private static final long USUAL_OVERLAP = Duration.ofHours(1).toMillis();

    private TokenRequests() {}

    /**
     * Reads what is asked of a new token.
     *
     * @param json fields tenant, expiresIn or expiresAt, and quota, each of which may be left out; may be empty
     * @param now milliseconds since 1970-01-01T00:00:00Z
     * @throws MistakenRequestException if there are mistakes
     */
    public static TokenTerms readIssue(String json, long now) throws MistakenRequestException {
        Mistakes mistakes = new Mistakes(1);
        Section fields = fields(json, ISSUE, mistakes);
        var tenant = fields.optional("tenant", text(TextForms.TENANT));
        var quota = QuotaForm.read(fields, "quota", mistakes);
        var expiresAt = expiresAt(fields, now, mistakes);
        refuse(mistakes);
        return new TokenTerms(tenant, quota, expiresAt);
    }

    /**
     * Reads what is asked of a token that takes another's place.
     *
     * @param json fields overlap, and expiresIn or expiresAt, each of which may be left out; may be empty
     * @param now milliseconds since 1970-01-01T00:00:00Z
     * @throws MistakenRequestException if there are mistakes
     */
    public static RotationTerms readRotation(String json, long now) throws MistakenRequestException {
        Mistakes mistakes = new Mistakes(1);
        Section fields = fields(json, ROTATION, mistakes);
        long overlap = fields.optional("overlap", text(OVERLAP)).orElse(USUAL_OVERLAP);
        var expiresAt = expiresAt(fields, now, mistakes);
        refuse(mistakes);
        return new RotationTerms(now + overlap, expiresAt);
    }

    private static OptionalLong expiresAt(Section fields, long now, Mistakes mistakes) {
        Optional<Long> life = fields.optional("expiresIn", text(LIFE));
        Optional<Long> end = fields.optional("expiresAt", text(MomentForms.UNTIL));
        if (life.isPresent() && end.isPresent()) {
            mistakes.addTo("expiresAt", "is there beside expiresIn", "keep one of the two");
        }
        if (end.isPresent() && end.get() <= now) {
            mistakes.addTo("expiresAt", "is over already", "write a moment that is still to come");
        }
        return life.map(length -> now + length)
                .or(() -> end)
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    /** A JSON string: what a number or a switch looks like as text is not what was meant. */
    private static <T> ScalarForm<T> text(ScalarForm<T> form) {
        return scalar -> scalar.plain()
                ? new ScalarForm.Mistaken<>(TextForms.quoted(scalar.text()) + " is not text", "put it in double quotes")
                : form.read(scalar);
    }

    private static Section fields(String json, Vocabulary vocabulary, Mistakes mistakes)
            throws MistakenRequestException {
        try {
            YamlDocuments stream = YamlDocuments.of(json);
            YamlValue first = stream.next();
            if (first == null || (first instanceof Scalar scalar && scalar.isNull())) {
                return Section.document(new Mapping(List.of(), 1), vocabulary, mistakes);
            }
            if (first instanceof Mapping mapping && stream.next() == null) {
                return Section.document(mapping, vocabulary, mistakes);
            }
            mistakes.add(1, "", "is not one JSON object", "write fields in braces, or nothing at all");
        } catch (RefusedYamlException refused) {
            mistakes.add(refused.line(), "", refused.getMessage(), refused.remedy());
        }
        throw new MistakenRequestException(mistakes.errors());
    }

    private static void refuse(Mistakes mistakes) throws MistakenRequestException {
        if (!mistakes.none()) {
            throw new MistakenRequestException(mistakes.errors());
        }
    }
}
