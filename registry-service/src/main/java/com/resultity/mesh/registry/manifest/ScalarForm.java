package com.resultity.mesh.registry.manifest;

import com.resultity.mesh.registry.manifest.YamlValue.Scalar;
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
