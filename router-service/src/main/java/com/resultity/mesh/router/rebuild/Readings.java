package com.resultity.mesh.router.rebuild;

import com.resultity.mesh.router.rebuild.Witness.Bounds;
import com.resultity.mesh.router.rebuild.Witness.Event;
import com.resultity.mesh.schemas.HandedOnJob;
import com.resultity.mesh.schemas.JobOutcome;
import com.resultity.mesh.schemas.LocatedJob;
import com.resultity.mesh.schemas.NodeState;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.Intake.Accepted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;

/** The orders in which what lies between two decisions may have been read, the likeliest first. */
final class Readings {

    private final Map<String, List<Accepted<? extends SpecificRecord>>> unread;
    private final Event event;
    private final Witness witness;
    private final long since;
    private final List<Cause> causes = new ArrayList<>();

    /**
     * What led to the event.
     *
     * @param topic the topic of a record; empty where no record did, but that something fell due
     * @param position its position among the unread ones
     */
    private record Cause(String topic, int position) {

        static final Cause TIME = new Cause("", 0);
    }

    /** How the time of a reading is guessed that nothing proves. */
    private enum Guess {
        AS_WRITTEN,
        AT_LAST,
        BETWEEN
    }

    Readings(Map<String, List<Accepted<? extends SpecificRecord>>> unread, Event event, Witness witness, long since) {
        this.unread = unread;
        this.event = event;
        this.witness = witness;
        this.since = Math.min(since, event.at());
        if (event.decides()) {
            unread.keySet().stream()
                    .sorted(Comparator.comparingInt(this::likelihood).reversed())
                    .map(topic -> new Cause(topic, unread.get(topic).size() - 1))
                    .forEach(causes::add);
        } else {
            unread.forEach(this::addCausesOfTokens);
        }
        causes.add(Cause.TIME);
    }

    private void addCausesOfTokens(String topic, List<Accepted<? extends SpecificRecord>> records) {
        for (int position = 0; position < records.size(); position++) {
            SpecificRecord value = records.get(position).value();
            if (event.tokens().stream().anyMatch(token -> isAbout(token.value(), value))) {
                causes.add(new Cause(topic, position));
            }
        }
    }

    private static boolean isAbout(HandedOnJob token, SpecificRecord value) {
        String jobId = token.getJob().getJobId();
        if (value instanceof LocatedJob job) {
            return job.getJobId().equals(jobId);
        }
        if (value instanceof HandedOnJob before) {
            return before.getJob().getJobId().equals(jobId) && before.getHop() < token.getHop();
        }
        if (value instanceof JobOutcome outcome) {
            return outcome.getJobId().equals(jobId) && outcome.getAttempt() == token.getAttempt() - 1;
        }
        return value instanceof NodeState state
                && token.getVoided() != null
                && state.getNodeId().equals(token.getVoided().getNodeId());
    }

    /** Whether there is only one. */
    boolean isOne() {
        return unread.isEmpty();
    }

    /** How likely the last record of a topic is what the decisions followed from. */
    private int likelihood(String topic) {
        List<Accepted<? extends SpecificRecord>> records = unread.get(topic);
        SpecificRecord last = records.get(records.size() - 1).value();
        boolean decided = event.decisions().values().stream().anyMatch(decision -> isAbout(decision, last));
        if (decided) {
            return 2;
        }
        return topic.equals(TopicCatalogue.CELL_SUMMARIES.name()) ? 0 : 1;
    }

    private static boolean isAbout(RoutingDecision decision, SpecificRecord value) {
        if (value instanceof LocatedJob job) {
            return job.getJobId().equals(decision.getJobId());
        }
        if (value instanceof HandedOnJob token) {
            return token.getJob().getJobId().equals(decision.getJobId());
        }
        return value instanceof JobOutcome outcome && outcome.getJobId().equals(decision.getJobId());
    }

