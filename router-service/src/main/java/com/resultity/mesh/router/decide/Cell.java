package com.resultity.mesh.router.decide;

import com.resultity.mesh.router.decide.Effect.Purpose;
import com.resultity.mesh.router.decide.JobEntry.State;
import com.resultity.mesh.router.decide.Peers.QuotaUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;

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

    /** So that a job which overflows is not the one that draws the same nodes. */
    private static final long OVERFLOW_SALT = 0x6f766572666c6f77L;

    private final String name;
    private final Policies policies;
    private final CellSettings settings;
    private final Consumer<Effect> effects;
    private final Peers peers;
    private final CellNodes nodes;
    private final Deadlines deadlines = new Deadlines();
    private final CellJobs jobs;
    private final Tenancies tenancies;
    private final Choice choice;

    /**
     * @param name name of the cell
     * @param policies Subclouds and grants, shared with the other cells of the partition and kept up to date outside
     * @param peers what the cells said of themselves last, likewise
     * @param settings limits
     * @param effects is given what the cell wants done, in order
     */
    public Cell(String name, Policies policies, Peers peers, CellSettings settings, Consumer<Effect> effects) {
        this.name = name;
        this.policies = policies;
        this.settings = settings;
        this.effects = effects;
        this.peers = peers;
        this.nodes = new CellNodes(policies, settings.knownModelsOnly());
        this.jobs = new CellJobs(settings);
        this.choice = new Choice(nodes, jobs.affinities());
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
            restored = entry.in(new State.Closed());
        }
        jobs.put(restored);
        schedule(restored);
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
        if (number.isPresent()) {
            nodes.restore(number.getAsInt(), node);
        } else {
            nodes.take(node);
        }
    }

    /** A request has arrived at its home cell, for the first time or again. */
    public void arrive(Job job, long now) {
        tick(now);
        Optional<JobEntry> known = jobs.find(job.id());
        if (known.isPresent()) {
            repeat(Token.arriving(job), known.get().state());
            return;
        }
        if (jobs.tooOldToKnow(job)) {
            effects.accept(new Effect.TooOldToKnow(job.id()));
            return;
        }
        forgetBefore(job);
        look(Token.arriving(job), Purpose.LOOK, now);
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
        Optional<JobEntry> known = jobs.find(token.job().id());
        if (purpose == Purpose.REPEAT) {
            known.ifPresent(entry -> repeat(token, entry.state()));
            return;
        }
        if (known.filter(entry -> !(entry.state() instanceof State.HandedOn)).isEmpty()) {
            forgetBefore(token.job());
            look(token, purpose, now);
        }
    }

    private void forgetBefore(Job job) {
        jobs.forgetOld(job.createdAt(), forgotten -> effects.accept(new Effect.JobForgotten(forgotten)));
    }

    /**
     * A gateway says how an attempt ended. What is said of an attempt that is void only tells that its node works on it no
     * more; what a stranger says changes nothing.
     */
    public void outcome(Outcome outcome, long now) {
        tick(now);
        Optional<JobEntry> known = jobs.find(outcome.jobId())
                .filter(entry -> entry.claim().gatewayId().equals(outcome.gatewayId()));
        if (known.isEmpty()) {
            return;
        }
        if (known.get().state() instanceof State.Holding holding
                && outcome.attempt() == holding.token().attempt()
                && outcome.nodeId().equals(holding.nodeId())) {
            end(known.get(), holding, outcome, now);
        } else if (tenancies.endLate(outcome)) {
            afterSlots(nodes.slots(outcome.nodeId()), now);
        }
    }

    private void end(JobEntry entry, State.Holding holding, Outcome outcome, long now) {
        Token token = holding.token();
        NodeSlots slots = nodes.slots(holding.nodeId());
        tenancies.end(slots, holding.slot(), TenancyEnd.OUTCOME, Optional.of(outcome.position()), now);
        if (outcome.served()) {
            // Nothing more to be remembered: that the tenancy ended closes the job.
            jobs.put(entry.in(new State.Closed()));
            afterSlots(slots, now);
        } else {
            // Those who wait come first: the slot that it leaves is due to them.
            VoidedAttempt failed = new VoidedAttempt(token.attempt(), outcome.nodeId(), TenancyEnd.OUTCOME);
            putAside(entry, token);
            afterSlots(slots, now);
            tryAgain(token, failed, now);
        }
    }

    /** Takes a job's slot off its account before others are served from what it leaves. */
    private void putAside(JobEntry entry, Token token) {
        jobs.put(entry.in(new State.HandedOn(token.attempt(), name)));
    }

    /** What waits is served from what came free, and a node that moves is let go when it holds nothing more. */
    private void afterSlots(NodeSlots slots, long now) {
        releaseIfDone(slots);
        if (slots.number() >= 0) {
            serveLine(members -> members.contains(slots.number()), now);
        }
    }

    private void releaseIfDone(NodeSlots slots) {
        if (slots.busy() > 0) {
            return;
        }
        NodeFacts here = slots.number() >= 0 ? nodes.facts(slots.number()) : null;
        if (here == null || here.movingTo().isPresent()) {
            nodes.lastKnown(slots.nodeId())
                    .ifPresent(node -> effects.accept(new Effect.NodeReleased(node.id(), node.versions())));
        }
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
        List<VoidedTenancy> voided = end.map(how -> voidAll(node.id(), how, now))
                .orElseGet(() -> voidWhatItMayServeNoMore(node, before, now));
        if (restarted) {
            tenancies.unblock(node.id());
        }
        afterSlots(nodes.slots(node.id()), now);
        voided.forEach(one -> tryAgain(one.token(), one.attempt(), now));
        return true;
    }

    /** Number under which a node is drawn, to be kept over a restart; nothing for one that is not here. */
    public OptionalInt numberOf(String nodeId) {
        return nodes.number(nodeId);
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
        return voidThose(nodeId, (entry, holding) -> Optional.of(how), now);
    }

    /**
     * A node that lost its place in a job's pool, or what the job demands of it, serves that job no more. One that changed
     * otherwise keeps even a job that a policy would not give it any more.
     */
    private List<VoidedTenancy> voidWhatItMayServeNoMore(NodeFacts node, Optional<NodeFacts> before, long now) {
        if (before.isEmpty() || node.passesLike(before.get())) {
            return List.of();
        }
        return voidThose(node.id(), (entry, holding) -> endUnder(entry, holding, before.get(), node), now);
    }

    /**
     * Judged by the pool that the job was admitted to, whatever its tenant may do now, and by what the job itself asks for
     * apart from that, so that neither hides a breach of the other.
     */
    private Optional<TenancyEnd> endUnder(JobEntry entry, State.Holding holding, NodeFacts before, NodeFacts node) {
        Job job = holding.token().job();
        Optional<String> poolId = entry.claim().subcloudId();
        boolean member = poolId.map(id -> node.subclouds().contains(id)).orElse(!node.isolated());
        boolean wasMember = poolId.map(id -> before.subclouds().contains(id)).orElse(!before.isolated());
        if (wasMember && !member) {
            return Optional.of(TenancyEnd.NODE_EXPELLED);
        }
        Question ofPool = Question.of(job, poolId.flatMap(policies::subcloud), name, policies);
        Question ofJob = Question.of(job, Optional.empty(), name, policies);
        for (Rule rule : Rule.ALL) {
            boolean asked = rule.stage().endsTenancies() && rule.stage() != Stage.POOL;
            if (asked && (ends(rule, ofPool, before, node) || ends(rule, ofJob, before, node))) {
                return Optional.of(
                        rule.stage() == Stage.STANDING ? TenancyEnd.STANDING_LOST : TenancyEnd.NODE_EXPELLED);
            }
        }
        return Optional.empty();
    }

    private static boolean ends(Rule rule, Question question, NodeFacts before, NodeFacts node) {
        return rule.passes(question, before, 0) && !rule.passes(question, node, 0);
    }

    private List<VoidedTenancy> voidThose(
            String nodeId, BiFunction<JobEntry, State.Holding, Optional<TenancyEnd>> end, long now) {
        List<VoidedTenancy> voided = new ArrayList<>();
        NodeSlots slots = nodes.slots(nodeId);
        for (int slot : slots.held()) {
            Tenancy live = slots.get(slot).live().orElseThrow();
            JobEntry entry = jobs.find(live.jobId()).orElseThrow();
            State.Holding holding = (State.Holding) entry.state();
            end.apply(entry, holding).ifPresent(how -> {
                tenancies.end(slots, slot, how, Optional.empty(), now);
                putAside(entry, holding.token());
                voided.add(new VoidedTenancy(holding.token(), new VoidedAttempt(live.attempt(), nodeId, how)));
            });
        }
        return voided;
    }

    /** A Subcloud or a grant has changed: who waits may be eligible for what they were not. */
    public void policiesChanged(long now) {
        nodes.policiesChanged();
        tick(now);
        serveLine(members -> true, now);
    }

    /** Lets fall due what is due. */
    public void tick(long now) {
        for (Optional<Deadline> due = deadlines.pollDue(now); due.isPresent(); due = deadlines.pollDue(now)) {
            fallDue(due.get(), now);
        }
    }

    private void fallDue(Deadline due, long now) {
        if (due.kind() == Deadline.Kind.SLOT_UNBLOCKED) {
            // By the deadline and not by the clock, so that it makes no difference when somebody looked.
            if (tenancies.unblockDue(due.subject(), due.at())) {
                afterSlots(nodes.slots(due.subject()), now);
            }
            return;
        }
        Optional<JobEntry> entry = jobs.find(due.subject());
        State state = entry.map(JobEntry::state).orElse(null);
        if (due.kind() == Deadline.Kind.LEASE
                && state instanceof State.Holding holding
                && holding.leaseEndsAt() == due.at()) {
            endLease(entry.get(), holding, now);
        } else if (state instanceof State.Waiting waiting) {
            leaveLine(waiting, due, now);
        }
    }

    private void endLease(JobEntry entry, State.Holding holding, long now) {
        Token token = holding.token();
        NodeSlots slots = nodes.slots(holding.nodeId());
        tenancies.end(slots, holding.slot(), TenancyEnd.LEASE_ENDED, Optional.empty(), now);
        putAside(entry, token);
        afterSlots(slots, now);
        tryAgain(token, new VoidedAttempt(token.attempt(), holding.nodeId(), TenancyEnd.LEASE_ENDED), now);
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
            Grounds grounds = Admission.of(token.job(), policies, settings, now).grounds();
            refuse(next, claimOf(next, grounds, now), grounds, Reason.ATTEMPTS_EXHAUSTED);
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
            Grounds grounds = Admission.of(token.job(), policies, settings, now).grounds();
            handOn(token, claimOf(token, grounds, now), first, Purpose.LOOK);
        }
    }

    /** Decides the job here, or sends its token where it has to go next. */
    private void look(Token token, Purpose purpose, long now) {
        Admission admission = Admission.of(token.job(), policies, settings, now);
        if (admission instanceof Admission.Denied denied) {
            refuse(token, claimOf(token, denied.grounds(), now), denied.grounds(), denied.reason());
            return;
        }
        new Look(token, (Admission.Admitted) admission, now).decide(purpose);
    }

    /** What the job counts for: as it was admitted here, if it was. */
    private Claim claimOf(Token token, Grounds grounds, long now) {
        return jobs.find(token.job().id()).map(JobEntry::claim).orElseGet(() -> Claim.none(token.job(), grounds, now));
    }

    /** One look for a node for one admitted job. */
    private final class Look {

        private final Token token;
        private final Admission.Admitted admitted;
        private final Grounds grounds;
        private final long now;
        private final Optional<JobEntry> known;
        private final Claim claim;
        private final Question question;

        private Look(Token token, Admission.Admitted admitted, long now) {
            this.token = token;
            this.admitted = admitted;
            this.grounds = admitted.grounds();
            this.now = now;
            this.known = jobs.find(token.job().id());
            // The cell where it arrived counts its tokens; all others only that it is there.
            long tokens = token.hop() == 0 ? token.job().tokens() : 0;
            this.claim = known.map(JobEntry::claim).orElseGet(() -> Claim.of(token.job(), admitted, tokens, now));
            this.question = Question.of(token.job(), admitted.policy(), name, policies);
        }

        private void decide(Purpose purpose) {
            Optional<Reason> exceeded = known.isEmpty() && token.hop() == 0 ? exceededQuota() : Optional.empty();
            if (exceeded.isPresent()) {
                refuse(token, Claim.none(token.job(), grounds, now), grounds, exceeded.get());
                return;
            }
            if (token.isOverdue(now)) {
                Cell.this.decide(new Decision.Expired(token, grounds), claim, new State.Closed());
                return;
            }
            Eligibility eligibility = Eligibility.of(question, nodes);
            CellVisit visit = eligibility.visit(name, token.job().rungOf(name));
            Token visited = token.visited(visit);
            Optional<String> overflow =
                    purpose == Purpose.LOOK ? overflow(eligibility, visit, visited) : Optional.empty();
            if (overflow.isPresent()) {
                handOn(visited, claim, overflow.get(), Purpose.LOOK);
            } else if (eligibility.count() > 0) {
                assign(visited, eligibility);
            } else if (purpose == Purpose.WAIT && visit.busy()) {
                enqueue(visited);
            } else {
                goOn(visited);
            }
        }

        private Optional<Reason> exceededQuota() {
            for (QuotaClaim quota : admitted.quotas()) {
                QuotaUse use = jobs.quotas().use(quota.subject(), now).plus(peers.useBeyond(name, quota.subject()));
                if (use.jobs() >= quota.quota().concurrentJobs()
                        || use.tokens()
                                > quota.quota().tokensPerMinute() - token.job().tokens()) {
                    return Optional.of(quota.reason());
                }
            }
            return Optional.empty();
        }

        /** The cell that takes the job although there is room here, because there is little left. */
        private Optional<String> overflow(Eligibility eligibility, CellVisit visit, Token visited) {
            boolean first = token.visits().isEmpty();
            if (!first || eligibility.count() == 0 || stays(eligibility.count(), visit.leftAfter(Stage.ALIVE))) {
                return Optional.empty();
            }
            return choice.isTied(eligibility.eligible(), token.job())
                    ? Optional.empty()
                    : ladder().nextThatPromises(visited);
        }

        /** By lot, in proportion to what is left beyond what is kept; the job's seed draws it. */
        private boolean stays(int free, int alive) {
            double kept = settings.overprovisioning() * free / alive;
            double drawn = (Mix.of(token.job().seed() ^ OVERFLOW_SALT) >>> 11) * 0x1p-53;
            return drawn < kept;
        }

        private Ladder ladder() {
            return new Ladder(token.job(), admitted.policy(), question.models(), peers);
        }

        private void goOn(Token visited) {
            Optional<String> next = ladder().next(visited);
            if (next.isPresent()) {
                handOn(visited, claim, next.get(), Purpose.LOOK);
                return;
            }
            Optional<String> waitIn = visited.cellToWaitIn();
            Optional<String> unlikely = ladder().nextUnlikely(visited);
            if (waitIn.isEmpty() && unlikely.isPresent()) {
                // What a cell said is old: nobody is refused on it.
                handOn(visited, claim, unlikely.get(), Purpose.LOOK);
            } else if (waitIn.isEmpty()) {
                refuse(visited, claim, grounds, Reason.NOTHING_ELIGIBLE);
            } else if (!waitIn.get().equals(name)) {
                handOn(visited, claim, waitIn.get(), Purpose.WAIT);
            } else {
                enqueue(visited);
            }
        }

        private void enqueue(Token visited) {
            if (token.isImpatient()) {
                refuse(visited, claim, grounds, Reason.ALL_BUSY);
                return;
            }
            if (jobs.line().isCrowdedFor(claim, token.job())) {
                refuse(visited, claim, grounds, Reason.LINE_FULL);
                return;
            }
            if (jobs.line().size() >= settings.lineLimit()) {
                Optional<String> leaving = jobs.line().giveWayTo(claim);
                if (leaving.isEmpty()) {
                    refuse(visited, claim, grounds, Reason.LINE_FULL);
                    return;
                }
                turnAway(leaving.get(), now);
            }
            // A walk costs records, so the job stays where there is nowhere else to look.
            long walkAgainAt =
                    ladder().leadsBeyond(name) ? now + settings.walkAgainAfter(token.walk()) : Long.MAX_VALUE;
            remember(entry(visited, claim, new State.Waiting(visited, walkAgainAt)));
        }

        private void assign(Token visited, Eligibility eligibility) {
            Choice.Picked picked = choice.among(eligibility.eligible(), visited);
            NodeFacts node = nodes.facts(picked.number());
            long leaseEndsAt = now + token.job().leaseMilliseconds();
            Tenancies.Taken taken =
                    tenancies.take(nodes.slots(picked.number()), token.job().id(), token.attempt(), leaseEndsAt);
            String model = question.modelOn(node).orElseThrow();
            Decision.Assigned assigned = new Decision.Assigned(
                    visited,
                    grounds.withModel(
                            policies.model(model).map(ModelFacts::version).orElse(0L)),
                    token.job().rungOf(name),
                    node,
                    model,
                    new Decision.Choice(picked.basis(), picked.runnerUp()),
                    taken.number(),
                    node.slots(),
                    taken.slot().tenancies(),
                    taken.slot().previous(),
                    leaseEndsAt);
            Cell.this.decide(
                    assigned,
                    claim,
                    new State.Holding(
                            visited, node.id(), taken.number(), taken.slot().tenancies(), leaseEndsAt));
        }
    }

    /** Refuses a job that waits, for one that has waited for less than its share. */
    private void turnAway(String jobId, long now) {
        JobEntry entry = jobs.find(jobId).orElseThrow();
        Token token = waiting(jobId);
        Grounds grounds = Admission.of(token.job(), policies, settings, now).grounds();
        refuse(token, entry.claim(), grounds, Reason.LINE_FULL);
    }

    private void handOn(Token token, Claim claim, String toCell, Purpose purpose) {
        JobEntry entry = entry(token, claim, new State.HandedOn(token.attempt(), toCell));
        jobs.put(entry);
        effects.accept(new Effect.HandedOn(token.handedOn(), toCell, purpose, entry));
    }

    private void refuse(Token token, Claim claim, Grounds grounds, Reason reason) {
        Optional<NearestMiss> nearestMiss =
                reason == Reason.NOTHING_ELIGIBLE ? NearestMiss.of(token.visits()) : Optional.empty();
        decide(new Decision.Refused(token, grounds, reason, nearestMiss), claim, new State.Closed());
    }

    private void decide(Decision decision, Claim claim, State state) {
        JobEntry entry = entry(decision.token(), claim, state);
        jobs.put(entry);
        schedule(entry);
        effects.accept(new Effect.Decided(decision, entry));
    }

    private void remember(JobEntry entry) {
        jobs.put(entry);
        schedule(entry);
        effects.accept(new Effect.JobChanged(entry));
    }

    /** What is remembered of a job from now on; the node that had it last still ties others. */
    private JobEntry entry(Token token, Claim claim, State state) {
        Job job = token.job();
        Optional<JobEntry.Tie> tie = Optional.empty();
        if (!job.affinity().isNone()) {
            tie = state instanceof State.Holding holding
                    ? Optional.of(new JobEntry.Tie(holding.nodeId(), job.affinity()))
                    : jobs.find(job.id()).flatMap(JobEntry::tiedTo);
        }
        return new JobEntry(job.id(), job.createdAt(), claim, tie, state);
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

    /**
     * Gives what is free to those who wait, to each as it is due. Whoever waits found nothing free before, so only what has
     * come free since can serve them.
     *
     * @param usable whether any of some nodes has come free
     */
    private void serveLine(Predicate<Members> usable, long now) {
        if (jobs.line().size() == 0) {
            return;
        }
        Line.Service service = new Line.Service(
                nodes.generation() + policies.generation(),
                jobId -> candidatesFor(jobId, now),
                jobId -> serve(jobId, now));
        jobs.line().serve(service, usable.and(members -> !nodes.free().isEmpty()));
    }

    private Optional<Members> candidatesFor(String jobId, long now) {
        Job job = waiting(jobId).job();
        return Admission.of(job, policies, settings, now) instanceof Admission.Admitted admitted
                ? Optional.of(nodes.candidates(Question.of(job, admitted.policy(), name, policies))
                        .alive())
                : Optional.empty();
    }

    private Token waiting(String jobId) {
        return ((State.Waiting) jobs.find(jobId).orElseThrow().state()).token();
    }

    /** Serves a job of the line; false if no other of its demand can be served either. */
    private boolean serve(String jobId, long now) {
        Token token = ((State.Waiting) jobs.find(jobId).orElseThrow().state()).token();
        if (!(Admission.of(token.job(), policies, settings, now) instanceof Admission.Admitted admitted)) {
            return false;
        }
        Look look = new Look(token, admitted, now);
        Eligibility eligibility = Eligibility.of(look.question, nodes);
        if (eligibility.count() == 0) {
            return false;
        }
        look.assign(token.visited(eligibility.visit(name, token.job().rungOf(name))), eligibility);
        return true;
    }

    /** What the cell can serve and how busy it is. */
    public CellLoad load(long now) {
        return CellLoad.of(
                nodes.inventory().counted(), jobs.line().size(), jobs.quotas().all(now));
    }

    /** How a node fares with every rule for a job, if the job were decided now. Changes nothing. */
    public Suitability suitabilityOf(String nodeId, Job job, long now) {
        Admission admission = Admission.of(job, policies, settings, now);
        Optional<NodeFacts> node = nodes.lastKnown(nodeId);
        if (node.isEmpty()) {
            return Suitability.absent(admission, job);
        }
        Optional<SubcloudPolicy> pool = admission.grounds().subcloudId().flatMap(policies::subcloud);
        int busy = nodes.slotsIfKnown(nodeId).map(NodeSlots::busy).orElse(0);
        return Suitability.of(admission, job, Question.of(job, pool, name, policies), node.get(), busy);
    }
}
