package com.resultity.mesh.registry.definition;

/**
 * One version of a value.
 *
 * <p>Versions of one name never restart: what is made again after it was removed begins above every version that it had.
 * So the first version is the time in milliseconds, which no number of changes by people keeps up with.
 *
 * @param value the value
 * @param version grows by 1 with each change
 * @param updatedAt when this version was made, milliseconds since 1970-01-01T00:00:00Z
 */
public record Versioned<T>(T value, long version, long updatedAt) {

    /**
     * The first version of a value.
     *
     * @param highest the highest version of anything that is known; above it even where the clock was set back
     * @param now milliseconds since 1970-01-01T00:00:00Z
     */
    public static <T> Versioned<T> first(T value, long highest, long now) {
        return new Versioned<>(value, Math.max(now, highest + 1), now);
    }

    /** The version after this one. */
    public <U> Versioned<U> next(U changed, long now) {
        return new Versioned<>(changed, version + 1, now);
    }
}
