package com.resultity.mesh.router.place;

import com.resultity.mesh.topics.Consumer;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.Intake.Accepted;
import com.resultity.mesh.wire.RawRecord;
import com.resultity.mesh.wire.RecordCheck;
import com.resultity.mesh.wire.RecordIntake;
import com.resultity.mesh.wire.ValueSerdes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** Takes records of place's inputs as place does: those that it sets aside are not there. Not safe for several threads. */
public final class PlaceInputs {

    private final Map<String, RecordIntake<? extends SpecificRecord>> intakes = new LinkedHashMap<>();

    /** Inputs whose schemas come from a registry. */
    public PlaceInputs(ValueSerdes serdes) {
        add(TopicCatalogue.LOCATED_JOBS, serdes, PlaceChecks.LOCATED_JOB);
        add(TopicCatalogue.HANDED_ON_JOBS, serdes, PlaceChecks.HANDED_ON_JOB);
        add(TopicCatalogue.JOB_OUTCOMES, serdes, PlaceChecks.JOB_OUTCOME);
        add(TopicCatalogue.NODE_STATES, serdes, PlaceChecks.NODE_STATE);
        add(TopicCatalogue.PLACEMENT_POLICIES, serdes, PlaceChecks.PLACEMENT_POLICY);
        add(TopicCatalogue.CELL_SUMMARIES, serdes, PlaceChecks.CELL_SUMMARY);
    }

    private <V extends SpecificRecord> void add(Topic<V> topic, ValueSerdes serdes, RecordCheck<V> check) {
        intakes.put(topic.name(), new RecordIntake<>(Consumer.ROUTER_PLACE.applicationId(), topic, serdes, check));
    }

    /** Names of the topics. */
    public Iterable<String> topics() {
        return intakes.keySet();
    }

    /** The record as place reads it; empty where place sets it aside. */
    public Optional<Accepted<? extends SpecificRecord>> take(RawRecord raw) {
        return take(intakes.get(raw.topic()), raw);
    }

    private static <V extends SpecificRecord> Optional<Accepted<? extends SpecificRecord>> take(
            RecordIntake<V> intake, RawRecord raw) {
        return intake.take(raw, raw.timestamp()) instanceof Accepted<V> accepted
                ? Optional.of(accepted)
                : Optional.empty();
    }
}
