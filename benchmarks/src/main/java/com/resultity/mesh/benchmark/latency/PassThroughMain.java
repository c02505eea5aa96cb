package com.resultity.mesh.benchmark.latency;

import com.resultity.mesh.router.RouterSettings;
import com.resultity.mesh.router.StreamsSettings;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;

/** One bare hop as a process: what comes in on a topic goes out on another, with the settings of place. */
public final class PassThroughMain {

    private PassThroughMain() {}

    /**
     * Runs until it is ended.
     *
     * @param arguments the broker as {@code host:port}, the topic to read, the topic to write
     */
    public static void main(String[] arguments) {
        Properties settings = new StreamsSettings(arguments[0], "benchmark", RouterSettings.defaults()).place();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "benchmark-hop");
        settings.put(
                StreamsConfig.STATE_DIR_CONFIG,
                Path.of(System.getProperty("java.io.tmpdir"), "streams").toString());
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(
                        arguments[1],
                        Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("source"))
                .to(
                        arguments[2],
                        Produced.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("sink"));
        KafkaStreams streams = new KafkaStreams(builder.build(settings), settings);
        Runtime.getRuntime().addShutdownHook(new Thread(streams::close));
        streams.start();
    }
}
