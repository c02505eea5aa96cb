package com.resultity.mesh.router.rebuild;

import com.resultity.mesh.schemas.HandedOnJob;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.wire.Intake.Accepted;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/**
 * What the log holds of one partition of cells: what they read, and what they wrote, which tells when they read it.
 *
 * @param partition the partition
 * @param inputs by topic, each in the order of its offsets; records that were set aside are left out
 * @param decisions what its cells decided
 * @param handedOn the tokens that its cells handed on
 */
public record PartitionLog(
        int partition,
        Map<String, List<Accepted<? extends SpecificRecord>>> inputs,
        List<Accepted<RoutingDecision>> decisions,
        List<Accepted<HandedOnJob>> handedOn) {

    public PartitionLog {
        inputs = new TreeMap<>(inputs);
        decisions = List.copyOf(decisions);
        handedOn = List.copyOf(handedOn);
    }

    /**
     * From when on all inputs are there, milliseconds since 1970-01-01T00:00:00Z; nothing if none has lost its beginning.
     *
     * @param firstOffsets the first offset that the log still has, by topic
     */
    public OptionalLong beginsAfterItsStart(Map<String, Long> firstOffsets) {
        return inputs.entrySet().stream()
                .filter(input -> firstOffsets.getOrDefault(input.getKey(), 0L) > 0)
                .filter(input -> !input.getValue().isEmpty())
                .map(input -> input.getValue().get(0).raw().timestamp())
                .max(Comparator.naturalOrder())
                .stream()
                .mapToLong(Long::longValue)
                .max();
    }
}
