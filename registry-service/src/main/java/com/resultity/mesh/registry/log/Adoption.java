package com.resultity.mesh.registry.log;

import com.resultity.mesh.registry.change.Registrar;
import com.resultity.mesh.registry.change.Remembered;
import com.resultity.mesh.registry.command.Command;
import com.resultity.mesh.registry.command.Reply;
import com.resultity.mesh.registry.definition.ServiceRecord;
import com.resultity.mesh.registry.state.Fact;
import com.resultity.mesh.schemas.RegistryCommand;
import com.resultity.mesh.schemas.RegistryReply;
import com.resultity.mesh.topics.Consumer;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.Intake;
import com.resultity.mesh.wire.RawRecord;
import com.resultity.mesh.wire.RecordIntake;
import com.resultity.mesh.wire.ValueSerdes;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/**
 * Takes over what lies on the topics: written before there was a registrar, or by one whose stores are gone. Commands that were
 * answered are remembered as such, because whoever lost its stores may have lost its place in line and meet them again.
 */
final class Adoption {

    private final Map<String, FactSource<?>> sources;
    private final RecordIntake<RegistryCommand> commandIntake;
    private final RecordIntake<RegistryReply> replyIntake;
    private final RegistrarMemory memory;
    private final Registrar registrar;
    private final long now;
    private final Map<String, Command> commands = new HashMap<>();
    private final Map<String, Reply> replies = new HashMap<>();
    private final Map<String, ServiceRecord> measured = new HashMap<>();

    Adoption(
            Map<String, FactSource<?>> sources,
            ValueSerdes serdes,
            RegistrarMemory memory,
            Registrar registrar,
            long now) {
        this.sources = sources;
        String reader = Consumer.REGISTRY_SERVICE.applicationId();
        this.commandIntake =
                new RecordIntake<>(reader, TopicCatalogue.REGISTRY_COMMANDS, serdes, RecordDemands.ofCommands());
        this.replyIntake =
                new RecordIntake<>(reader, TopicCatalogue.REGISTRY_REPLIES, serdes, RecordDemands.ofReplies());
        this.memory = memory;
        this.registrar = registrar;
        this.now = now;
    }

    /** Reads everything into memory and registrar. */
    void from(FactLog log) {
        log.readAll().forEach(this::take);
        // Of one key several were carried out where the one before was forgotten: the newest counts, and overwrites the
        // others.
        replies.entrySet().stream()
                .filter(answered -> commands.containsKey(answered.getKey()))
                .map(answered -> Remembered.of(commands.get(answered.getKey()), answered.getValue()))
                .filter(remembered -> remembered.until() >= now)
                .sorted(Comparator.comparingLong(
                        remembered -> remembered.reply().decidedAt()))
                .forEach(memory::keep);
        registrar.measured(measured, now);
        memory.keepFormerOwners(registrar.view().formerOwners());
        memory.keepHighestVersion(registrar.highestVersion());
    }

    /** Reads who owned the Subclouds last that were removed: what a store of before that was kept does not hold. */
    void formerOwnersFrom(FactLog log) {
        log.readAll(TopicCatalogue.SUBCLOUD_HISTORY).forEach(this::take);
        memory.keepFormerOwners(registrar.view().formerOwners());
    }

    private void take(RawRecord raw) {
        if (raw.topic().equals(TopicCatalogue.REGISTRY_COMMANDS.name())) {
            if (commandIntake.take(raw, now) instanceof Intake.Accepted<RegistryCommand> accepted) {
                Command command = CommandTranslation.commandOf(accepted.value());
                commands.put(command.id(), command);
            }
        } else if (raw.topic().equals(TopicCatalogue.REGISTRY_REPLIES.name())) {
            if (replyIntake.take(raw, now) instanceof Intake.Accepted<RegistryReply> accepted) {
                // Of several the first is what was decided; the others repeat it.
                if (!accepted.value().getRepeated()) {
                    replies.putIfAbsent(accepted.key(), ReplyTranslation.replyOf(accepted.value()));
                }
            }
        } else {
            sources.get(raw.topic()).take(raw, now).ifPresent(fact -> take(raw, fact));
        }
    }

    private void take(RawRecord raw, Fact fact) {
        if (fact instanceof Fact.ServiceIs is) {
            measured.put(is.nodeId(), is.service());
        } else if (fact instanceof Fact.ServiceGone gone) {
            measured.remove(gone.nodeId());
        } else if (fact instanceof Fact.RevisionIs) {
            registrar.restore(fact);
        } else {
            registrar.restore(fact);
            memory.keep(raw.topic(), new String(raw.key(), StandardCharsets.UTF_8), raw.value());
        }
    }
}
