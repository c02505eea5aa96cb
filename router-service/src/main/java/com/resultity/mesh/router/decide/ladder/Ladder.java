package com.resultity.mesh.router.decide.ladder;

import com.resultity.mesh.router.decide.job.Job;
import com.resultity.mesh.router.decide.job.LadderStep;
import com.resultity.mesh.router.decide.job.Rung;
import com.resultity.mesh.router.decide.policy.GeoTerms;
import com.resultity.mesh.router.decide.policy.SubcloudPolicy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The cells where a job may look, in order: its own zone, the zones that its Subcloud falls back to, the other zones of the
 * job's ladder. Inside a zone the cell comes first that promises most. A rung never widens what the Subcloud allows.
 */
public final class Ladder {

    /** No zone has this name. */
    private static final String ALIKE = "";

    private final Job job;
    private final Optional<SubcloudPolicy> pool;
    private final List<String> models;
    private final Peers peers;

    /**
     * @param models models that the job may be given
     */
    public Ladder(Job job, Optional<SubcloudPolicy> pool, List<String> models, Peers peers) {
        this.job = job;
        this.pool = pool;
        this.models = models;
        this.peers = peers;
    }

    /** Whether the job may look anywhere but in a cell. */
    public boolean leadsBeyond(String cell) {
        return beyond(cell).findAny().isPresent();
    }

    /** Whether another cell than one promises a free slot, or has too much to say to speak of it. */
    public boolean isPromisedElsewhere(String cell) {
        return beyond(cell)
                .map(LadderStep::cell)
                .anyMatch(other -> promise(other) > 0 || peers.leavesOut(other, poolId(), models));
    }

    private Stream<LadderStep> beyond(String cell) {
        return job.ladder().stream().filter(step -> !step.cell().equals(cell) && open(step));
    }

    /** The next cell that has not looked on this walk and may have a node for the job. */
    public Optional<String> next(Token token) {
        return notLooked(token)
                .map(LadderStep::cell)
                .filter(cell -> !peers.lacks(cell, poolId(), models))
                .findFirst();
    }

    /** The next cell that has not looked on this walk, although it said that it has no node for the job. */
    public Optional<String> nextUnlikely(Token token) {
        return notLooked(token).map(LadderStep::cell).findFirst();
    }

    /** The room that the other cells of a cell's zone tell of. Where one zone is as good as another, these are one zone. */
    public Room roomBeside(String cell) {
        String zone = groupOf(cell);
        Room room = Room.NONE;
        for (LadderStep step : job.ladder()) {
            if (!step.cell().equals(cell) && open(step) && group(step).equals(zone)) {
                room = room.plus(peers.room(step.cell(), poolId(), models));
            }
        }
        return room;
    }

    /** The other cell of a cell's zone that promises most free slots, and has not looked on this walk. */
    public Optional<String> promisingBeside(String cell, Token token) {
        String zone = groupOf(cell);
        return promising(token, step -> group(step).equals(zone));
    }

    /** The first cell beyond a cell's zone that promises a free slot, and has not looked on this walk. */
    public Optional<String> promisingBeyond(String cell, Token token) {
        String zone = groupOf(cell);
        return promising(token, step -> !group(step).equals(zone));
    }

    private Optional<String> promising(Token token, Predicate<LadderStep> among) {
        return notLooked(token)
                .filter(among)
                .map(LadderStep::cell)
                .filter(cell -> promise(cell) > 0)
                .findFirst();
    }

    private Stream<LadderStep> notLooked(Token token) {
        return order().filter(step -> !token.hasLooked(step.cell()));
    }

    private String groupOf(String cell) {
        return job.stepOf(cell).map(this::group).orElse(ALIKE);
    }

    private Stream<LadderStep> order() {
        Map<String, List<LadderStep>> byGroup = new LinkedHashMap<>();
        for (LadderStep step : job.ladder()) {
            if (open(step)) {
                byGroup.computeIfAbsent(group(step), unknown -> new ArrayList<>())
                        .add(step);
            }
        }
        List<String> groups = new ArrayList<>(byGroup.keySet());
        groups.sort(Comparator.comparingInt(this::rank));
        Comparator<LadderStep> byPromise = Comparator.comparingInt((LadderStep step) -> promise(step.cell()))
                .reversed();
        return groups.stream().flatMap(group -> byGroup.get(group).stream().sorted(byPromise));
    }

    /** Where one zone is as good as another, all their cells are of one group. */
    private String group(LadderStep step) {
        GeoTerms geo = pool.map(SubcloudPolicy::geo).orElse(GeoTerms.NONE);
        boolean ordered = step.zone().equals(job.zone()) || geo.fallbackZones().contains(step.zone());
        boolean alike = geo.mode() == GeoTerms.Mode.ANY || (step.rung() == Rung.ANYWHERE && !ordered);
        return alike ? ALIKE : step.zone();
    }

    /** The order of the Subcloud, with the home zone before and the other zones after it as the job has them. */
    private int rank(String group) {
        List<String> ordered = pool.map(policy -> policy.geo().fallbackZones()).orElse(List.of());
        if (group.equals(job.zone())) {
            return -1;
        }
        int position = ordered.indexOf(group);
        return position >= 0 ? position : ordered.size() + (group.equals(ALIKE) ? 1 : 0);
    }

    private boolean open(LadderStep step) {
        return pool.map(policy -> policy.geo().allow(step.zone(), job)).orElse(true);
    }

    private int promise(String cell) {
        return peers.freeSlots(cell, poolId(), models);
    }

    private Optional<String> poolId() {
        return pool.map(SubcloudPolicy::id);
    }
}
