package com.resultity.mesh.audit.check;

import com.resultity.mesh.audit.evidence.Evidence;
import com.resultity.mesh.audit.evidence.Position;
import com.resultity.mesh.audit.evidence.SetAside.Letter;
import com.resultity.mesh.audit.evidence.SetAside.Unbelievable;
import com.resultity.mesh.audit.report.BreachKind;
import com.resultity.mesh.schemas.DeadLetterReason;
import com.resultity.mesh.topics.Consumer;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Nothing is lost in silence (promise 8): each record that no reader can believe has a dead letter of every reader of its
 * topic, and each dead letter is of a record that lies where it says and is as it says.
 */
final class DeadLetterCheck implements Check {

    /** Faults that every reader of the bytes sees alike; the others are a service's own judgement. */
    private static final Set<DeadLetterReason> SEEN_BY_ALL = EnumSet.of(
            DeadLetterReason.NULL_KEY,
            DeadLetterReason.NULL_VALUE,
            DeadLetterReason.NOT_WIRE_FORMAT,
            DeadLetterReason.WRONG_SCHEMA,
            DeadLetterReason.UNDECODABLE);

    @Override
    public void examine(Evidence evidence, Moment moment, Findings findings) {
        evidence.setAside()
                .unbelievable()
                .forEach((position, record) -> dropped(position, record, evidence, moment, findings));
        evidence.setAside().letters().values().forEach(letter -> stray(letter, evidence, findings));
    }

    private static void dropped(
            Position position, Unbelievable record, Evidence evidence, Moment moment, Findings findings) {
        if (!moment.forgotten(record.timestamp())) {
            return;
        }
        for (Consumer consumer : Consumer.of(topic(position).orElseThrow())) {
            if (!evidence.setAside().setAside(consumer.applicationId(), position)) {
                findings.breach(
                        BreachKind.SILENTLY_DROPPED,
                        null,
                        null,
                        consumer.applicationId() + " wrote no dead letter of a record that is " + record.reason(),
                        position);
            }
        }
    }

    private static void stray(Letter letter, Evidence evidence, Findings findings) {
        strayness(letter, evidence)
                .ifPresent(detail -> findings.breach(
                        BreachKind.STRAY_DEAD_LETTER, null, null, detail, letter.position(), letter.subject()));
    }

    private static Optional<String> strayness(Letter letter, Evidence evidence) {
        if (letter.flaw().isPresent()) {
            return letter.flaw();
        }
        Optional<Topic<?>> topic = topic(letter.subject());
        boolean reads = topic.isPresent()
                && Arrays.stream(Consumer.values())
                        .filter(consumer -> consumer.applicationId().equals(letter.consumer()))
                        .anyMatch(consumer -> consumer.reads().contains(topic.get()));
        if (!reads) {
            return Optional.of(letter.consumer() + " does not read that topic");
        }
        Unbelievable record = evidence.setAside().unbelievable().get(letter.subject());
        if (record != null) {
            return record.valueLength() == letter.valueLength()
                    ? Optional.empty()
                    : Optional.of("the record that it names has a value of " + record.valueLength() + " bytes");
        }
        if (!evidence.kept().holds(letter.subject())) {
            boolean gone = topic.get().compacted() || evidence.kept().deleted(letter.subject());
            return gone ? Optional.empty() : Optional.of("no record lies where it says");
        }
        return SEEN_BY_ALL.contains(letter.reason())
                ? Optional.of("it says " + letter.reason() + " of a record that is well formed")
                : Optional.empty();
    }

    private static Optional<Topic<?>> topic(Position position) {
        return TopicCatalogue.all().stream()
                .<Topic<?>>map(topic -> topic)
                .filter(topic -> topic.name().equals(position.topic()))
                .findFirst();
    }
}
