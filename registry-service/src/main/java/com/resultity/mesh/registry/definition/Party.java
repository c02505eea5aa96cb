package com.resultity.mesh.registry.definition;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Somebody who can own something.
 *
 * @param kind of what kind it is
 * @param id its id among those of its kind
 */
public record Party(Kind kind, String id) {

    /** The beginning of all names of users, which is therefore no id of a team or an organisation. */
    public static final String USERS = "user";

    private static final String ESCAPE = "--";

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
     * Whether a name is one that the party may give to what it makes: the beginning of its names, alone or followed by one
     * {@code -} and more. So nobody learns which names others took, and nobody takes those of others.
     */
    public boolean mayName(String name) {
        String begin = namesBegin();
        return name.equals(begin) || (name.startsWith(begin + "-") && !name.startsWith(begin + ESCAPE));
    }

    /**
     * The beginning of all names that it may give: its id; of a user, {@code user-} and the id, each letter of which that is
     * none of a-z and 0-9 is written as {@code --} and its code in hexadecimal. Nobody knows which users there are, so no two
     * may have a name in common, whatever they are called: where {@code --} follows, the id goes on.
     */
    public String namesBegin() {
        return kind == Kind.USER ? USERS + "-" + spelled(id) : id;
    }

    private static String spelled(String user) {
        StringBuilder spelled = new StringBuilder();
        for (byte letter : user.getBytes(StandardCharsets.UTF_8)) {
            if ((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9')) {
                spelled.append((char) letter);
            } else {
                spelled.append(ESCAPE).append(HexFormat.of().toHexDigits(letter));
            }
        }
        return spelled.toString();
    }

    /** Whether a name of one could be a name of the other too, neither of them a user. */
    public static boolean shareNames(String one, String other) {
        return one.equals(other) || one.startsWith(other + "-") || other.startsWith(one + "-");
    }

    @Override
    public String toString() {
        return kind.prefix + "/" + id;
    }
}
