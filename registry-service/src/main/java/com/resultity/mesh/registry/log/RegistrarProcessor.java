package com.resultity.mesh.registry.log;

import com.resultity.mesh.registry.change.Decision;
import com.resultity.mesh.registry.change.Registrar;
import com.resultity.mesh.registry.command.Command;
import com.resultity.mesh.registry.lifecycle.Gates;
import com.resultity.mesh.registry.state.Fact;
import com.resultity.mesh.registry.state.MeasuredNodes;
import com.resultity.mesh.schemas.RegistryReply;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.ValueSerdes;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Runs the registrar on what Kafka Streams reads, and by the wall clock. */
final class RegistrarProcessor extends ContextualProcessor<String, RegistrarInput, String, RegistrarRecord> {

    private static final Duration TICK = Duration.ofMillis(20);
    private static final Duration UPKEEP = Duration.ofSeconds(1);

    /** How long one tick judges, nanoseconds: about half of the time is left to commands. */
    private static final long JUDGING = Duration.ofMillis(10).toNanos();

    private final FactRecords records;
    private final Serializer<RegistryReply> replies;
    private final RegistrarMemory memory;
    private final Gates gates;
    private final MeasuredNodes measured;
    private Registrar registrar;
    private boolean restored;

    RegistrarProcessor(ValueSerdes serdes, Gates gates, Supplier<FactLog> log, MeasuredNodes measured) {
        this.records = new FactRecords(serdes);
        this.replies = serdes.of(TopicCatalogue.REGISTRY_REPLIES).serializer();
        this.memory = new RegistrarMemory(serdes, log);
        this.gates = gates;
        this.measured = measured;
    }

    @Override
    public void init(ProcessorContext<String, RegistrarRecord> context) {
        super.init(context);
        // A task whose transaction failed begins anew with the same processor: what it decided in it is not so.
        registrar = new Registrar(gates);
        restored = false;
        measured.tellAll();
        memory.open(context);
        context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::judge);
        context.schedule(UPKEEP, PunctuationType.WALL_CLOCK_TIME, this::keepUp);
    }

    @Override
    public void process(Record<String, RegistrarInput> record) {
        restoreOnce();
        long now = context().currentSystemTimeMs();
        if (record.value() instanceof RegistrarInput.Found found) {
            memory.factOf(found.topic(), record.key(), found.value(), now).ifPresent(fact -> {
                registrar.observe(fact);
                memory.keep(found.topic(), record.key(), found.value());
            });
            return;
        }
        Command command = ((RegistrarInput.Asked) record.value()).command();
        Decision decision = registrar.decide(command, now);
        write(decision.facts(), now);
        RegistryReply reply = ReplyTranslation.recordOf(
                decision.reply(), decision.remembered().isEmpty());
        decision.remembered().ifPresent(remembered -> memory.keep(remembered));
        String topic = TopicCatalogue.REGISTRY_REPLIES.name();
        forward(topic, command.id(), replies.serialize(topic, reply), now);
    }

    private void judge(long time) {
        restoreOnce();
        long now = context().currentSystemTimeMs();
        long began = System.nanoTime();
        while (!registrar.hasJudgedAll() && System.nanoTime() - began < JUDGING) {
            write(registrar.judge(Registrar.JUDGED_A_STEP, now), now);
        }
    }

    private void keepUp(long time) {
        restoreOnce();
        long now = context().currentSystemTimeMs();
        write(registrar.followGates(now), now);
        registrar.measured(measured.takeChanged(), now);
        keepServices();
        registrar.forget(now).forEach(memory::forget);
    }

    /** Not when it is made: records can be written only while one is processed or the clock strikes. */
    private void restoreOnce() {
        if (!restored) {
            memory.restore(registrar, context().currentSystemTimeMs());
            restored = true;
        }
    }

    private void write(List<Fact> facts, long now) {
        if (facts.isEmpty()) {
            return;
        }
        for (Fact fact : facts) {
            ProducerRecord<String, byte[]> record = records.recordOf(fact);
            if (!(fact instanceof Fact.RevisionIs)) {
                memory.keep(record.topic(), record.key(), record.value());
            }
            if (fact instanceof Fact.SubcloudGone gone) {
                registrar
                        .view()
                        .formerOwnerOf(gone.subcloudId())
                        .ifPresent(owner -> memory.keepFormerOwner(gone.subcloudId(), owner));
            }
            forward(record.topic(), record.key(), record.value(), now);
        }
        memory.keepHighestVersion(registrar.highestVersion());
        keepServices();
    }

    private void keepServices() {
        registrar.takeServicesToKeep().forEach(memory::keepService);
    }

    private void forward(String topic, String key, byte[] value, long now) {
        context().forward(new Record<>(key, new RegistrarRecord(topic, value), now));
    }
}
