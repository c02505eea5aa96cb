package com.resultity.mesh.router.plan;

import com.resultity.mesh.edge.Holdings;
import com.resultity.mesh.router.decide.CellSettings;
import com.resultity.mesh.router.explain.DecisionLog;
import com.resultity.mesh.router.explain.UnanswerableException;
import com.resultity.mesh.router.plan.PlanRun.Fate;
import com.resultity.mesh.schemas.LocatedJob;
import com.resultity.mesh.schemas.NodeState;
import com.resultity.mesh.schemas.PlacementPolicy;
import com.resultity.mesh.topics.PolicyKey;
import com.resultity.mesh.topics.TableKeys;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.Intake.Accepted;
import com.resultity.mesh.wire.RawRecord;
import com.resultity.mesh.wire.ValueSerdes;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Runs the jobs of a window twice: as things are, and under a draft from the window's begin on. */
public final class Planner {

    /** How long after its end what the window's jobs wait for is awaited. */
    private static final Duration SETTLING = Duration.ofMinutes(2);

    private final String bootstrapServers;
    private final ValueSerdes serdes;
    private final CellSettings settings;

    public Planner(String bootstrapServers, ValueSerdes serdes, CellSettings settings) {
        this.bootstrapServers = bootstrapServers;
        this.serdes = serdes;
        this.settings = settings;
    }

    /**
     * Says what a draft would change.
     *
     * @param until end of the window
     * @param length its length
     * @param holdings what belongs to who asks: they are told of the jobs for their Subclouds
     * @throws UnanswerableException if the draft cannot be read, or the window holds no job that they are told of, or too many
     */
    public PlanReport plan(PlanDraft draft, Instant until, Duration length, Holdings holdings) {
        long end = until.toEpochMilli();
        long begin = end - length.toMillis();
        Map<String, PlacementPolicy> policies = policies(draft);
        Map<String, PlanDraft.Members> members = draft.membersByNode();
        PlanWindow window = read(begin, end, holdings);
        Map<String, Fate> before = run(window, begin, end, Map.of(), Map.of());
        Map<String, Fate> after = run(window, begin, end, policies, members);
        return new PlanComparison(window.told(), before, after)
                .report(Instant.ofEpochMilli(begin).toString(), until.toString());
    }

    /** By key; null for an entry that would be gone. */
    private static Map<String, PlacementPolicy> policies(PlanDraft draft) {
        Map<String, PlacementPolicy> policies = new HashMap<>();
        draft.policiesByKey().forEach((key, value) -> policies.put(key, value == null ? null : read(key, value)));
        return policies;
    }

    private static PlacementPolicy read(String key, String json) {
        try {
            PlacementPolicy policy = new SpecificDatumReader<>(PlacementPolicy.class)
                    .read(null, DecoderFactory.get().jsonDecoder(PlacementPolicy.getClassSchema(), json));
            if (TableKeys.of(policy).map(PolicyKey::text).filter(key::equals).isEmpty()) {
                throw new UnanswerableException("a policy of the draft is not what its key says: " + PlanDraft.REMEDY);
            }
            return policy;
        } catch (IOException | AvroRuntimeException unreadable) {
            throw new UnanswerableException("a policy of the draft cannot be read: " + PlanDraft.REMEDY);
        }
    }

    private PlanWindow read(long begin, long end, Holdings holdings) {
        try (DecisionLog log = new DecisionLog(bootstrapServers, serdes)) {
            return PlanWindow.read(log::inputs, begin, end, holdings);
        }
    }

    private Map<String, Fate> run(
            PlanWindow window,
            long begin,
            long end,
            Map<String, PlacementPolicy> policies,
            Map<String, PlanDraft.Members> members) {
        long start = begin - 1;
        PlanRun run = new PlanRun(settings, window.durations()::of, start);
        for (int partition = 0; partition < TopicCatalogue.CELL_PARTITIONS; partition++) {
            for (Map.Entry<String, PlacementPolicy> policy : policies.entrySet()) {
                run.arrive(partition, drafted(partition, policy.getKey(), policy.getValue(), begin), begin);
            }
        }
        Set<String> draftedKeys = new HashSet<>(policies.keySet());
        for (Accepted<? extends SpecificRecord> input : window.records()) {
            long at = Math.max(start, input.raw().timestamp());
            boolean job = input.value() instanceof LocatedJob;
            boolean policy = input.raw().topic().equals(TopicCatalogue.PLACEMENT_POLICIES.name())
                    && !draftedKeys.contains(input.key());
            if (job || policy) {
                run.arrive(input.raw().partition(), input, at);
            } else if (input.value() instanceof NodeState state) {
                run.arrive(
                        input.raw().partition(), new Accepted<>(input.key(), member(state, members), input.raw()), at);
            }
        }
        return run.run(start, end + SETTLING.toMillis());
    }

    private static NodeState member(NodeState state, Map<String, PlanDraft.Members> members) {
        PlanDraft.Members drafted = members.get(state.getNodeId());
        return drafted == null
                ? state
                : NodeState.newBuilder(state)
                        .setSubclouds(drafted.subclouds())
                        .setIsolated(drafted.isolated())
                        .build();
    }

    private static Accepted<PlacementPolicy> drafted(int partition, String key, PlacementPolicy policy, long at) {
        RawRecord raw = new RawRecord(
                TopicCatalogue.PLACEMENT_POLICIES.name(), partition, 0, at, null, null, new RecordHeaders());
        return new Accepted<>(key, policy, raw);
    }
}
