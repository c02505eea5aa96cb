package com.resultity.mesh.registry.request;

import com.resultity.mesh.registry.change.Drafted;
import com.resultity.mesh.registry.change.Drafting;
import com.resultity.mesh.registry.change.VersionedSubject;
import com.resultity.mesh.registry.command.AppliedDocument;
import com.resultity.mesh.registry.command.Change;
import com.resultity.mesh.registry.command.Command;
import com.resultity.mesh.registry.command.Refusal;
import com.resultity.mesh.registry.command.RefusedException;
import com.resultity.mesh.registry.command.Reply;
import com.resultity.mesh.registry.definition.Kind;
import com.resultity.mesh.registry.definition.Revision;
import com.resultity.mesh.registry.definition.TokenId;
import com.resultity.mesh.registry.lifecycle.Gates;
import com.resultity.mesh.registry.log.CommandLog;
import com.resultity.mesh.registry.log.LogUnavailableException;
import com.resultity.mesh.registry.manifest.ManifestDocument;
import com.resultity.mesh.registry.manifest.ManifestError;
import com.resultity.mesh.registry.manifest.ManifestReader;
import com.resultity.mesh.registry.manifest.ManifestReading;
import com.resultity.mesh.registry.state.FactVersion;
import com.resultity.mesh.registry.state.RegistryView;
import com.resultity.mesh.registry.state.SubcloudHistory;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;

/** Passes requests on to the registrar. When a method returns, what was asked is on the log and can be read from the view. */
public final class RequestDesk {

    private final CommandLog commands;
    private final RegistryView view;
    private final SubcloudHistory history;
    private final Gates gates;
    private final LongSupplier clock;

    /**
     * @param commands the registrar's line
     * @param view what is so now
     * @param history what was so before
     * @param gates the gates that the network asks for
     * @param clock time, milliseconds since 1970-01-01T00:00:00Z
     */
    public RequestDesk(
            CommandLog commands, RegistryView view, SubcloudHistory history, Gates gates, LongSupplier clock) {
        this.commands = commands;
        this.view = view;
        this.history = history;
        this.gates = gates;
        this.clock = clock;
    }

    /**
     * Applies all documents of a stream, or none.
     *
     * @param yaml the stream in UTF-8
     * @return what became of each document, in their order
     * @throws InvalidManifestsException if there are mistakes
     * @throws RefusedException if it cannot be done for another reason
     * @throws StaleException if it was made on a version that is not the present one
     * @throws LogUnavailableException if it is not known what came of it
     */
    public List<AppliedDocument> apply(byte[] yaml, Requester by)
            throws InvalidManifestsException, LogUnavailableException, InterruptedException {
        ManifestReading reading = ManifestReader.read(yaml);
        if (ManifestMistakes.areOfItsOwn(reading)) {
            throw new InvalidManifestsException(ManifestMistakes.in(reading, view));
        }
        List<Change> changes = reading.documents().stream()
                .<Change>map(document -> new Change.Declare(document.manifest()))
                .toList();
        try {
            return ask(changes, by).applied();
        } catch (RefusedException refused) {
            if (refused.refusal() instanceof Refusal.Mistaken mistaken) {
                throw new InvalidManifestsException(ManifestMistakes.placed(mistaken.mistakes(), reading.documents()));
            }
            throw refused;
        }
    }

    /**
     * Says what applying all documents of a stream would come to. Writes nothing. What it rests on may be of several moments
     * while others make changes.
     *
     * @param yaml the stream in UTF-8
     * @throws InvalidManifestsException if there are mistakes
     */
    public Drafted draft(byte[] yaml) throws InvalidManifestsException {
        ManifestReading reading = ManifestReader.read(yaml);
        List<ManifestError> mistakes = ManifestMistakes.in(reading, view);
        if (!mistakes.isEmpty()) {
            throw new InvalidManifestsException(mistakes);
        }
        return Drafting.of(
                view,
                gates,
                reading.documents().stream().map(ManifestDocument::manifest).toList(),
                clock.getAsLong());
    }

    /**
     * Asks for one change.
     *
     * @throws RefusedException if it cannot be done
     * @throws LogUnavailableException if it is not known what came of it
     */
    public Reply.Applied ask(Change change, Requester by) throws LogUnavailableException, InterruptedException {
        refuseWhatNamesNoToken(change);
        return ask(List.of(change), by);
    }

    /** The line is a topic: a token's text that was put where its id belongs must not come upon it. */
    private static void refuseWhatNamesNoToken(Change change) {
        Optional<TokenId> named = Optional.empty();
        if (change instanceof Change.Remove remove && remove.kind() == Kind.ACCESS_TOKEN) {
            named = Optional.of(TokenId.parse(remove.id()));
        } else if (change instanceof Change.RotateToken rotation) {
            named = Optional.of(rotation.replaced());
        }
        if (named.filter(id -> !id.canBe()).isPresent()) {
            throw new RefusedException(new Refusal.Missing("there is no such token"));
        }
    }

    private Reply.Applied ask(List<Change> changes, Requester by) throws LogUnavailableException, InterruptedException {
        if (by.expectedVersion().isPresent() && changes.size() != 1) {
            throw new RefusedException(new Refusal.Conflict("a version can be expected of one change alone"));
        }
        Command command = new Command(
                UUID.randomUUID().toString(),
                by.key(),
                by.actor(),
                clock.getAsLong(),
                by.expectedVersion(),
                by.reason(),
                changes);
        try {
            return commands.ask(command);
        } catch (RefusedException refused) {
            if (refused.refusal() instanceof Refusal.Stale stale) {
                throw stale(stale, changes.get(0), by.expectedVersion().orElseThrow());
            }
            throw refused;
        }
    }

    private StaleException stale(Refusal.Stale stale, Change change, long expected)
            throws LogUnavailableException, InterruptedException {
        Optional<String> subcloudId = VersionedSubject.subcloudOf(change);
        if (subcloudId.isEmpty() || stale.currentVersion() == 0) {
            return new StaleException(stale, List.of(), List.of());
        }
        commands.awaitSeen(new FactVersion(Kind.SUBCLOUD, subcloudId.get(), stale.currentVersion(), false));
        NavigableMap<Long, Revision> versions = history.of(subcloudId.get());
        List<Revision> since = List.copyOf(versions.tailMap(expected, false).values());
        Revision before = versions.get(expected);
        Revision now = versions.get(stale.currentVersion());
        return new StaleException(
                stale, since, before == null || now == null ? List.of() : Differences.between(before, now));
    }
}
