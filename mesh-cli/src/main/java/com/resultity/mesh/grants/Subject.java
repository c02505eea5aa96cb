package com.resultity.mesh.grants;

import java.util.Locale;

/**
 * Who may send jobs.
 *
 * @param kind of what kind it is
 * @param id its id
 */
public record Subject(Kind kind, String id) {

    /** Of what kind those are that may send jobs. */
    public enum Kind {
        TENANT("tenants"),
        TEAM("teams"),
        ORGANISATION("organisations");

        private final String list;

        Kind(String list) {
            this.list = list;
        }

        /** The list of {@code spec.access} that they stand in. */
        String list() {
            return list;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public String toString() {
        return kind + " " + id;
    }
}
