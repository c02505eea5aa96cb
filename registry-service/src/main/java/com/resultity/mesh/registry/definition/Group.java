package com.resultity.mesh.registry.definition;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * A team or an organisation.
 *
 * @param party which one; a team or an organisation
 * @param displayName its name for people
 * @param organisation the organisation that a team belongs to; never of an organisation
 * @param members role of each member, by user
 * @param operators operators of nodes in whose name its members act
 */
public record Group(
        Party party,
        String displayName,
        Optional<String> organisation,
        SortedMap<String, Role> members,
        SortedSet<String> operators) {

    public Group {
        members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
        operators = Names.copyOf(operators);
    }

    /** The role of a user; empty where it is no member. */
    public Optional<Role> roleOf(String user) {
        return Optional.ofNullable(members.get(user));
    }

    /** Key of its record: {@code team/ID} or {@code org/ID}. */
    public String key() {
        return party.toString();
    }
}
