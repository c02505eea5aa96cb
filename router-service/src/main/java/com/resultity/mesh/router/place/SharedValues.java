package com.resultity.mesh.router.place;

import com.resultity.mesh.router.decide.job.LadderStep;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Names that many nodes and jobs have in common, each in memory once: every record comes with copies of its own of the
 * names of its zone, its country, its models, which are most of what a cell knows of a node, and of a job.
 *
 * <p>Nodes and tenants say what they please, so only what is short is shared, and not much of it is kept: what a node makes up with
 * each heartbeat is as short-lived here as it is without.
 */
final class SharedValues {

    private static final int LONGEST = 64;
    private static final int MOST_OF_A_SET = 16;
    private static final int LONGEST_LADDER = 64;

    /** With the lengths above 5 MiB at the most. What a cell holds already is held on when these are forgotten. */
    private static final int MOST_KEPT = 1 << 12;

    private final Map<Object, Object> kept = new HashMap<>();

    /** An equal name, and the same object for all that ask with equal ones, if it is short. */
    String of(String name) {
        return name.length() > LONGEST ? name : (String) shared(name);
    }

    /** The set of some names, each as {@link #of(String)} gives it; the same object for all that ask with equal ones, if small. */
    Set<String> setOf(Collection<String> names) {
        return ofNames(names.stream().map(this::of).collect(Collectors.toUnmodifiableSet()));
    }

    /** The list of some names, as {@link #setOf} gives a set of them. */
    List<String> listOf(List<String> names) {
        return ofNames(names.stream().map(this::of).toList());
    }

    private <C extends Collection<String>> C ofNames(C names) {
        if (names.size() > MOST_OF_A_SET || names.stream().anyMatch(name -> name.length() > LONGEST)) {
            return names;
        }
        @SuppressWarnings("unchecked") // equal to names of this kind
        C shared = (C) shared(names);
        return shared;
    }

    /** An equal ladder, and the same object for all jobs that climb an equal one: there are few, by their zones and rules. */
    List<LadderStep> ladderOf(List<LadderStep> ladder) {
        if (ladder.size() > LONGEST_LADDER || ladder.stream().anyMatch(SharedValues::isLong)) {
            return ladder;
        }
        @SuppressWarnings("unchecked") // equal to a list of steps
        List<LadderStep> shared = (List<LadderStep>) shared(List.copyOf(ladder));
        return shared;
    }

    private static boolean isLong(LadderStep step) {
        return step.cell().length() > LONGEST || step.zone().length() > LONGEST;
    }

    private Object shared(Object value) {
        if (kept.size() >= MOST_KEPT) {
            kept.clear();
        }
        return kept.computeIfAbsent(value, one -> one);
    }

    /** How many values are kept to be shared. */
    int size() {
        return kept.size();
    }
}
