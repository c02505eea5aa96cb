package com.resultity.mesh.registry.log;

import com.resultity.mesh.registry.lifecycle.Gates;
import com.resultity.mesh.registry.state.MeasuredNodes;
import com.resultity.mesh.schemas.RegistryCommand;
import com.resultity.mesh.topics.Consumer;
import com.resultity.mesh.topics.Party;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.IntakeStream;
import com.resultity.mesh.wire.RecordIntake;
import com.resultity.mesh.wire.ValueSerdes;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.RecordContext;
import org.apache.kafka.streams.processor.TopicNameExtractor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The registrar as a data flow: commands, and what others find out about nodes, come in one line; facts and replies go out
 * in the transaction that takes the command off the line. The topics that the registrar itself writes are read for what does
 * not belong there, which is set aside; so is that of measurements, which come in beside the line ({@link MeasuredNodes}).
 */
public final class RegistrarTopology {

    /** One line, because each command is decided on a state that holds all earlier ones. */
    private static final int ONE_LINE = 1;

    private final ValueSerdes serdes;
    private final Gates gates;
    private final Supplier<FactLog> log;
    private final MeasuredNodes measured;

    /**
     * @param serdes where schemas come from
     * @param gates the gates that the network asks for
     * @param log opens the log that the state is read from where the registrar remembers nothing
     * @param measured what was measured of nodes, which others keep up to date
     */
    public RegistrarTopology(ValueSerdes serdes, Gates gates, Supplier<FactLog> log, MeasuredNodes measured) {
        this.serdes = serdes;
        this.gates = gates;
        this.log = log;
        this.measured = measured;
    }

    /** Adds the registrar to a topology. It must run with exactly_once_v2: a command must not be applied twice. */
    public void defineOn(StreamsBuilder builder) {
        KStream<String, RegistrarInput> commands = IntakeStream.accepted(
                        builder, "commands", TopicCatalogue.REGISTRY_COMMANDS, serdes, this::commandIntake)
                .mapValues(
                        accepted -> new RegistrarInput.Asked(CommandTranslation.commandOf(accepted.value())),
                        Named.as("commands-asked"));
        KStream<String, RegistrarInput> inputs = commands;
        for (FactSource<?> source : FactSource.ofState(serdes)) {
            String name = nameOf(source.topic());
            KStream<String, byte[]> taken = read(builder, name, source);
            if (!source.topic().writers().contains(Party.REGISTRY_SERVICE)) {
                inputs = inputs.merge(observations(name, source, taken), Named.as("with-" + name));
            }
        }
        FactSource<?> measurements = FactSource.ofMeasured(serdes);
        read(builder, nameOf(measurements.topic()), measurements);
        inputs.process(new Registrars(), Named.as("registrar"))
                .to(
                        new TopicOfRecord(),
                        Produced.with(Serdes.String(), RegistrarRecord.serde()).withName("registrar-sink"));
    }

    private RecordIntake<RegistryCommand> commandIntake() {
        return new RecordIntake<>(
                Consumer.REGISTRY_SERVICE.applicationId(),
                TopicCatalogue.REGISTRY_COMMANDS,
                serdes,
                RecordDemands.ofCommands());
    }

    private <V extends SpecificRecord> KStream<String, byte[]> read(
            StreamsBuilder builder, String name, FactSource<V> source) {
        return IntakeStream.accepted(builder, name, source.topic(), serdes, source::newIntake)
                .mapValues(accepted -> accepted.raw().value(), Named.as(name + "-bytes"));
    }

    private static KStream<String, RegistrarInput> observations(
            String name, FactSource<?> source, KStream<String, byte[]> taken) {
        String topic = source.topic().name();
        return taken.repartition(Repartitioned.<String, byte[]>as(name + "-in-line")
                        .withKeySerde(Serdes.String())
                        .withValueSerde(Serdes.ByteArray())
                        .withNumberOfPartitions(ONE_LINE))
                .mapValues(bytes -> new RegistrarInput.Found(topic, bytes), Named.as(name + "-found"));
    }

    private static String nameOf(Topic<?> topic) {
        return topic.name().substring("mesh.".length(), topic.name().lastIndexOf('.'));
    }

    /** One processor, because there is one line. */
    private final class Registrars implements ProcessorSupplier<String, RegistrarInput, String, RegistrarRecord> {

        @Override
        public Processor<String, RegistrarInput, String, RegistrarRecord> get() {
            return new RegistrarProcessor(serdes, gates, log, measured);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return RegistrarStores.builders();
        }
    }

    /** Each record names its topic. A class, because a lambda has another name in each description of the topology. */
    private static final class TopicOfRecord implements TopicNameExtractor<String, RegistrarRecord> {

        @Override
        public String extract(String key, RegistrarRecord record, RecordContext context) {
            return record.topic();
        }

        @Override
        public String toString() {
            return "the topic that the record names";
        }
    }
}
