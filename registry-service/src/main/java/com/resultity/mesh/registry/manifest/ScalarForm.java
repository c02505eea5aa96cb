package com.resultity.mesh.registry.manifest;

import com.resultity.mesh.registry.manifest.YamlValue.Scalar;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a single value is written.
 *
 * @param <T> what it stands for
 */
@FunctionalInterface
interface ScalarForm<T> {

    /** What a value that is not null stands for, or what is wrong with it. */
    Reading<T> read(Scalar scalar);

    /** What the value of a field stands for; empty where something is wrong with it, which is noted. */
    default Optional<T> read(String field, YamlValue value, Mistakes mistakes) {
        mistakes.seen(field, value.line());
        if (!(value instanceof Scalar scalar)) {
            mistakes.add(value.line(), field, "is not a single value", "write one value");
            return Optional.empty();
        }
        if (scalar.isNull()) {
            mistakes.add(value.line(), field, "has no value", "write one, or remove it");
            return Optional.empty();
        }
        Reading<T> reading = read(scalar);
        if (reading instanceof Mistaken<T> mistaken) {
            mistakes.add(value.line(), field, mistaken.problem(), mistaken.remedy());
            return Optional.empty();
        }
        return Optional.of(((Understood<T>) reading).value());
    }

    /** The outcome of reading. */
    sealed interface Reading<T> {

        /** The same with another value; a mistake stays one. */
        default <U> Reading<U> map(Function<T, U> change) {
            if (this instanceof Mistaken<T> mistaken) {
                return new Mistaken<>(mistaken.problem(), mistaken.remedy());
            }
            return new Understood<>(change.apply(((Understood<T>) this).value()));
        }
    }

    /** A value of the right form. */
    record Understood<T>(T value) implements Reading<T> {}

    /**
     * A value of another form.
     *
     * @param problem what is wrong
     * @param remedy what would be right
     */
    record Mistaken<T>(String problem, String remedy) implements Reading<T> {}
}
