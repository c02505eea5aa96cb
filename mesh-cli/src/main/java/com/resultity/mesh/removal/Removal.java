package com.resultity.mesh.removal;

import java.util.Locale;

/**
 * What became of something that was to be removed.
 *
 * @param thing what
 * @param outcome what became of it
 */
public record Removal(NamedThing thing, Outcome outcome) {

    /** What became of it. */
    public enum Outcome {
        REMOVED,
        NOT_THERE;

        /** The outcome in words. */
        public String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }
}
