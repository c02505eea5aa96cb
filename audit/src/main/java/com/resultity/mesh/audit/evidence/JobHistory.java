package com.resultity.mesh.audit.evidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** All that the log says of one job, in an order that does not depend on how the log was read. */
public final class JobHistory {

    private final String id;
    private final List<Request> requests = new ArrayList<>(1);
    private final List<Located> located = new ArrayList<>(1);
    private final List<Decision> decisions = new ArrayList<>(1);
    private final List<Outcome> outcomes = new ArrayList<>(1);
    private Map<Integer, Long> voidedAt = Map.of();
    private int repeats;

    JobHistory(String id) {
        this.id = id;
    }

    void add(Request request) {
        requests.add(request);
    }

    void add(Located job) {
        located.add(job);
    }

    /** Keeps one of decisions that repeat each other: the one that lies first. */
    void add(Decision decision) {
        for (int i = 0; i < decisions.size(); i++) {
            Decision known = decisions.get(i);
            if (decision.repeats(known)) {
                repeats++;
                if (decision.position().compareTo(known.position()) < 0) {
                    decisions.set(i, known.at(decision.position()));
                }
                return;
            }
        }
        decisions.add(decision);
    }

    void add(Outcome outcome) {
        outcomes.add(outcome);
    }

    /** Another record says that an attempt was void from then on; the earliest such moment counts. */
    void addVoided(int attempt, long time) {
        if (voidedAt.isEmpty()) {
            voidedAt = new TreeMap<>();
        }
        voidedAt.merge(attempt, time, Math::min);
    }

    /** Brings everything into the order of the log. */
    void sort() {
        requests.sort(Comparator.comparing(Request::position));
        located.sort(Comparator.comparing(Located::position));
        decisions.sort(Comparator.comparing(Decision::position));
        outcomes.sort(Comparator.comparing(Outcome::position));
    }

    public String id() {
        return id;
    }

    /** Its requests, those that were set aside included. */
    public List<Request> requests() {
        return requests;
    }

    /** What the edge made of its requests, copies that were set aside included. */
    public List<Located> located() {
        return located;
    }

    /** Its decisions without repeats. */
    public List<Decision> decisions() {
        return decisions;
    }

    public List<Outcome> outcomes() {
        return outcomes;
    }

    /** How many records repeat a decision to the last field. */
    public int repeats() {
        return repeats;
    }

    /** The decision of its highest attempt; of several, the one that lies first. */
    public Optional<Decision> latestDecision() {
        return decisions.stream()
                .max(Comparator.comparingInt(Decision::attempt)
                        .thenComparing(Decision::position, Comparator.reverseOrder()));
    }

    /** The decision of an attempt; of several, the one that lies first. */
    public Optional<Decision> decisionOf(int attempt) {
        return decisions.stream()
                .filter(decision -> decision.attempt() == attempt)
                .findFirst();
    }

    /** Whether an attempt above this one was decided, which makes this one void. */
    public boolean decidedAbove(int attempt) {
        return decisions.stream().anyMatch(decision -> decision.attempt() > attempt);
    }

    /** Since when other records than its decisions say that an attempt is void. */
    public OptionalLong voidedAt(int attempt) {
        Long time = voidedAt.get(attempt);
        return time == null ? OptionalLong.empty() : OptionalLong.of(time);
    }
}
