package com.resultity.mesh.router.decide.line;

import com.resultity.mesh.router.decide.admission.Claim;
import com.resultity.mesh.router.decide.eligibility.Members;
import com.resultity.mesh.router.decide.job.Job;
import com.resultity.mesh.router.decide.line.Shares.Flow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The jobs that wait in a cell. What comes free goes to the class that holds least for its share in its own pool, inside it
 * to the tenant that holds least, and of that to the job that waits longest: max-min fairness over slots, which needs no
 * memory of what was given before and is therefore the same after a restart. Kept by demand as well, because where one job
 * finds nothing, none of its demand does: so a slot that comes free costs as many looks as there are demands, however long
 * the line is.
 */
public final class Line {

    /** Different demands of one tenant in one class of one pool; a slot that comes free costs a look for each. */
    private static final int MOST_DEMANDS = 64;

    private final Shares shares;
    private final Map<Group, Queue> groups = new HashMap<>();
    private final Map<Flow, Integer> waiting = new HashMap<>();
    private final Map<Flow, Integer> demands = new HashMap<>();
    private int size;

    private record Group(Flow flow, Demand demand) {}

    private record Head(Shares.Standing standing, Place place) implements Comparable<Head> {

        private static final Comparator<Head> ORDER =
                Comparator.comparing(Head::standing).thenComparing(Head::place);

        @Override
        public int compareTo(Head other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * Where a job stands, which is its own wherever and however often it has looked before.
     *
     * @param requestedAt when the broker took the request, milliseconds since 1970-01-01T00:00:00Z
     */
    private record Place(long requestedAt, String jobId) implements Comparable<Place> {

        private static final Comparator<Place> ORDER =
                Comparator.comparingLong(Place::requestedAt).thenComparing(Place::jobId);

        static Place of(Job job) {
            return new Place(job.requestedAt(), job.id());
        }

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    /** Jobs that ask for the same, with the nodes that would do if they were free. */
    private static final class Queue {

        private final TreeSet<Place> jobs = new TreeSet<>();
        private Optional<Members> candidates = Optional.empty();
        private long stamp = -1;
        private long askedAt;

        /** Whoever is not admitted may be so by the time alone: a token is good from some moment on. */
        private Optional<Members> candidates(Service service) {
            if (stamp != service.stamp() || (candidates.isEmpty() && askedAt != service.now())) {
                candidates = service.ask().apply(jobs.first().jobId());
                stamp = service.stamp();
                askedAt = service.now();
            }
            return candidates;
        }
    }

    /**
     * How a line is served.
     *
     * @param stamp another one whenever what is asked for could have changed but for what the time brings
     * @param now milliseconds since 1970-01-01T00:00:00Z
     * @param ask the nodes that would do for a job if they were free; nothing if the job is not admitted
     * @param serve serves a job, which takes it out of the line; false if it could not
     */
    public record Service(long stamp, long now, Function<String, Optional<Members>> ask, Predicate<String> serve) {}

    public Line(Shares shares) {
        this.shares = shares;
    }

    /** Adds a job. */
    public void add(Claim claim, Job job) {
        Group group = group(claim, job);
        Queue queue = groups.get(group);
        if (queue == null) {
            queue = new Queue();
            groups.put(group, queue);
            demands.merge(group.flow(), 1, Integer::sum);
        }
        queue.jobs.add(Place.of(job));
        waiting.merge(group.flow(), 1, Integer::sum);
        size++;
    }

    public void remove(Claim claim, Job job) {
        Group group = group(claim, job);
        TreeSet<Place> alike = groups.get(group).jobs;
        alike.remove(Place.of(job));
        if (alike.isEmpty()) {
            groups.remove(group);
            demands.computeIfPresent(group.flow(), Line::oneLess);
        }
        waiting.computeIfPresent(group.flow(), Line::oneLess);
        size--;
    }

    private static Integer oneLess(Flow flow, int count) {
        return count == 1 ? null : count - 1;
    }

    /** Whether those of its kind already ask for so many different things that one more is too many to look after. */
    public boolean isCrowdedFor(Claim claim, Job job) {
        Group group = group(claim, job);
        return demands.getOrDefault(group.flow(), 0) >= MOST_DEMANDS && !groups.containsKey(group);
    }

    private static Group group(Claim claim, Job job) {
        return new Group(Flow.of(claim), Demand.of(job));
    }

    public int size() {
        return size;
    }

    /**
     * The job that must leave a full line for another one: the newest of the flow that has most jobs in it, provided that it
     * has at least two more than that of the newcomer, so that nobody's place is taken by one who waits with as many.
     */
    public Optional<String> giveWayTo(Claim newcomer) {
        int own = waiting.getOrDefault(Flow.of(newcomer), 0);
        Comparator<Map.Entry<Flow, Integer>> order = Comparator.comparingInt(Map.Entry::getValue);
        return waiting.entrySet().stream()
                .max(order.thenComparing(entry -> entry.getKey().priority())
                        .thenComparing(entry -> entry.getKey().tenantId())
                        .thenComparing(entry -> entry.getKey().subcloudId().orElse("")))
                .filter(longest -> longest.getValue() > own + 1)
                .map(longest -> newest(longest.getKey()));
    }

    private String newest(Flow flow) {
        return groups.entrySet().stream()
                .filter(group -> group.getKey().flow().equals(flow))
                .map(group -> group.getValue().jobs.last())
                .max(Comparator.naturalOrder())
                .map(Place::jobId)
                .orElseThrow();
    }

    /**
     * Serves jobs for as long as one can be served, each time the one that it is due to.
     *
     * @param usable whether any of some nodes has come free
     */
    public void serve(Service service, Predicate<Members> usable) {
        while (serveOne(service, usable)) {
            // Who holds how much has changed, so the order is another one.
        }
    }

    private boolean serveOne(Service service, Predicate<Members> usable) {
        List<Head> heads = new ArrayList<>();
        groups.forEach((group, queue) -> {
            if (queue.candidates(service).filter(usable).isPresent()) {
                heads.add(new Head(shares.of(group.flow()), queue.jobs.first()));
            }
        });
        if (heads.isEmpty()) {
            return false;
        }
        PriorityQueue<Head> order = new PriorityQueue<>(heads);
        while (!order.isEmpty()) {
            Head head = order.poll();
            if (service.serve().test(head.place().jobId())) {
                return true;
            }
        }
        return false;
    }
}
