package com.resultity.mesh.sla.flow;

import com.resultity.mesh.schemas.SubjectKind;
import com.resultity.mesh.sla.judge.AlertRule;
import com.resultity.mesh.sla.judge.Objective;
import com.resultity.mesh.sla.judge.Promise;
import com.resultity.mesh.sla.measure.ServiceFigures;
import com.resultity.mesh.sla.measure.SlidingWindow;
import com.resultity.mesh.sla.rows.SubcloudRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Keeps the window of each Subcloud, and tells its service level and its alerts as they change. */
final class SubcloudWatcher extends ContextualProcessor<String, SubcloudSignal, String, Report<?>> {

    static final String SUBCLOUDS = "subclouds";
    static final String TALLIES = "subcloud-tallies";

    private final SlaRules rules;

    /** What was told last; forgotten in a restart, after which each level is told once more. */
    private final Map<String, ServiceFigures> told = new HashMap<>();

    private KeyValueStore<String, SubcloudRow> subclouds;
    private Tallies tallies;
    private CatchUp catchUp;

    SubcloudWatcher(SlaRules rules) {
        this.rules = rules;
    }

    @Override
    public void init(ProcessorContext<String, Report<?>> context) {
        super.init(context);
        // A task whose transaction failed begins anew with the same processor.
        told.clear();
        subclouds = context.getStateStore(SUBCLOUDS);
        tallies = new Tallies(context.getStateStore(TALLIES));
        catchUp =
                new CatchUp(context.currentSystemTimeMs(), rules.defaultWindow().milliseconds());
        context.schedule(rules.publishInterval(), PunctuationType.WALL_CLOCK_TIME, this::look);
    }

    @Override
    public void process(Record<String, SubcloudSignal> record) {
        long now = context().currentSystemTimeMs();
        long moment = Math.min(record.timestamp(), now);
        catchUp.read(moment, now);
        WatchedSubcloud subcloud = WatchedSubcloud.of(subclouds.get(record.key()));
        if (record.value() instanceof SubcloudSignal.Promised promised) {
            subclouds.put(
                    record.key(), subcloud.promising(promised.promise(), moment).row());
            return;
        }
        SubcloudSignal.Attempted attempted = (SubcloudSignal.Attempted) record.value();
        tallies.count(record.key(), attempted.attempt(), moment, window(subcloud), now);
        subclouds.put(record.key(), subcloud.touched(moment).row());
    }

    private void look(long now) {
        if (!catchUp.isDone(now)) {
            return;
        }
        for (KeyValue<String, SubcloudRow> entry : all()) {
            look(entry.key, WatchedSubcloud.of(entry.value), now);
        }
    }

    private List<KeyValue<String, SubcloudRow>> all() {
        List<KeyValue<String, SubcloudRow>> entries = new ArrayList<>();
        try (KeyValueIterator<String, SubcloudRow> all = subclouds.all()) {
            all.forEachRemaining(entries::add);
        }
        return entries;
    }

    private void look(String id, WatchedSubcloud subcloud, long now) {
        SlidingWindow window = window(subcloud);
        ServiceFigures figures = ServiceFigures.ofSubcloud(window, tallies.slide(id, window, now));
        boolean old = subcloud.touchedAt() <= now - rules.forgetAfter().toMillis();
        if (old && subcloud.isForgettable() && figures.ended() == 0) {
            forget(id, now);
            return;
        }
        if (!figures.equals(told.put(id, figures))) {
            tell(Report.level(SubjectKind.SUBCLOUD, id, figures, now), now);
        }
        WatchedSubcloud judged = judge(id, subcloud, figures, now);
        if (!judged.equals(subcloud)) {
            subclouds.put(id, judged.row());
        }
    }

    private WatchedSubcloud judge(String id, WatchedSubcloud subcloud, ServiceFigures figures, long now) {
        WatchedSubcloud judged = subcloud;
        for (Objective objective : Objective.values()) {
            AlertRule.Judgement judgement =
                    rules.alert().judge(id, objective, subcloud.promise(), figures, subcloud.watch(objective), now);
            judged = judged.watching(objective, judgement.watch());
            judgement.alert().ifPresent(alert -> tell(Report.alert(id, alert), now));
        }
        return judged;
    }

    private void forget(String id, long now) {
        subclouds.delete(id);
        told.remove(id);
        tell(Report.noLevel(SubjectKind.SUBCLOUD, id), now);
    }

    private SlidingWindow window(WatchedSubcloud subcloud) {
        return subcloud.promise().map(Promise::window).orElse(rules.defaultWindow());
    }

    private void tell(Report<?> report, long now) {
        context().forward(new Record<>(report.key(), report, now));
    }
}
