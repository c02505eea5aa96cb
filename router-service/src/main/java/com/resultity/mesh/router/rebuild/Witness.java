package com.resultity.mesh.router.rebuild;

import com.resultity.mesh.router.decide.CellSettings;
import com.resultity.mesh.schemas.HandOnPurpose;
import com.resultity.mesh.schemas.HandedOnJob;
import com.resultity.mesh.schemas.InputPosition;
import com.resultity.mesh.schemas.JobOutcome;
import com.resultity.mesh.schemas.LocatedJob;
import com.resultity.mesh.schemas.NodeState;
import com.resultity.mesh.schemas.PreviousTenancy;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.schemas.TenancyEnd;
import com.resultity.mesh.schemas.VoidedAttempt;
import com.resultity.mesh.wire.Intake.Accepted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;

/**
 * What the outputs of a partition's cells prove of when they read what. A decision names how far each input was read and its
 * own time, a token on its way was sent the moment its cell looked, and a tenancy says when and by what the one before ended.
 */
final class Witness {

    private final CellSettings settings;
    private final List<Event> events;
    private final Map<Attempt, RoutingDecision> decisions = new LinkedHashMap<>();
    private final Map<Attempt, PreviousTenancy> ends = new HashMap<>();
    private final Map<Attempt, List<Accepted<HandedOnJob>>> handedOn = new HashMap<>();
    private final TreeMap<Long, List<Accepted<HandedOnJob>>> handedOnAt = new TreeMap<>();
    private final Map<String, NavigableSet<Long>> endsByNode = new HashMap<>();
    private final NavigableSet<Long> moments = new TreeSet<>();

    /** One attempt of a job. */
    record Attempt(String jobId, int number) {}

    /**
     * What was written at one moment: decisions, or tokens that went on.
     *
     * @param read how far each input had been read by then, by topic; where tokens went on, at most so far
     * @param at the moment, milliseconds since 1970-01-01T00:00:00Z
     * @param decisions what was decided, by attempt
     * @param tokens what was handed on; empty where something was decided, because moments do not tell which came first
     */
    record Event(
            Map<String, Long> read,
            long at,
            Map<Attempt, RoutingDecision> decisions,
            List<Accepted<HandedOnJob>> tokens) {

        boolean decides() {
            return !decisions.isEmpty();
        }
    }

    /** Between which times an input was read, as far as that is proven. */
    record Bounds(long earliest, long latest) {

        static final Bounds NONE = new Bounds(0, Long.MAX_VALUE);

        static Bounds exactly(long time) {
            return new Bounds(time, time);
        }
    }

    Witness(PartitionLog log, CellSettings settings) {
        this.settings = settings;
        log.decisions().forEach(this::take);
        log.handedOn().forEach(this::takeHandedOn);
        this.events = events();
    }

    private void take(Accepted<RoutingDecision> accepted) {
        RoutingDecision decision = accepted.value();
        // What is there already is a repeat, of which nothing follows.
        if (decisions.putIfAbsent(attempt(decision), decision) != null) {
            return;
        }
        moments.add(decision.getDecidedAt());
        if (decision.getAssignment() != null && decision.getAssignment().getPrevious() != null) {
            PreviousTenancy previous = decision.getAssignment().getPrevious();
            ends.put(new Attempt(previous.getJobId(), previous.getAttempt()), previous);
            moments.add(previous.getEndedAt());
            if (previous.getEnd() != TenancyEnd.OUTCOME && previous.getEnd() != TenancyEnd.LEASE_ENDED) {
                endsOf(decision.getAssignment().getNodeId()).add(previous.getEndedAt());
            }
        }
    }

    private void takeHandedOn(Accepted<HandedOnJob> accepted) {
        HandedOnJob token = accepted.value();
        if (token.getPurpose() == HandOnPurpose.REPEAT) {
            return;
        }
        moments.add(accepted.raw().timestamp());
        handedOnAt
                .computeIfAbsent(accepted.raw().timestamp(), unknown -> new ArrayList<>())
                .add(accepted);
        handedOn.computeIfAbsent(
                        new Attempt(token.getJob().getJobId(), token.getAttempt()), unknown -> new ArrayList<>())
                .add(accepted);
        VoidedAttempt voided = token.getVoided();
        if (voided != null
                && token.getVisits().isEmpty()
                && voided.getEnd() != TenancyEnd.OUTCOME
                && voided.getEnd() != TenancyEnd.LEASE_ENDED) {
            endsOf(voided.getNodeId()).add(accepted.raw().timestamp());
        }
    }

    private NavigableSet<Long> endsOf(String nodeId) {
        return endsByNode.computeIfAbsent(nodeId, unknown -> new TreeSet<>());
    }

    static Attempt attempt(RoutingDecision decision) {
        return new Attempt(decision.getJobId(), decision.getAttempt());
    }

