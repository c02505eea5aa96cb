package com.resultity.mesh.registry.definition;

/**
 * One version of a value.
 *
 * @param value the value
 * @param version from 1; grows by 1 with each change
 * @param updatedAt when this version was made, milliseconds since 1970-01-01T00:00:00Z
 */
public record Versioned<T>(T value, long version, long updatedAt) {

    /** The first version of a value. */
    public static <T> Versioned<T> first(T value, long now) {
        return new Versioned<>(value, 1, now);
    }

    /** The version after this one. */
    public <U> Versioned<U> next(U changed, long now) {
        return new Versioned<>(changed, version + 1, now);
    }
}
