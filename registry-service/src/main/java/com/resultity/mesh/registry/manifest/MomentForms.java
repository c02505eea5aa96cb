package com.resultity.mesh.registry.manifest;

import com.resultity.mesh.registry.manifest.ScalarForm.Mistaken;
import com.resultity.mesh.registry.manifest.ScalarForm.Reading;
import com.resultity.mesh.registry.manifest.ScalarForm.Understood;
import com.resultity.mesh.registry.manifest.YamlValue.Scalar;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/** How moments are written. */
final class MomentForms {

    /**
     * An end, from which on something is not so any more, in milliseconds since 1970-01-01T00:00:00Z: a moment with its
     * offset, such as 2027-01-31T12:00:00Z, or a date, the whole of which in UTC is before the end.
     */
    static final ScalarForm<Long> UNTIL = MomentForms::readUntil;

    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern MOMENT = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,3})?)?(Z|[+-][0-9]{2}:[0-9]{2})");

    private MomentForms() {}

    private static Reading<Long> readUntil(Scalar scalar) {
        String text = scalar.text();
        try {
            if (DATE.matcher(text).matches()) {
                return after1970(LocalDate.parse(text)
                        .plusDays(1)
                        .atStartOfDay()
                        .toInstant(ZoneOffset.UTC)
                        .toEpochMilli());
            }
            if (MOMENT.matcher(text).matches()) {
                return after1970(OffsetDateTime.parse(text).toInstant().toEpochMilli());
            }
        } catch (DateTimeException noSuchDay) {
            return mistaken(text);
        }
        return mistaken(text);
    }

    private static Reading<Long> after1970(long milliseconds) {
        return milliseconds > 0
                ? new Understood<>(milliseconds)
                : new Mistaken<>("is before 1970", "write a moment that is still to come");
    }

    private static Reading<Long> mistaken(String text) {
        return new Mistaken<>(
                TextForms.quoted(text) + " is not a moment",
                "write a date, such as 2027-01-31, or a moment with its offset, such as 2027-01-31T12:00:00Z");
    }
}
