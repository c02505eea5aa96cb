package com.resultity.mesh.registry.command;

import java.util.List;

/** Why a command was not applied. */
public sealed interface Refusal {

    /** The reason in words. */
    String detail();

    /** What is declared has mistakes, which show only beside what there is. */
    record Mistaken(List<Mistake> mistakes) implements Refusal {

        public Mistaken {
            mistakes = List.copyOf(mistakes);
        }

        @Override
        public String detail() {
            return mistakes.size() == 1
                    ? mistakes.get(0).problem() + ": " + mistakes.get(0).remedy()
                    : mistakes.size() + " mistakes";
        }
    }

    /** What it is about is not there. */
    record Missing(String detail) implements Refusal {}

    /**
     * It was made on a version that is not the present one.
     *
     * @param currentVersion the present one; 0 where there is none
     */
    record Stale(String detail, long currentVersion) implements Refusal {}

    /** It cannot be done as things are. */
    record Conflict(String detail) implements Refusal {}

    /**
     * The one who asks may not ask it.
     *
     * @param mistakes the declarations that are not theirs to make; none where something else was asked
     */
    record Forbidden(String detail, List<Mistake> mistakes) implements Refusal {

        public Forbidden {
            mistakes = List.copyOf(mistakes);
        }

        public Forbidden(String detail) {
            this(detail, List.of());
        }
    }

    /** Another request was sent under the same key before. */
    record KeyReused(String detail) implements Refusal {}

    /**
     * A mistake in one change.
     *
     * @param change number of the change, from 0
     * @param place what it lies in
     * @param problem what is wrong
     * @param remedy what would be right
     */
    record Mistake(int change, Place place, String problem, String remedy) {}

    /** What a mistake lies in. */
    enum Place {
        /** What is declared as such. */
        ID,
        /** The Subclouds that it names. */
        SUBCLOUDS
    }
}
