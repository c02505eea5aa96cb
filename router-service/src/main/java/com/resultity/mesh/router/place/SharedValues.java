package com.resultity.mesh.router.place;

import com.resultity.mesh.router.decide.job.LadderStep;
import com.resultity.mesh.router.decide.nodes.NodeHardware;
import com.resultity.mesh.router.decide.nodes.NodeLocation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Names that many nodes and jobs have in common, each in memory once: every record comes with copies of its own of the
 * names of its zone, its country, its models, which are most of what a cell knows of a node, and of a job.
 *
 * <p>Nodes and tenants say what they please, so only what is short is shared, and not much of it is kept: what a node makes up with
 * each heartbeat is as short-lived here as it is without.
 */
final class SharedValues {

    private static final int LONGEST = 64;
    private static final int MOST_OF_A_LIST = 16;
    private static final int LONGEST_LADDER = 64;

    /** With the lengths above 5 MiB at the most. What a cell holds already is held on when these are forgotten. */
    private static final int MOST_KEPT = 1 << 12;

    private final Map<Object, Object> kept = new HashMap<>();

    /**
     * An equal name, and the same object for all that ask with equal ones, if it is short: for all of the process, so that it does
     * not matter to those who hold it when it is forgotten here.
     */
    String of(String name) {
        if (isLong(name)) {
            return name;
        }
        Object known = kept.get(name);
        return known == null ? shared(name.intern()) : (String) known;
    }

    /** The list of some names, each as {@link #of(String)} gives it; the same object for all that ask with equal ones, if small. */
    List<String> listOf(List<String> names) {
        List<String> list = names.stream().map(this::of).toList();
        return list.size() > MOST_OF_A_LIST || list.stream().anyMatch(SharedValues::isLong) ? list : shared(list);
    }

    /** Equal hardware, and the same object for all that ask with equal ones, if its name is short. */
    NodeHardware of(NodeHardware hardware) {
        return isLong(hardware.gpuClass()) ? hardware : shared(hardware);
    }

    /** An equal location, and the same object for all that ask with equal ones, if its names are short. */
    NodeLocation of(NodeLocation location) {
        return isLong(location.zone()) || isLong(location.country()) ? location : shared(location);
    }

    /** An equal ladder, and the same object for all jobs that climb an equal one: there are few, by their zones and rules. */
    List<LadderStep> ladderOf(List<LadderStep> ladder) {
        return ladder.size() > LONGEST_LADDER || ladder.stream().anyMatch(SharedValues::isLong)
                ? ladder
                : shared(List.copyOf(ladder));
    }

    private static boolean isLong(LadderStep step) {
        return isLong(step.cell()) || isLong(step.zone());
    }

    /** Whether a name is too long to be shared. */
    static boolean isLong(String name) {
        return name.length() > LONGEST;
    }

    @SuppressWarnings("unchecked") // what is kept for a value is equal to it, and of its kind
    private <T> T shared(T value) {
        if (kept.size() >= MOST_KEPT) {
            kept.clear();
        }
        return (T) kept.computeIfAbsent(value, one -> one);
    }

    /** How many values are kept to be shared. */
    int size() {
        return kept.size();
    }
}
