package com.resultity.mesh.router.decide;

import com.resultity.mesh.router.decide.Decision.Grounds;
import com.resultity.mesh.router.decide.Effect.Purpose;
import com.resultity.mesh.router.decide.JobEntry.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One cell: the only writer of its nodes' slots and the only judge of the jobs whose token it holds.
 *
 * <p>A pure state machine: the same inputs with the same {@code now} give the same effects. Whatever is due by then falls
 * due before an input is looked at, so it makes no difference how often {@link #tick} is called in between. {@code now} is
 * always in milliseconds since 1970-01-01T00:00:00Z and must not run backwards. Not safe for use by several threads.
 */
public final class Cell {

    private final String name;
    private final Policies policies;
    private final CellSettings settings;
    private final Consumer<Effect> effects;
    private final CellNodes nodes = new CellNodes();
    private final Deadlines deadlines = new Deadlines();
    private final CellJobs jobs;
    private final Tenancies tenancies;

    /**
     * @param name name of the cell
     * @param policies Subclouds and grants, shared with the other cells of the partition and kept up to date outside
     * @param settings limits
     * @param effects is given what the cell wants done, in order
     */
    public Cell(String name, Policies policies, CellSettings settings, Consumer<Effect> effects) {
        this.name = name;
        this.policies = policies;
        this.settings = settings;
        this.effects = effects;
        this.jobs = new CellJobs(settings.memoryMilliseconds());
        this.tenancies = new Tenancies(nodes, deadlines, effects);
    }

    /** Brings back a slot as it was remembered; before the jobs and the nodes. */
    public void restore(String nodeId, int number, Slot slot) {
        tenancies.restore(nodeId, number, slot);
    }

    /** Brings back a job as it was remembered; before the nodes. One whose tenancy has ended since is closed. */
    public void restore(JobEntry entry) {
        JobEntry restored = entry;
        if (entry.state() instanceof State.Holding holding && !resumes(holding)) {
            restored = JobEntry.of(holding.token(), new State.Closed());
        }
        jobs.put(restored);
        schedule(restored);
    }

    private boolean resumes(State.Holding holding) {
        Tenancy live = new Tenancy(holding.token().job().id(), holding.token().attempt(), holding.leaseEndsAt());
        return tenancies.restore(holding.nodeId(), holding.slot(), holding.tenancy(), live);
    }

    /** Brings back a node as it was remembered, without judging what it held. */
    public void restore(NodeFacts node) {
        nodes.take(node);
    }

    /** A request has arrived at its home cell, for the first time or again. */
    public void arrive(Job job, long now) {
        tick(now);
        Optional<JobEntry> known = jobs.find(job.id());
        if (known.isPresent()) {
            if (known.get().state() instanceof State.Closed || known.get().state() instanceof State.Holding) {
                effects.accept(new Effect.Repeated(job.id()));
            }
            return;
        }
        if (jobs.tooOldToKnow(job)) {
            effects.accept(new Effect.TooOldToKnow(job.id()));
            return;
        }
        forgetBefore(job);
        look(Token.arriving(job), Purpose.LOOK, now);
    }

    /** Another cell hands a token on. There is one token a job, so that of a job which is held or closed here is a copy. */
    public void receive(Token token, Purpose purpose, long now) {
        tick(now);
        boolean held = jobs.find(token.job().id())
                .filter(entry -> !(entry.state() instanceof State.HandedOn))
                .isPresent();
        if (!held) {
            forgetBefore(token.job());
            look(token, purpose, now);
        }
    }

    private void forgetBefore(Job job) {
        jobs.forgetOld(job.createdAt(), forgotten -> effects.accept(new Effect.JobForgotten(forgotten)));
    }

    /** A gateway says how an attempt ended. What is said of a void attempt, or by a stranger, changes nothing. */
    public void outcome(Outcome outcome, long now) {
        tick(now);
        Optional<State.Holding> holding = jobs.find(outcome.jobId())
                .map(JobEntry::state)
                .filter(State.Holding.class::isInstance)
                .map(State.Holding.class::cast)
                .filter(state -> concerns(outcome, state));
        if (holding.isEmpty()) {
            return;
        }
        Token token = holding.get().token();
        tenancies.end(
                holding.get().nodeId(), holding.get().slot(), TenancyEnd.OUTCOME, Optional.of(outcome.position()), now);
        if (outcome.served()) {
            // Nothing more to be remembered: that the tenancy ended closes the job.
            jobs.put(JobEntry.of(token, new State.Closed()));
        } else {
            tryAgain(token, new VoidedAttempt(token.attempt(), outcome.nodeId(), TenancyEnd.OUTCOME), now);
        }
        serveLine(now);
    }

    private static boolean concerns(Outcome outcome, State.Holding holding) {
        return outcome.attempt() == holding.token().attempt()
                && outcome.nodeId().equals(holding.nodeId())
                && outcome.gatewayId().equals(holding.token().job().gatewayId());
    }

    /**
     * What is known of a node has changed.
     *
     * @return false if it rests on an older heartbeat than what the cell knows, and was passed over
     */
    public boolean node(NodeFacts node, long now) {
        tick(now);
        Optional<NodeFacts> before = nodes.lastKnown(node.id());
        if (before.isPresent() && node.olderThan(before.get())) {
            return false;
        }
        boolean restarted =
                before.isPresent() && node.bootEpoch() > before.get().bootEpoch();
        Optional<TenancyEnd> end = endOfTenancies(node, restarted);
        nodes.take(node);
        List<VoidedTenancy> voided =
                end.map(how -> voidAll(node.id(), how, now)).orElse(List.of());
        if (restarted) {
            tenancies.unblock(node.id());
        }
        voided.forEach(one -> tryAgain(one.token(), one.attempt(), now));
        serveLine(now);
        return true;
    }

    private static Optional<TenancyEnd> endOfTenancies(NodeFacts node, boolean restarted) {
        if (restarted) {
            return Optional.of(TenancyEnd.NODE_RESTARTED);
        }
        return switch (node.liveness()) {
            case ALIVE -> Optional.empty();
            case SILENT -> Optional.of(TenancyEnd.NODE_SILENT);
            case LEFT -> Optional.of(TenancyEnd.NODE_LEFT);
        };
    }

    private record VoidedTenancy(Token token, VoidedAttempt attempt) {}

    /** Ends all tenancies of a node first, so that none of its jobs is placed on a slot of it that is about to go. */
    private List<VoidedTenancy> voidAll(String nodeId, TenancyEnd how, long now) {
        List<VoidedTenancy> voided = new ArrayList<>();
        for (Tenancy ended : tenancies.endAll(nodeId, how, now)) {
            jobs.find(ended.jobId())
                    .map(JobEntry::state)
                    .filter(State.Holding.class::isInstance)
                    .map(state -> ((State.Holding) state).token())
                    .ifPresent(token ->
                            voided.add(new VoidedTenancy(token, new VoidedAttempt(ended.attempt(), nodeId, how))));
        }
        return voided;
    }

    /** A Subcloud or a grant has changed: who waits may be eligible for what they were not. */
    public void policiesChanged(long now) {
        tick(now);
        serveLine(now);
    }

    /** Lets fall due what is due. */
    public void tick(long now) {
        boolean freed = false;
        for (Optional<Deadline> due = deadlines.pollDue(now); due.isPresent(); due = deadlines.pollDue(now)) {
            freed |= fallDue(due.get(), now);
        }
        if (freed) {
            serveLine(now);
        }
    }

    /** Handles one deadline; true if a slot may have come free. */
    private boolean fallDue(Deadline due, long now) {
        if (due.kind() == Deadline.Kind.SLOT_UNBLOCKED) {
            tenancies.unblockDue(due.subject(), now);
            return true;
        }
        Optional<State> state = jobs.find(due.subject()).map(JobEntry::state);
        if (due.kind() == Deadline.Kind.LEASE
                && state.orElse(null) instanceof State.Holding holding
                && holding.leaseEndsAt() == due.at()) {
            Token token = holding.token();
            tenancies.end(holding.nodeId(), holding.slot(), TenancyEnd.LEASE_ENDED, Optional.empty(), now);
            tryAgain(token, new VoidedAttempt(token.attempt(), holding.nodeId(), TenancyEnd.LEASE_ENDED), now);
            return true;
        }
        if (state.orElse(null) instanceof State.Waiting waiting) {
            leaveLine(waiting, due, now);
        }
        return false;
    }

    private void leaveLine(State.Waiting waiting, Deadline due, long now) {
        if (due.kind() == Deadline.Kind.PATIENCE && waiting.token().patienceEndsAt() == due.at()) {
            look(waiting.token(), Purpose.LOOK, now);
        } else if (due.kind() == Deadline.Kind.WALK_AGAIN && waiting.walkAgainAt() == due.at()) {
            walk(waiting.token().walkingAgain(), now);
        }
    }

    private void tryAgain(Token token, VoidedAttempt voided, long now) {
        Token next = token.nextAttempt(voided, now);
        if (voided.attempt() >= settings.maximumAttempts()) {
            refuse(next, new Grounds(0, 0), Reason.ATTEMPTS_EXHAUSTED);
        } else {
            walk(next, now);
        }
    }

    /** Begins a walk over the ladder, wherever the token is. */
    private void walk(Token token, long now) {
        String first = token.job().homeCell();
        if (first.equals(name)) {
            look(token, Purpose.LOOK, now);
        } else {
            handOn(token, first, Purpose.LOOK);
        }
    }

    /** Decides the job here, or sends its token where it has to go next. */
    private void look(Token token, Purpose purpose, long now) {
        Admission admission = Admission.of(token.job(), policies);
        if (admission instanceof Admission.Denied denied) {
            refuse(token, new Grounds(denied.policyVersion(), 0), denied.reason());
            return;
        }
        Admission.Admitted admitted = (Admission.Admitted) admission;
        Grounds grounds = new Grounds(admitted.policyVersion(), admitted.grantVersion());
        if (token.patienceEndsAt() <= now) {
            decide(new Decision.Expired(token, grounds), new State.Closed());
            return;
        }
        Eligibility rules = Eligibility.of(token.job(), admitted.policy(), name, nodes);
        CellVisit visit = rules.visit(name, token.job().rungOf(name));
        Token visited = token.visited(visit);
        if (visit.leftAfter(Stage.FREE_SLOT) > 0) {
            assign(visited, grounds, rules.eligible(), now);
        } else if (purpose == Purpose.WAIT && visit.busy()) {
            enqueue(visited, admitted.policy(), grounds, now);
        } else {
            goOn(visited, admitted.policy(), grounds, now);
        }
    }

    private void goOn(Token token, Optional<SubcloudPolicy> policy, Grounds grounds, long now) {
        Optional<String> next = token.nextCell(step -> open(step, token.job(), policy));
        if (next.isPresent()) {
            handOn(token, next.get(), Purpose.LOOK);
            return;
        }
        Optional<String> waitIn = token.cellToWaitIn();
        if (waitIn.isEmpty()) {
            refuse(token, grounds, Reason.NOTHING_ELIGIBLE);
        } else if (waitIn.get().equals(name)) {
            enqueue(token, policy, grounds, now);
        } else {
            handOn(token, waitIn.get(), Purpose.WAIT);
        }
    }

    /** A rung never widens what the Subcloud allows. */
    private static boolean open(LadderStep step, Job job, Optional<SubcloudPolicy> policy) {
        return policy.map(p -> p.allowsZone(step.zone(), job)).orElse(true);
    }

    private void assign(Token token, Grounds grounds, NodeSet eligible, long now) {
        NodeFacts node = nodes.facts(Choice.among(eligible, token, nodes));
        long leaseEndsAt = now + token.job().leaseMilliseconds();
        Tenancies.Taken taken = tenancies.take(node.id(), token.job().id(), token.attempt(), leaseEndsAt);
        decide(
                new Decision.Assigned(
                        token,
                        grounds,
                        token.job().rungOf(name),
                        node,
                        taken.number(),
                        node.slots(),
                        taken.slot().tenancies(),
                        taken.slot().previous(),
                        leaseEndsAt),
                new State.Holding(token, node.id(), taken.number(), taken.slot().tenancies(), leaseEndsAt));
    }

    private void enqueue(Token token, Optional<SubcloudPolicy> policy, Grounds grounds, long now) {
        if (jobs.line().size() >= settings.lineLimit()) {
            refuse(token, grounds, Reason.LINE_FULL);
            return;
        }
        boolean elsewhere = token.job().ladder().stream()
                .anyMatch(step -> !step.cell().equals(name) && open(step, token.job(), policy));
        // Leaving the line costs the job its place, so it stays where there is nowhere else to look.
        long walkAgainAt = elsewhere ? now + settings.walkAgainAfter(token.walk()) : Long.MAX_VALUE;
        remember(JobEntry.of(token, new State.Waiting(token, jobs.nextPlace(), walkAgainAt)));
    }

    private void handOn(Token token, String toCell, Purpose purpose) {
        JobEntry entry = JobEntry.of(token, new State.HandedOn(token.attempt()));
        jobs.put(entry);
        effects.accept(new Effect.HandedOn(token.handedOn(), toCell, purpose, entry));
    }

    private void refuse(Token token, Grounds grounds, Reason reason) {
        Optional<NearestMiss> nearestMiss =
                reason == Reason.NOTHING_ELIGIBLE ? NearestMiss.of(token.visits()) : Optional.empty();
        decide(new Decision.Refused(token, grounds, reason, nearestMiss), new State.Closed());
    }

    private void decide(Decision decision, State state) {
        JobEntry entry = JobEntry.of(decision.token(), state);
        jobs.put(entry);
        schedule(entry);
        effects.accept(new Effect.Decided(decision, entry));
    }

    private void remember(JobEntry entry) {
        jobs.put(entry);
        schedule(entry);
        effects.accept(new Effect.JobChanged(entry));
    }

    private void schedule(JobEntry entry) {
        if (entry.state() instanceof State.Holding holding) {
            deadlines.add(holding.leaseEndsAt(), Deadline.Kind.LEASE, entry.jobId());
        }
        if (entry.state() instanceof State.Waiting waiting) {
            deadlines.add(waiting.token().patienceEndsAt(), Deadline.Kind.PATIENCE, entry.jobId());
            if (waiting.walkAgainAt() < Long.MAX_VALUE) {
                deadlines.add(waiting.walkAgainAt(), Deadline.Kind.WALK_AGAIN, entry.jobId());
            }
        }
    }

    /** Gives what is free to those who wait, in the order of the line; one who cannot use it lets the next one pass. */
    private void serveLine(long now) {
        jobs.line().goAlong(jobId -> !nodes.free().isEmpty() && serve(jobId, now));
    }

    /** Serves a job of the line; false if no other of its demand can be served either. */
    private boolean serve(String jobId, long now) {
        State.Waiting waiting = (State.Waiting) jobs.find(jobId).orElseThrow().state();
        Token token = waiting.token();
        if (!(Admission.of(token.job(), policies) instanceof Admission.Admitted admitted)) {
            return false;
        }
        Eligibility rules = Eligibility.of(token.job(), admitted.policy(), name, nodes);
        NodeSet eligible = rules.eligible();
        if (eligible.isEmpty()) {
            return false;
        }
        Token visited = token.visited(rules.visit(name, token.job().rungOf(name)));
        assign(visited, new Grounds(admitted.policyVersion(), admitted.grantVersion()), eligible, now);
        return true;
    }

    /** What the cell can serve and how busy it is. */
    public CellLoad load() {
        return nodes.load(jobs.line().size());
    }
}
