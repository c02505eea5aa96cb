package com.resultity.mesh.registry.change;

import com.resultity.mesh.registry.definition.Party;
import com.resultity.mesh.registry.log.LogFeed;
import com.resultity.mesh.registry.log.LogUnavailableException;
import com.resultity.mesh.registry.log.LogWriter;
import com.resultity.mesh.registry.manifest.ManifestDocument;
import com.resultity.mesh.registry.manifest.ManifestError;
import com.resultity.mesh.registry.manifest.ManifestReader;
import com.resultity.mesh.registry.manifest.ManifestReading;
import com.resultity.mesh.registry.state.Fact;
import com.resultity.mesh.registry.state.RegistryView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicPartition;

/**
 * The single writer: one change at a time, each decided on a view that holds all changes before it. When a method returns,
 * its change is on the log and can be read from the view.
 */
public final class RegistryWriter {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ReentrantLock oneAtATime = new ReentrantLock(true);
    private final RegistryView view;
    private final LogWriter log;
    private final LogFeed feed;
    private final LongSupplier clock;

    /** What was written last, which must be seen before the next change is decided. */
    private Map<TopicPartition, Long> written = Map.of();

    /**
     * @param view the view that changes are decided on
     * @param log where changes are written
     * @param feed what keeps the view
     * @param clock time, milliseconds since 1970-01-01T00:00:00Z
     */
    public RegistryWriter(RegistryView view, LogWriter log, LogFeed feed, LongSupplier clock) {
        this.view = view;
        this.log = log;
        this.feed = feed;
        this.clock = clock;
    }

    /**
     * Applies all documents of a stream, or none.
     *
     * @param yaml the stream in UTF-8
     * @return what became of each document, in their order
     * @throws InvalidManifestsException if there are mistakes
     * @throws LogUnavailableException if the log does not take the change in time
     */
    public List<AppliedDocument> apply(byte[] yaml)
            throws InvalidManifestsException, LogUnavailableException, InterruptedException {
        ManifestReading reading = ManifestReader.read(yaml);
        oneAtATime.lockInterruptibly();
        try {
            awaitView();
            Draft draft = draft();
            List<AppliedDocument> applied = declare(reading, draft);
            carryOut(draft);
            return applied;
        } finally {
            oneAtATime.unlock();
        }
    }

    /**
     * Says what applying all documents of a stream would come to. Writes nothing.
     *
     * @param yaml the stream in UTF-8
     * @throws InvalidManifestsException if there are mistakes
     * @throws LogUnavailableException if what is so now cannot be seen in time
     */
    public Drafted draft(byte[] yaml) throws InvalidManifestsException, LogUnavailableException, InterruptedException {
        ManifestReading reading = ManifestReader.read(yaml);
        oneAtATime.lockInterruptibly();
        try {
            awaitView();
            Draft draft = draft();
            List<AppliedDocument> applied = declare(reading, draft);
            return new Drafted(applied, draft.facts());
        } finally {
            oneAtATime.unlock();
        }
    }

    private List<AppliedDocument> declare(ManifestReading reading, Draft draft) throws InvalidManifestsException {
        List<ManifestError> errors = new ArrayList<>(reading.errors());
        errors.addAll(CrossReferences.errors(reading.documents(), view));
        if (!errors.isEmpty()) {
            errors.sort(ManifestError.ORDER);
            throw new InvalidManifestsException(errors);
        }
        return reading.documents().stream()
                .map(ManifestDocument::manifest)
                .map(draft::declare)
                .toList();
    }

    /** Removes a node with its memberships; empty where there is none. */
    public Optional<AppliedDocument> removeNode(String id) throws LogUnavailableException, InterruptedException {
        return change(draft -> draft.removeNode(id));
    }

    /** Removes a tenant; empty where there is none. */
    public Optional<AppliedDocument> removeTenant(String id) throws LogUnavailableException, InterruptedException {
        return change(draft -> draft.removeTenant(id));
    }

    /** Removes a team or an organisation; empty where there is none. */
    public Optional<AppliedDocument> removeGroup(Party party) throws LogUnavailableException, InterruptedException {
        return change(draft -> draft.removeGroup(party));
    }

    /** Removes a model; empty where there is none. */
    public Optional<AppliedDocument> removeModel(String name) throws LogUnavailableException, InterruptedException {
        return change(draft -> draft.removeModel(name));
    }

    /** Removes a Subcloud with its grants, tokens and memberships; empty where there is none. */
    public Optional<AppliedDocument> removeSubcloud(String id) throws LogUnavailableException, InterruptedException {
        return change(draft -> draft.removeSubcloud(id));
    }

    /** Judges nodes again. */
    void judge(PendingJudgements.Batch batch) throws LogUnavailableException, InterruptedException {
        change(draft -> {
            if (batch.everything()) {
                draft.judgeEverything();
            }
            draft.judge(batch.nodeIds());
            return batch;
        });
    }

    /** Makes a change to a draft, and writes it. */
    <T> T change(Function<Draft, T> change) throws LogUnavailableException, InterruptedException {
        oneAtATime.lockInterruptibly();
        try {
            awaitView();
            Draft draft = draft();
            T changed = change.apply(draft);
            carryOut(draft);
            return changed;
        } finally {
            oneAtATime.unlock();
        }
    }

    private Draft draft() {
        return new Draft(view, clock.getAsLong());
    }

    /** Before a change is decided, this instance must be the one that writes, and have seen all that was written. */
    private void awaitView() throws LogUnavailableException, InterruptedException {
        if (!log.isOpen()) {
            log.open();
            feed.catchUpAgain();
        }
        awaitSeen("the registry is reading its log");
    }

    private void carryOut(Draft draft) throws LogUnavailableException, InterruptedException {
        List<Fact> facts = draft.facts();
        if (facts.isEmpty()) {
            return;
        }
        written = log.write(facts);
        awaitSeen("the change is on the log, but is not seen here yet");
    }

    private void awaitSeen(String otherwise) throws LogUnavailableException, InterruptedException {
        if (!feed.awaitSeen(written, PATIENCE)) {
            throw new LogUnavailableException(otherwise);
        }
    }
}
