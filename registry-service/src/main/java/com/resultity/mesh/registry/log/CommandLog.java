package com.resultity.mesh.registry.log;

import com.resultity.mesh.registry.command.Command;
import com.resultity.mesh.registry.command.Refusal;
import com.resultity.mesh.registry.command.RefusedException;
import com.resultity.mesh.registry.command.Reply;
import com.resultity.mesh.registry.definition.Kind;
import com.resultity.mesh.registry.state.FactVersion;
import com.resultity.mesh.registry.state.RegistryView;
import com.resultity.mesh.registry.state.SubcloudHistory;
import com.resultity.mesh.schemas.RegistryCommand;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.ValueSerdes;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Puts commands in the registrar's line and waits for what comes of them. When a command was applied, all of it is on the log
 * and can be read from the view.
 */
public final class CommandLog implements AutoCloseable {

    /** Longer than another instance takes to take over from one that crashed. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String TOPIC = TopicCatalogue.REGISTRY_COMMANDS.name();
    private static final int BYTES_AROUND_A_COMMAND = 1024;

    /** More than that the broker would never take, however often it is sent. */
    private static final int MOST_BYTES =
            TopicCatalogue.REGISTRY_COMMANDS.maximumRecordBytes() - BYTES_AROUND_A_COMMAND;

    private final Producer<String, byte[]> producer;
    private final Serializer<RegistryCommand> serializer;
    private final Replies replies;
    private final LogFeed feed;
    private final RegistryView view;
    private final SubcloudHistory history;

    /**
     * @param bootstrapServers where the broker is
     * @param serdes where schemas come from
     * @param replies what the feed reads of the registrar's replies
     * @param feed what keeps the view
     * @param view the view
     * @param history the history, which the feed keeps as well
     */
    public CommandLog(
            String bootstrapServers,
            ValueSerdes serdes,
            Replies replies,
            LogFeed feed,
            RegistryView view,
            SubcloudHistory history) {
        this.producer = LogSettings.producer(bootstrapServers);
        this.serializer = serdes.of(TopicCatalogue.REGISTRY_COMMANDS).serializer();
        this.replies = replies;
        this.feed = feed;
        this.view = view;
        this.history = history;
    }

    /**
     * Asks the registrar for something.
     *
     * @return what came of it
     * @throws com.resultity.mesh.registry.command.RefusedException if it was refused
     * @throws LogUnavailableException if it is not known what came of it: it may still be applied, and it may be sent again
     */
    public Reply.Applied ask(Command command) throws LogUnavailableException, InterruptedException {
        replies.expect(command.id());
        try {
            send(command);
            if (!feed.await(() -> replies.of(command.id()).isPresent(), PATIENCE)) {
                throw new LogUnavailableException(
                        "the registrar has not answered yet, and may still do what was asked");
            }
            Reply reply = replies.of(command.id()).orElseThrow();
            if (reply instanceof Reply.Refused refused) {
                throw new RefusedException(refused.refusal());
            }
            Reply.Applied applied = (Reply.Applied) reply;
            awaitSeen(applied);
            return applied;
        } finally {
            replies.forget(command.id());
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }

    private void awaitSeen(Reply.Applied applied) throws LogUnavailableException, InterruptedException {
        if (!feed.await(() -> applied.written().stream().allMatch(this::isSeen), PATIENCE)) {
            throw new LogUnavailableException("the change is on the log, but is not seen here yet");
        }
    }

    /**
     * Waits until a fact can be read from the view.
     *
     * @throws LogUnavailableException if it takes too long
     */
    public void awaitSeen(FactVersion fact) throws LogUnavailableException, InterruptedException {
        if (!feed.await(() -> isSeen(fact), PATIENCE)) {
            throw new LogUnavailableException("what is on the log is not seen here yet");
        }
    }

    private boolean isSeen(FactVersion fact) {
        return view.holds(fact) && (fact.kind() != Kind.SUBCLOUD || history.holds(fact));
    }

    private void send(Command command) throws LogUnavailableException, InterruptedException {
        byte[] bytes = encoded(command);
        if (bytes.length > MOST_BYTES) {
            throw new RefusedException(
                    new Refusal.Conflict("this is too much to be done together: send it in several parts"));
        }
        try {
            producer.send(new ProducerRecord<>(TOPIC, command.id(), bytes)).get();
        } catch (ExecutionException | RuntimeException failure) {
            throw new LogUnavailableException("the broker did not take the command", failure);
        }
    }

    private byte[] encoded(Command command) throws LogUnavailableException {
        try {
            return serializer.serialize(TOPIC, CommandTranslation.recordOf(command));
        } catch (RuntimeException failure) {
            // The serialiser says in many ways that the schema registry does not answer or lacks a schema.
            throw new LogUnavailableException("the command cannot be encoded: " + failure.getMessage(), failure);
        }
    }
}