    private List<Event> events() {
        Map<Map<String, Long>, TreeMap<Long, Map<Attempt, RoutingDecision>>> byPositions = new LinkedHashMap<>();
        decisions.forEach((attempt, decision) -> byPositions
                .computeIfAbsent(read(decision), unknown -> new TreeMap<>())
                .computeIfAbsent(decision.getDecidedAt(), unknown -> new LinkedHashMap<>())
                .put(attempt, decision));
        List<Event> found = new ArrayList<>();
        byPositions.forEach(
                (read, byTime) -> byTime.forEach((at, made) -> found.add(new Event(read, at, made, List.of()))));
        // Whoever read more decided later.
        found.sort(Comparator.comparingLong((Event event) -> event.read().values().stream()
                        .mapToLong(offset -> offset + 1)
                        .sum())
                .thenComparingLong(Event::at));
        return withTokens(found);
    }

    private List<Event> withTokens(List<Event> decided) {
        List<Event> all = new ArrayList<>();
        long since = Long.MIN_VALUE;
        for (Event next : decided) {
            if (since < next.at()) {
                handedOnAt
                        .subMap(since, false, next.at(), false)
                        .forEach((at, tokens) -> all.add(new Event(next.read(), at, Map.of(), tokens)));
            }
            all.add(next);
            since = Math.max(since, next.at());
        }
        return List.copyOf(all);
    }

    private static Map<String, Long> read(RoutingDecision decision) {
        Map<String, Long> read = new TreeMap<>();
        for (InputPosition position : decision.getPositions()) {
            read.put(position.getTopic(), position.getOffset());
        }
        return read;
    }

    /** What was written, in order. */
    List<Event> inOrder() {
        return events;
    }

    Optional<RoutingDecision> decision(Attempt attempt) {
        return Optional.ofNullable(decisions.get(attempt));
    }

    /** The tokens of an attempt that were handed on from here. */
    List<Accepted<HandedOnJob>> handedOn(Attempt attempt) {
        return handedOn.getOrDefault(attempt, List.of());
    }

    /** Moments at which the cells are known to have looked what is due, after one time and up to another. */
    NavigableSet<Long> moments(long after, long until) {
        return after >= until ? new TreeSet<>() : moments.subSet(after, false, until, true);
    }

    /** When an input was read, as far as its consequences tell. */
    Bounds readingOf(Accepted<? extends SpecificRecord> input, long notBefore) {
        SpecificRecord value = input.value();
        if (value instanceof LocatedJob job) {
            return look(new Attempt(job.getJobId(), 1), job.getLadder().get(0).getCell(), 0, 0);
        }
        if (value instanceof HandedOnJob token && token.getPurpose() != HandOnPurpose.REPEAT) {
            Attempt attempt = new Attempt(token.getJob().getJobId(), token.getAttempt());
            return look(attempt, token.getToCell(), token.getWalk(), token.getHop());
        }
        if (value instanceof JobOutcome outcome) {
            return outcome(
                    new Attempt(outcome.getJobId(), outcome.getAttempt()),
                    input.raw().offset());
        }
        if (value instanceof NodeState state) {
            Long end = endsOf(state.getNodeId()).ceiling(notBefore);
            return end == null ? Bounds.NONE : Bounds.exactly(end);
        }
        return Bounds.NONE;
    }

    private Bounds look(Attempt attempt, String cell, int walk, int hop) {
        for (Accepted<HandedOnJob> next : handedOn(attempt)) {
            HandedOnJob token = next.value();
            if (!token.getFromCell().equals(cell) || token.getHop() <= hop) {
                continue;
            }
            if (token.getWalk() == walk) {
                return Bounds.exactly(next.raw().timestamp());
            }
            if (token.getWalk() == walk + 1) {
                return new Bounds(0, next.raw().timestamp() - waits(walk));
            }
        }
        RoutingDecision decision = decisions.get(attempt);
        return decision == null || !decision.getCell().equals(cell)
                ? Bounds.NONE
                : new Bounds(decision.getDecidedAt() - waits(walk) + 1, decision.getDecidedAt());
    }

    private long waits(int walk) {
        return settings.walkAgainAfter(walk);
    }

    private Bounds outcome(Attempt attempt, long offset) {
        PreviousTenancy end = ends.get(attempt);
        if (end != null
                && end.getEnd() == TenancyEnd.OUTCOME
                && end.getOutcomeOffset() != null
                && end.getOutcomeOffset() == offset) {
            return Bounds.exactly(end.getEndedAt());
        }
        Attempt next = new Attempt(attempt.jobId(), attempt.number() + 1);
        for (Accepted<HandedOnJob> token : handedOn(next)) {
            VoidedAttempt voided = token.value().getVoided();
            if (token.value().getVisits().isEmpty()
                    && token.value().getWalk() == 0
                    && voided != null
                    && voided.getEnd() == TenancyEnd.OUTCOME) {
                return Bounds.exactly(token.raw().timestamp());
            }
        }
        return Bounds.NONE;
    }
}
