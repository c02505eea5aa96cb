package com.resultity.mesh.audit.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Finds what looks like an IP address, version 4 or 6, in text and in bytes. */
final class AddressTokens {

    private static final int SHORTEST = 2;
    private static final int LONGEST = 64;
    private static final int DOTS = 3;
    private static final int COLONS = 2;

    private AddressTokens() {}

    /** The runs of a text that may be addresses, in lower case. */
    static Set<String> in(String text) {
        Set<String> tokens = new HashSet<>();
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean inside = i < text.length() && ofAddress(text.charAt(i));
            if (inside && start < 0) {
                start = i;
            } else if (!inside && start >= 0) {
                addRun(text.substring(start, i), tokens);
                start = -1;
            }
        }
        return tokens;
    }

    /**
     * The runs of bytes that may be addresses. A length byte beside an address may look like a part of it, so each run
     * stands for itself with and without its first and last character.
     */
    static Set<String> in(byte[] bytes) {
        Set<String> tokens = new HashSet<>();
        for (String run : in(new String(bytes, ISO_8859_1))) {
            tokens.add(run);
            tokens.add(run.substring(1));
            tokens.add(run.substring(0, run.length() - 1));
            tokens.add(run.substring(1, run.length() - 1));
        }
        return tokens;
    }

    private static boolean ofAddress(char c) {
        return c >= '0' && c <= ':' || c == '.' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }

    private static void addRun(String run, Set<String> tokens) {
        if (run.length() <= SHORTEST || run.length() > LONGEST) {
            return;
        }
        String token = run.toLowerCase(Locale.ROOT);
        if (count(token, ':') >= COLONS) {
            tokens.add(token);
        }
        if (count(token, '.') >= DOTS) {
            tokens.add(token);
            addWithoutPort(token, tokens);
        }
    }

    private static void addWithoutPort(String token, Set<String> tokens) {
        int colon = token.indexOf(':');
        if (colon > SHORTEST) {
            tokens.add(token.substring(0, colon));
        }
        // A sentence may end behind an address.
        if (token.endsWith(".")) {
            tokens.add(token.substring(0, token.length() - 1));
        }
    }

    private static int count(String text, char wanted) {
        return (int) text.chars().filter(c -> c == wanted).count();
    }
}
