package com.resultity.mesh.router.decide;

import com.resultity.mesh.router.decide.eligibility.Question;
import com.resultity.mesh.router.decide.eligibility.Rule;
import com.resultity.mesh.router.decide.eligibility.Stage;
import com.resultity.mesh.router.decide.job.Job;
import com.resultity.mesh.router.decide.ladder.Token;
import com.resultity.mesh.router.decide.ladder.VoidedAttempt;
import com.resultity.mesh.router.decide.memory.JobEntry;
import com.resultity.mesh.router.decide.memory.JobEntry.State;
import com.resultity.mesh.router.decide.nodes.NodeFacts;
import com.resultity.mesh.router.decide.policy.SubcloudPolicy.Isolation;
import com.resultity.mesh.router.decide.tenancy.NodeSlots;
import com.resultity.mesh.router.decide.tenancy.Tenancy;
import com.resultity.mesh.router.decide.tenancy.TenancyEnd;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Changes of nodes, and what they mean for the jobs that these hold. */
final class NodeChanges {

    private final CellState cell;
    private final Tenancies tenancies;
    private final Endings endings;
    private final Search search;
    private final JobProgress progress;

    NodeChanges(CellState cell, Tenancies tenancies, Endings endings, Search search, JobProgress progress) {
        this.cell = cell;
        this.tenancies = tenancies;
        this.endings = endings;
        this.search = search;
        this.progress = progress;
    }

    /**
     * A node that changed.
     *
     * @param node what is known of it now
     * @param before what was known before
     * @param toBeReplaced whether what it holds is judged anew, because one who isolates it wants that placed again
     */
    private record Change(NodeFacts node, Optional<NodeFacts> before, boolean toBeReplaced) {

        boolean restarted() {
            return before.isPresent() && node.bootEpoch() > before.get().bootEpoch();
        }

        /** Whether no job that the node holds can be judged otherwise than before. */
        boolean changesNothing() {
            return before.isEmpty() || (node.passesLike(before.get()) && !toBeReplaced);
        }
    }

    private record VoidedTenancy(Token token, VoidedAttempt attempt) {}

    /**
     * What is known of a node has changed.
     *
     * @return false if it rests on an older heartbeat than what the cell knows, and was passed over
     */
    boolean take(NodeFacts node, long now) {
        Optional<NodeFacts> before = cell.nodes().lastKnown(node.id());
        if (before.isPresent() && node.olderThan(before.get())) {
            return false;
        }
        carryOut(List.of(new Change(node, before, false)), now);
        return true;
    }

    /**
     * Subclouds began or ceased to isolate their members, or do so in another way. All leave the global pool, or come back to
     * it, before the first job is placed again: it must not be given to one that is about to leave.
     *
     * @param nodes all that are members of a Subcloud
     */
    void isolationChanged(List<NodeFacts> nodes, long now) {
        List<Change> changes = nodes.stream()
                .map(node -> new Change(node, cell.nodes().lastKnown(node.id()), isToBeReplaced(node)))
                .filter(change -> !change.changesNothing())
                .toList();
        carryOut(changes, now);
    }

    private boolean isToBeReplaced(NodeFacts node) {
        boolean busy = cell.nodes()
                .slotsIfKnown(node.id())
                .filter(slots -> slots.busy() > 0)
                .isPresent();
        return busy && node.isolated() && isolations(node).contains(Isolation.REPLACE);
    }

    private void carryOut(List<Change> changes, long now) {
        changes.forEach(change -> cell.nodes().take(change.node()));
        List<VoidedTenancy> voided = changes.stream()
                .flatMap(change -> voidTenancies(change, now).stream())
                .toList();
        for (Change change : changes) {
            if (change.restarted()) {
                tenancies.unblock(change.node().id());
            }
            endings.afterSlots(cell.nodes().slots(change.node().id()), now);
        }
        voided.forEach(one -> search.tryAgain(one.token(), one.attempt(), now));
    }

