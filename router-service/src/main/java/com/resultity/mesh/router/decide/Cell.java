package com.resultity.mesh.router.decide;

import com.resultity.mesh.router.decide.Effect.Purpose;
import com.resultity.mesh.router.decide.admission.Admission;
import com.resultity.mesh.router.decide.choice.Chooser;
import com.resultity.mesh.router.decide.job.Job;
import com.resultity.mesh.router.decide.ladder.CellLoad;
import com.resultity.mesh.router.decide.ladder.Peers;
import com.resultity.mesh.router.decide.ladder.Token;
import com.resultity.mesh.router.decide.memory.JobEntry;
import com.resultity.mesh.router.decide.memory.JobEntry.State;
import com.resultity.mesh.router.decide.nodes.NodeFacts;
import com.resultity.mesh.router.decide.policy.Policies;
import com.resultity.mesh.router.decide.policy.SubcloudPolicy;
import com.resultity.mesh.router.decide.tenancy.NodeSlots;
import com.resultity.mesh.router.decide.tenancy.Outcome;
import com.resultity.mesh.router.decide.tenancy.Slot;
import com.resultity.mesh.router.decide.tenancy.Tenancy;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * One cell: the only writer of its nodes' slots and the only judge of the jobs whose token it holds.
 *
 * <p>A pure state machine: the same inputs with the same {@code now} give the same effects. Whatever is due by then falls
 * due before an input is looked at, so it makes no difference how often {@link #tick} is called in between. {@code now} is
 * always in milliseconds since 1970-01-01T00:00:00Z and must not run backwards. Not safe for use by several threads.
 */
public final class Cell {

    /** Questions follow the jobs that went on, and these do not go in circles for ever. */
    private static final int MOST_HOPS_OF_A_QUESTION = 64;

    private final CellState state;
    private final Consumer<Effect> effects;
    private final Deadlines deadlines = new Deadlines();
    private final JobProgress progress;
    private final Tenancies tenancies;
    private final WaitingJobs waiting;
    private final Search search;
    private final Endings endings;
    private final NodeChanges nodeChanges;

    /**
     * @param name name of the cell
     * @param policies Subclouds and grants, shared with the other cells of the partition and kept up to date outside
     * @param peers what the cells said of themselves last, likewise
     * @param settings limits
     * @param effects is given what the cell wants done, in order
     */
    public Cell(String name, Policies policies, Peers peers, CellSettings settings, Consumer<Effect> effects) {
        this.state = CellState.empty(name, settings, policies, peers);
        this.effects = effects;
        this.progress = new JobProgress(state, deadlines, effects);
        this.tenancies = new Tenancies(state.nodes(), deadlines, effects);
        Chooser chooser = new Chooser(state.nodes(), state.jobs().affinities());
        Assignment assignment = new Assignment(state, chooser, tenancies, progress);
        this.waiting = new WaitingJobs(state, assignment, progress);
        Onward onward = new Onward(state, chooser, waiting, progress);
        this.search = new Search(state, assignment, waiting, onward, progress);
        this.endings = new Endings(state, tenancies, waiting, search, progress, effects);
        this.nodeChanges = new NodeChanges(state, tenancies, endings, search, progress);
    }

    /** Brings back a slot as it was remembered; before the jobs and the nodes. */
    public void restore(String nodeId, int number, Slot slot) {
        tenancies.restore(nodeId, number, slot);
    }

    /**
     * Brings back a job as it was remembered; before the nodes. One whose tenancy has ended since is closed.
     *
     * @param rememberedAt time of the cell when it was last remembered: a lease that had ended by then is over, even if the slot
     *     that would tell so was forgotten with its node
     */
    public void restore(JobEntry entry, long rememberedAt) {
        JobEntry restored = entry;
        if (entry.state() instanceof State.Holding holding
                && (holding.leaseEndsAt() < rememberedAt || !resumes(holding))) {
            restored = entry.in(new State.Closed());
        }
        progress.restore(restored);
    }

    private boolean resumes(State.Holding holding) {
        Tenancy live = new Tenancy(holding.token().job().id(), holding.token().attempt(), holding.leaseEndsAt());
        return tenancies.restore(holding.nodeId(), holding.slot(), holding.tenancy(), live);
    }

    /**
     * Brings back a node as it was remembered, without judging what it held.
     *
     * @param number number that it had; empty for one that has left
     */
    public void restore(NodeFacts node, OptionalInt number) {
        NodeFacts judged = node.isolatedUnder(state.policies()::isolates);
        if (number.isPresent()) {
            state.nodes().restore(number.getAsInt(), judged);
        } else {
            state.nodes().take(judged);
        }
    }

    /** A request has arrived at its home cell, for the first time or again. */
    public void arrive(Job job, long now) {
        tick(now);
        Optional<JobEntry> known = state.jobs().find(job.id());
        if (known.isPresent()) {
            repeat(Token.arriving(job), known.get().state());
            return;
        }
        if (state.jobs().tooOldToKnow(job)) {
            effects.accept(new Effect.TooOldToKnow(job.id()));
            return;
        }
        forgetBefore(job);
        search.look(Token.arriving(job), Purpose.LOOK, now);
    }

    /** Answers a gateway that asked again, or lets the cell answer that the job went to. One that waits is answered later. */
    private void repeat(Token asked, State state) {
        if (state instanceof State.Closed || state instanceof State.Holding) {
            effects.accept(new Effect.Repeated(asked.job().id()));
        } else if (state instanceof State.HandedOn handedOn && asked.hop() < MOST_HOPS_OF_A_QUESTION) {
            effects.accept(new Effect.AskedAgain(asked.handedOn(), handedOn.toCell()));
        }
    }

    /** Another cell hands a token on. There is one token a job, so that of a job which is held or closed here is a copy. */
    public void receive(Token token, Purpose purpose, long now) {
        tick(now);
        Optional<JobEntry> known = state.jobs().find(token.job().id());
        if (purpose == Purpose.REPEAT) {
            known.ifPresent(entry -> repeat(token, entry.state()));
            return;
        }
        if (known.filter(entry -> !(entry.state() instanceof State.HandedOn)).isEmpty()) {
            forgetBefore(token.job());
            search.look(token, purpose, now);
        }
    }

    private void forgetBefore(Job job) {
        state.jobs().forgetOld(job.createdAt(), forgotten -> effects.accept(new Effect.JobForgotten(forgotten)));
    }

    /**
     * A gateway says how an attempt ended. What is said of an attempt that is void only tells that its node works on it no
     * more; what a stranger says changes nothing.
     */
    public void outcome(Outcome outcome, long now) {
        tick(now);
        endings.outcome(outcome, now);
    }

    /**
     * What is known of a node has changed.
     *
     * @return false if it rests on an older heartbeat than what the cell knows, and was passed over
     */
    public boolean node(NodeFacts node, long now) {
        tick(now);
        return nodeChanges.take(node.isolatedUnder(state.policies()::isolates), now);
    }

    /**
     * Subclouds began or ceased to isolate their members, or do so in another way. Must come before the policies count for
     * who waits.
     *
     * @param members all nodes here that are members of a Subcloud, as they were said to be last
     */
    public void isolationChanged(List<NodeFacts> members, long now) {
        nodeChanges.isolationChanged(
                members.stream()
                        .map(node -> node.isolatedUnder(state.policies()::isolates))
                        .toList(),
                now);
    }

    /** When the last tenancy of a node ended, milliseconds since 1970-01-01T00:00:00Z; 0 for one that never had a job. */
    public long lastEndedAt(String nodeId) {
        return state.nodes().slotsIfKnown(nodeId).map(NodeSlots::lastEndedAt).orElse(0L);
    }

    /**
     * Forgets a node that has left, and its slots.
     *
     * @return false if it is here, or one of its slots is held or blocked
     */
    public boolean forget(String nodeId) {
        Optional<NodeSlots> slots = state.nodes().slotsIfKnown(nodeId);
        if (slots.filter(known -> known.number() >= 0 || known.busy() > 0).isPresent()) {
            return false;
        }
        state.nodes().forget(nodeId);
        effects.accept(
                new Effect.NodeForgotten(nodeId, slots.map(NodeSlots::used).orElse(0)));
        return true;
    }

    /** Number under which a node is drawn, to be kept over a restart; nothing for one that is not here. */
    public OptionalInt numberOf(String nodeId) {
        return state.nodes().number(nodeId);
    }

    /** A Subcloud or a grant has changed: who waits may be eligible for what they were not. */
    public void policiesChanged(long now) {
        state.nodes().policiesChanged();
        tick(now);
        waiting.serve(members -> true, now);
    }

    /** Lets fall due what is due. */
    public void tick(long now) {
        deadlines.tidy(this::matters);
        for (Optional<Deadline> due = deadlines.pollDue(now); due.isPresent(); due = deadlines.pollDue(now)) {
            if (matters(due.get())) {
                fallDue(due.get(), now);
            }
        }
    }

    /** When {@link #tick} has something to do next; {@link Long#MAX_VALUE}: never, if no input comes before. */
    public long dueAt() {
        return deadlines.earliest(this::matters);
    }

    /** How much is to fall due, what matters no more included. */
    int awaited() {
        return deadlines.size();
    }

    /** Whether the job still stands as it stood when that was set. Of a slot, whoever gives it back looks. */
    private boolean matters(Deadline deadline) {
        State standing =
                state.jobs().find(deadline.subject()).map(JobEntry::state).orElse(null);
        return switch (deadline.kind()) {
            case LEASE -> standing instanceof State.Holding holding && holding.leaseEndsAt() == deadline.at();
            case PATIENCE ->
                standing instanceof State.Waiting inLine && inLine.token().patienceEndsAt() == deadline.at();
            case WALK_AGAIN -> standing instanceof State.Waiting inLine && inLine.walkAgainAt() == deadline.at();
            case SLOT_UNBLOCKED -> true;
        };
    }

    private void fallDue(Deadline due, long now) {
        if (due.kind() == Deadline.Kind.SLOT_UNBLOCKED) {
            endings.unblock(due.subject(), due.at(), now);
            return;
        }
        JobEntry entry = state.jobs().find(due.subject()).orElseThrow();
        if (entry.state() instanceof State.Holding holding) {
            endings.leaseEnded(entry, holding, now);
        } else if (entry.state() instanceof State.Waiting inLine) {
            leaveLine(inLine.token(), due.kind(), now);
        }
    }

    private void leaveLine(Token token, Deadline.Kind why, long now) {
        if (why == Deadline.Kind.PATIENCE) {
            search.look(token, Purpose.LOOK, now);
        } else {
            search.walkAgain(token, now);
        }
    }

    /** What the cell can serve and how busy it is. */
    public CellLoad load(long now) {
        return CellLoad.of(
                state.nodes().inventory().counted(),
                state.jobs().line().size(),
                state.jobs().quotas().all(now));
    }

    /** When the load is another by time alone; {@link Long#MAX_VALUE}: never. */
    public long loadChangesAt() {
        return state.jobs().quotas().changesAt();
    }

    /** How a node fares with every rule for a job, if the job were decided now. Changes nothing. */
    public Suitability suitabilityOf(String nodeId, Job job, long now) {
        Admission admission = state.admissions().of(job, now);
        Optional<NodeFacts> node = state.nodes().lastKnown(nodeId);
        if (node.isEmpty()) {
            return Suitability.absent(admission, job);
        }
        Optional<SubcloudPolicy> pool = admission.grounds().subcloudId().flatMap(state.policies()::subcloud);
        int busy = state.nodes().slotsIfKnown(nodeId).map(NodeSlots::busy).orElse(0);
        return Suitability.of(admission, job, state.question(job, pool), node.get(), busy);
    }
}
