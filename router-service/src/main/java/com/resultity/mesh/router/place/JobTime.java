package com.resultity.mesh.router.place;

import java.util.OptionalLong;

/** The time inside job ids, which are UUIDs of version 7 (RFC 9562, 5.7). */
public final class JobTime {

    private static final String FORM = "xxxxxxxx-xxxx-7xxx-xxxx-xxxxxxxxxxxx";
    private static final int TIME_DIGITS = 12;
    private static final int BITS_OF_DIGIT = 4;

    private JobTime() {}

    /** When a job was created by its id, milliseconds since 1970-01-01T00:00:00Z; nothing if the id is of another form. */
    public static OptionalLong of(String jobId) {
        if (jobId.length() != FORM.length()) {
            return OptionalLong.empty();
        }
        long time = 0;
        int digits = 0;
        for (int position = 0; position < FORM.length(); position++) {
            char character = jobId.charAt(position);
            if (FORM.charAt(position) != 'x') {
                if (character != FORM.charAt(position)) {
                    return OptionalLong.empty();
                }
                continue;
            }
            int value = digit(character);
            if (value < 0) {
                return OptionalLong.empty();
            }
            if (digits++ < TIME_DIGITS) {
                time = time << BITS_OF_DIGIT | value;
            }
        }
        return OptionalLong.of(time);
    }

    /** The value of a hexadecimal digit in lower case, or -1: an id has one form only, or it would be two jobs. */
    private static int digit(char character) {
        if (character >= '0' && character <= '9') {
            return character - '0';
        }
        return character >= 'a' && character <= 'f' ? character - 'a' + 10 : -1;
    }
}
