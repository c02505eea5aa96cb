package com.resultity.mesh.registry.definition;

import java.util.Optional;

/**
 * Somebody who can own something.
 *
 * @param kind of what kind it is
 * @param id its id among those of its kind
 */
public record Party(Kind kind, String id) {

    /** Of what kind parties are. */
    public enum Kind {
        /** One person or program, by the subject of its tokens. */
        USER("user"),
        TEAM("team"),
        ORGANISATION("org"),
        /** An operator of nodes, in whose name certain teams and organisations act. */
        OPERATOR("operator");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }
    }

    public static Party user(String id) {
        return new Party(Kind.USER, id);
    }

    public static Party team(String id) {
        return new Party(Kind.TEAM, id);
    }

    public static Party organisation(String id) {
        return new Party(Kind.ORGANISATION, id);
    }

    public static Party operator(String id) {
        return new Party(Kind.OPERATOR, id);
    }

    /**
     * The party that an owner's text names: {@code user/ID}, {@code team/ID} or {@code org/ID}. Empty for any other text, in
     * whose name nobody can act but the operator of the network.
     */
    public static Optional<Party> ofOwner(String owner) {
        for (Kind kind : Kind.values()) {
            if (kind != Kind.OPERATOR && owner.startsWith(kind.prefix + "/")) {
                return Optional.of(new Party(kind, owner.substring(kind.prefix.length() + 1)));
            }
        }
        return Optional.empty();
    }

    /**
     * Whether a name is one that the party may give to what it makes: its own id, alone or followed by {@code -} and more; for
     * a user, {@code user-} and the same. So nobody learns which names others took, and nobody takes those of others.
     */
    public boolean mayName(String name) {
        return name.equals(namesBegin()) || name.startsWith(namesBegin() + "-");
    }

    /** The beginning of all names that it may give. */
    public String namesBegin() {
        return kind == Kind.USER ? "user-" + id : id;
    }

    @Override
    public String toString() {
        return kind.prefix + "/" + id;
    }
}