    /** One of them; equal numbers give equal orders. */
    List<Step> get(int number) {
        Random random = new Random(number);
        boolean likely = number < 2 * causes.size();
        Cause cause = causes.get(likely ? number % causes.size() : random.nextInt(causes.size()));
        boolean inOrder = likely ? number < causes.size() : random.nextBoolean();
        long newest = inOrder && !event.decides() ? newestBefore(cause) : Long.MAX_VALUE;
        List<Placed> placed = new ArrayList<>();
        for (long moment : witness.moments(since, event.at() - 1)) {
            placed.add(new Placed(new Step(moment, null), Double.NEGATIVE_INFINITY));
        }
        Step last = new Step(event.at(), null);
        for (String topic : unread.keySet()) {
            List<Accepted<? extends SpecificRecord>> records = unread.get(topic);
            if (topic.equals(cause.topic())) {
                last = new Step(event.at(), records.get(cause.position()));
                records = records.subList(0, cause.position());
            }
            if (!topic.equals(cause.topic())) {
                records = writtenBy(newest, records);
            }
            Guess guess = likely ? Guess.AS_WRITTEN : Guess.values()[random.nextInt(Guess.values().length)];
            boolean all = event.decides() || topic.equals(cause.topic());
            boolean before = cause.equals(Cause.TIME) && event.at() > since;
            place(readings(records, all, before ? event.at() - 1 : event.at(), guess, random), likely, random, placed);
        }
        placed.sort(Comparator.comparingLong((Placed one) -> one.step().at()).thenComparingDouble(Placed::rank));
        List<Step> steps = new ArrayList<>(placed.size() + 1);
        placed.forEach(one -> steps.add(one.step()));
        steps.add(last);
        return steps;
    }

    /** What was written after that was hardly read before: where all inputs have records, the oldest is read first. */
    private long newestBefore(Cause cause) {
        return cause.equals(Cause.TIME)
                ? Long.MIN_VALUE
                : unread.get(cause.topic()).get(cause.position()).raw().timestamp();
    }

    private static List<Accepted<? extends SpecificRecord>> writtenBy(
            long time, List<Accepted<? extends SpecificRecord>> records) {
        int count = 0;
        while (count < records.size() && records.get(count).raw().timestamp() <= time) {
            count++;
        }
        return records.subList(0, count);
    }

    /**
     * A step among those of the same millisecond.
     *
     * @param rank what is due comes before what is read, and of one topic what was written first
     */
    private record Placed(Step step, double rank) {}

    /** Among what was read in the same millisecond, what was written first, or any, comes first. */
    private static void place(List<Step> readings, boolean likely, Random random, List<Placed> placed) {
        double[] ranks = readings.stream()
                .mapToDouble(step -> likely ? step.input().raw().timestamp() : random.nextDouble())
                .toArray();
        if (!likely) {
            Arrays.sort(ranks);
        }
        double rank = Double.NEGATIVE_INFINITY;
        for (int position = 0; position < ranks.length; position++) {
            rank = Math.max(rank, ranks[position]);
            placed.add(new Placed(readings.get(position), rank));
        }
    }

    /** When the records of a topic are read; those that are read later are left out unless all have to be read by then. */
    private List<Step> readings(
            List<Accepted<? extends SpecificRecord>> records, boolean all, long until, Guess guess, Random random) {
        int count = records.size();
        long[] latest = new long[count];
        long bound = all ? until : Long.MAX_VALUE;
        List<Bounds> bounds = new ArrayList<>();
        records.forEach(record -> bounds.add(witness.readingOf(record, since)));
        for (int position = count - 1; position >= 0; position--) {
            if (bounds.get(position).latest() >= since) {
                bound = Math.min(bound, bounds.get(position).latest());
            }
            latest[position] = bound;
        }
        List<Step> steps = new ArrayList<>(count);
        long earliest = since;
        for (int position = 0; position < count; position++) {
            Accepted<? extends SpecificRecord> record = records.get(position);
            long guessed = guessed(record.raw().timestamp(), Math.min(latest[position], until + 1), guess, random);
            long at = Math.max(guessed, bounds.get(position).earliest());
            earliest = Math.max(earliest, Math.min(at, latest[position]));
            if (earliest > until) {
                break;
            }
            steps.add(new Step(earliest, record));
        }
        return steps;
    }

    private static long guessed(long written, long latest, Guess guess, Random random) {
        return switch (guess) {
            case AS_WRITTEN -> written;
            case AT_LAST -> latest;
            case BETWEEN ->
                written >= latest ? latest : written + (long) (random.nextDouble() * (latest - written + 1));
        };
    }
}
