package com.resultity.mesh.registry.log;

import com.resultity.mesh.registry.change.Registrar;
import com.resultity.mesh.registry.change.Remembered;
import com.resultity.mesh.registry.definition.ServiceRecord;
import com.resultity.mesh.registry.state.Fact;
import com.resultity.mesh.schemas.RegistryReply;
import com.resultity.mesh.schemas.ServiceLevel;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.RawRecord;
import com.resultity.mesh.wire.ValueSerdes;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the registrar remembers over its lives: in stores, or where these are empty, on the topics of its facts. */
final class RegistrarMemory {

    private static final Logger LOG = LoggerFactory.getLogger(RegistrarMemory.class);
    private static final String SEPARATOR = "|";
    private static final String HIGHEST_VERSION = "highest-version";
    private static final String FORMER_OWNER = "former-owner";

    /** Says that former owners are kept of all that was ever removed, and not just of what was removed since they are kept. */
    private static final String FORMER_OWNERS_KNOWN = "former-owners-known";

    private final Map<String, FactSource<?>> sources;
    private final Serde<RegistryReply> replySerde;
    private final Serializer<ServiceLevel> services;
    private final ValueSerdes serdes;
    private final Supplier<FactLog> log;
    private KeyValueStore<String, byte[]> facts;
    private KeyValueStore<String, byte[]> replies;

    RegistrarMemory(ValueSerdes serdes, Supplier<FactLog> log) {
        this.sources = FactSource.all(serdes).stream()
                .collect(Collectors.toMap(source -> source.topic().name(), Function.identity()));
        this.replySerde = serdes.of(TopicCatalogue.REGISTRY_REPLIES);
        this.services = serdes.of(TopicCatalogue.SERVICE_LEVELS).serializer();
        this.serdes = serdes;
        this.log = log;
    }

    void open(ProcessorContext<?, ?> context) {
        facts = context.getStateStore(RegistrarStores.FACTS);
        replies = context.getStateStore(RegistrarStores.REPLIES);
    }

    /** The fact that a record says. */
    Optional<Fact> factOf(String topic, String key, byte[] value, long now) {
        RawRecord raw =
                new RawRecord(topic, 0, 0, now, key.getBytes(StandardCharsets.UTF_8), value, new RecordHeaders());
        return sources.get(topic).take(raw, now);
    }

    /** Keeps a record as it lies on its topic; null forgets it. */
    void keep(String topic, String key, byte[] value) {
        if (value == null) {
            facts.delete(topic + SEPARATOR + key);
        } else {
            facts.put(topic + SEPARATOR + key, value);
        }
    }

    /** Keeps what counts against a node, in the form of the topic that told it; {@link ServiceRecord#NONE} forgets it. */
    void keepService(String nodeId, ServiceRecord counts) {
        String topic = TopicCatalogue.SERVICE_LEVELS.name();
        byte[] value = counts.equals(ServiceRecord.NONE)
                ? null
                : services.serialize(topic, ServiceTranslation.levelOf(nodeId, counts));
        keep(topic, ServiceTranslation.keyOf(nodeId), value);
    }

    void keep(Remembered remembered) {
        RegistryReply reply = ReplyTranslation.recordOf(remembered.reply(), false);
        reply.setRequestDigest(remembered.digest());
        replies.put(remembered.key(), replySerde.serializer().serialize(TopicCatalogue.REGISTRY_REPLIES.name(), reply));
    }

    void keepHighestVersion(long version) {
        facts.put(HIGHEST_VERSION, Long.toString(version).getBytes(StandardCharsets.UTF_8));
    }

    /** Keeps who owned a Subcloud last that is removed: the record of it is kept no more. */
    void keepFormerOwner(String subcloudId, String owner) {
        keep(FORMER_OWNER, subcloudId, owner.getBytes(StandardCharsets.UTF_8));
    }

    /** Keeps who owned each Subcloud last that was ever removed. */
    void keepFormerOwners(Map<String, String> all) {
        all.forEach(this::keepFormerOwner);
        facts.put(FORMER_OWNERS_KNOWN, "true".getBytes(StandardCharsets.UTF_8));
    }

    void forget(String commandKey) {
        replies.delete(commandKey);
    }

    /** Tells a new registrar all that is remembered. */
    void restore(Registrar registrar, long now) {
        if (facts.get(HIGHEST_VERSION) == null) {
            try (FactLog opened = log.get()) {
                new Adoption(sources, serdes, this, registrar, now).from(opened);
            }
        }
        try (KeyValueIterator<String, byte[]> all = facts.all()) {
            all.forEachRemaining(entry -> restore(registrar, entry, now));
        }
        if (facts.get(FORMER_OWNERS_KNOWN) == null) {
            try (FactLog opened = log.get()) {
                new Adoption(sources, serdes, this, registrar, now).formerOwnersFrom(opened);
            }
        }
        try (KeyValueIterator<String, byte[]> all = replies.all()) {
            all.forEachRemaining(entry -> {
                RegistryReply reply =
                        replySerde.deserializer().deserialize(TopicCatalogue.REGISTRY_REPLIES.name(), entry.value);
                registrar.restore(new Remembered(entry.key, reply.getRequestDigest(), ReplyTranslation.replyOf(reply)));
            });
        }
        registrar.begin(now);
        LOG.info(
                "the registrar knows {} Subclouds and {} nodes",
                registrar.view().subclouds().size(),
                registrar.view().nodes().size());
    }

    private void restore(Registrar registrar, KeyValue<String, byte[]> entry, long now) {
        if (entry.key.equals(HIGHEST_VERSION)) {
            registrar.restoreHighestVersion(Long.parseLong(new String(entry.value, StandardCharsets.UTF_8)));
            return;
        }
        if (entry.key.equals(FORMER_OWNERS_KNOWN)) {
            return;
        }
        int separator = entry.key.indexOf(SEPARATOR);
        String topic = entry.key.substring(0, separator);
        String key = entry.key.substring(separator + 1);
        if (topic.equals(FORMER_OWNER)) {
            registrar.restoreFormerOwner(key, new String(entry.value, StandardCharsets.UTF_8));
        } else {
            factOf(topic, key, entry.value, now).ifPresent(registrar::restore);
        }
    }
}
