package com.resultity.mesh.sla.flow;

import com.resultity.mesh.schemas.SubjectKind;
import com.resultity.mesh.sla.judge.Standing;
import com.resultity.mesh.sla.judge.StandingRule;
import com.resultity.mesh.sla.measure.ServiceFigures;
import com.resultity.mesh.sla.measure.SlidingWindow;
import com.resultity.mesh.sla.measure.Tally;
import com.resultity.mesh.sla.rows.NodeRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Keeps the window of each node, and tells its service level and its standing as they change. */
final class NodeWatcher extends ContextualProcessor<String, NodeSignal, String, Report<?>> {

    static final String NODES = "nodes";
    static final String TALLIES = "node-tallies";

    private final SlaRules rules;
    private final SlidingWindow window;

    /** What was told last; forgotten in a restart, after which each level is told once more. */
    private final Map<String, ServiceFigures> told = new HashMap<>();

    private KeyValueStore<String, NodeRow> nodes;
    private Tallies tallies;
    private CatchUp catchUp;

    NodeWatcher(SlaRules rules) {
        this.rules = rules;
        this.window = rules.defaultWindow();
    }

    @Override
    public void init(ProcessorContext<String, Report<?>> context) {
        super.init(context);
        // A task whose transaction failed begins anew with the same processor.
        told.clear();
        nodes = context.getStateStore(NODES);
        tallies = new Tallies(context.getStateStore(TALLIES));
        catchUp = new CatchUp(context.currentSystemTimeMs(), window.milliseconds());
        context.schedule(rules.publishInterval(), PunctuationType.WALL_CLOCK_TIME, this::look);
    }

    @Override
    public void process(Record<String, NodeSignal> record) {
        long now = context().currentSystemTimeMs();
        long moment = Math.min(record.timestamp(), now);
        catchUp.read(moment, now);
        WatchedNode node = WatchedNode.of(nodes.get(record.key()));
        if (record.value() instanceof NodeSignal.Attempted attempted) {
            tallies.count(record.key(), attempted.attempt(), moment, window, now);
            nodes.put(record.key(), node.touched(moment).row());
            return;
        }
        long grace = rules.heartbeatGrace().toMillis();
        nodes.put(
                record.key(),
                node.heard(node.presence().heardAt(moment, grace, window), moment)
                        .row());
    }

    private void look(long now) {
        if (!catchUp.isDone(now)) {
            return;
        }
        for (KeyValue<String, NodeRow> entry : all()) {
            WatchedNode node = WatchedNode.of(entry.value);
            if (node.touchedAt() <= now - rules.forgetAfter().toMillis()) {
                forget(entry.key, node, now);
            } else {
                look(entry.key, node, now);
            }
        }
    }

    private List<KeyValue<String, NodeRow>> all() {
        List<KeyValue<String, NodeRow>> entries = new ArrayList<>();
        try (KeyValueIterator<String, NodeRow> all = nodes.all()) {
            all.forEachRemaining(entries::add);
        }
        return entries;
    }

    private void look(String id, WatchedNode node, long now) {
        Tally tally = tallies.slide(id, window, now);
        ServiceFigures figures = ServiceFigures.ofNode(window, node.presence(), tally, now);
        if (!figures.equals(told.put(id, figures))) {
            tell(Report.level(SubjectKind.NODE, id, figures, now), now);
        }
        judge(id, node, tally, now);
    }

    private void judge(String id, WatchedNode node, Tally tally, long now) {
        OptionalLong latency = rules.latency().judge(node.latency(), tally);
        Optional<StandingRule.Change> change = rules.standing()
                .judge(node.standing(), node.presence(), tally, window, now)
                .or(() -> ofLatency(node, latency));
        if (change.isPresent()) {
            nodes.put(id, node.judged(change.get().standing(), latency).row());
            tell(Report.standing(id, change.get(), latency, now), now);
        }
    }

    /** A poor node gets no jobs, so its latency is nobody's concern until it is good again. */
    private static Optional<StandingRule.Change> ofLatency(WatchedNode node, OptionalLong latency) {
        if (latency.equals(node.latency()) || node.standing() == Standing.POOR) {
            return Optional.empty();
        }
        String reason =
                latency.isPresent() ? "its jobs took %d ms at p50".formatted(latency.getAsLong()) : "it had no jobs";
        return Optional.of(new StandingRule.Change(Standing.GOOD, reason + ", and nothing speaks against it"));
    }

    private void forget(String id, WatchedNode node, long now) {
        tallies.slide(id, window, now);
        nodes.delete(id);
        told.remove(id);
        tell(Report.noLevel(SubjectKind.NODE, id), now);
        if (node.standing() != Standing.UNJUDGED) {
            tell(Report.noStanding(id), now);
        }
    }

    private void tell(Report<?> report, long now) {
        context().forward(new Record<>(report.key(), report, now));
    }
}