    private List<VoidedTenancy> voidTenancies(Change change, long now) {
        return endOfTenancies(change.node(), change.restarted())
                .map(how -> voidAll(change.node().id(), how, now))
                .orElseGet(() -> voidWhatItMayServeNoMore(change, now));
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

    /** Ends all tenancies of a node first, so that none of its jobs is placed on a slot of it that is about to go. */
    private List<VoidedTenancy> voidAll(String nodeId, TenancyEnd how, long now) {
        return voidThose(nodeId, (entry, holding) -> Optional.of(how), now);
    }

    /**
     * A node that lost its place in a job's pool, or what the job demands of it, serves that job no more. One that changed
     * otherwise keeps even a job that a policy would not give it any more.
     */
    private List<VoidedTenancy> voidWhatItMayServeNoMore(Change change, long now) {
        if (change.changesNothing()) {
            return List.of();
        }
        NodeFacts before = change.before().orElseThrow();
        NodeFacts node = change.node();
        return voidThose(node.id(), (entry, holding) -> endUnder(entry, holding, before, node), now);
    }

    /**
     * Judged by the pool that the job was admitted to, whatever its tenant may do now, and by what the job itself asks for
     * apart from that, so that neither hides a breach of the other.
     */
    private Optional<TenancyEnd> endUnder(JobEntry entry, State.Holding holding, NodeFacts before, NodeFacts node) {
        Job job = holding.token().job();
        Optional<String> poolId = entry.claim().subcloudId();
        boolean expelled = poolId.map(id ->
                        before.subclouds().contains(id) && !node.subclouds().contains(id))
                .orElseGet(() -> losesGlobalJobs(before, node));
        if (expelled) {
            return Optional.of(TenancyEnd.NODE_EXPELLED);
        }
        Question ofPool = cell.question(job, poolId.flatMap(cell.policies()::subcloud));
        Question ofJob = cell.question(job, Optional.empty());
        for (Rule rule : Rule.ALL) {
            boolean asked = rule.stage().endsTenancies() && rule.stage() != Stage.POOL;
            if (asked && (ends(rule, ofPool, before, node) || ends(rule, ofJob, before, node))) {
                return Optional.of(
                        rule.stage() == Stage.STANDING ? TenancyEnd.STANDING_LOST : TenancyEnd.NODE_EXPELLED);
            }
        }
        return Optional.empty();
    }

    /**
     * Whether a node is to give up what it holds for the global pool: one of those who isolate it wants that, whoever did so
     * before, or it becomes isolated and nobody is known here who would let it finish.
     */
    private boolean losesGlobalJobs(NodeFacts before, NodeFacts node) {
        if (!node.isolated()) {
            return false;
        }
        List<Isolation> isolations = isolations(node);
        return isolations.contains(Isolation.REPLACE) || (!before.isolated() && !isolations.contains(Isolation.FINISH));
    }

    private List<Isolation> isolations(NodeFacts node) {
        return node.subclouds().stream().map(cell.policies()::isolation).toList();
    }

    private static boolean ends(Rule rule, Question question, NodeFacts before, NodeFacts node) {
        return rule.passes(question, before, 0) && !rule.passes(question, node, 0);
    }

    private List<VoidedTenancy> voidThose(
            String nodeId, BiFunction<JobEntry, State.Holding, Optional<TenancyEnd>> end, long now) {
        List<VoidedTenancy> voided = new ArrayList<>();
        NodeSlots slots = cell.nodes().slots(nodeId);
        for (int slot : slots.held()) {
            Tenancy live = slots.get(slot).live().orElseThrow();
            JobEntry entry = cell.jobs().find(live.jobId()).orElseThrow();
            State.Holding holding = (State.Holding) entry.state();
            end.apply(entry, holding).ifPresent(how -> {
                tenancies.end(slots, slot, how, Optional.empty(), now);
                progress.putAside(entry, holding.token());
                voided.add(new VoidedTenancy(holding.token(), new VoidedAttempt(live.attempt(), nodeId, how)));
            });
        }
        return voided;
    }
}
