package com.resultity.mesh.registry.request;

import com.resultity.mesh.registry.authority.Principal;
import com.resultity.mesh.registry.change.Drafting;
import com.resultity.mesh.registry.change.Permissions;
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
import com.resultity.mesh.registry.manifest.Manifest;
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

    /** What a membership takes of memory in a draft and its answer, bytes. */
    private static final long BYTES_OF_A_DRAFTED_MEMBERSHIP = 512;

    /** A draft may take a quarter of the heap. */
    private static final int MOST_DRAFTED_MEMBERSHIPS =
            (int) Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() / 4 / BYTES_OF_A_DRAFTED_MEMBERSHIP);

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
     * @return what became of each document, in their order, and what is odd about them
     * @throws InvalidManifestsException if there are mistakes: also where a Subcloud is named that who asks must not know of
     * @throws ForbiddenManifestsException if who asks may not declare some of it
     * @throws RefusedException if it cannot be done for another reason
     * @throws StaleException if it was made on a version that is not the present one
     * @throws LogUnavailableException if it is not known what came of it
     */
    public AppliedManifests apply(byte[] yaml, Requester by)
            throws InvalidManifestsException, LogUnavailableException, InterruptedException {
        ManifestReading reading = ManifestReader.read(yaml);
        if (ManifestMistakes.areOfItsOwn(reading)) {
            throw new InvalidManifestsException(ManifestMistakes.in(reading, Permissions.of(by.principal(), view)));
        }
        try {
            List<AppliedDocument> applied = ask(declarationsIn(reading), by).applied();
            return new AppliedManifests(applied, ManifestWarnings.of(manifestsIn(reading), view, by.principal()));
        } catch (RefusedException refused) {
            throw placed(refused, reading.documents());
        }
    }

    /**
     * Says what applying all documents of a stream would come to. Writes nothing. What it rests on may be of several moments
     * while others make changes.
     *
     * @param yaml the stream in UTF-8
     * @throws InvalidManifestsException if there are mistakes: also where a Subcloud is named that who asks must not know of
     * @throws ForbiddenManifestsException if who asks may not declare some of it
     * @throws RefusedException if it would change more than there is memory for
     */
    public DraftedManifests draft(byte[] yaml, Requester by) throws InvalidManifestsException {
        ManifestReading reading = ManifestReader.read(yaml);
        Permissions permissions = Permissions.of(by.principal(), view);
        List<ManifestError> mistakes = ManifestMistakes.in(reading, permissions);
        if (!mistakes.isEmpty()) {
            throw new InvalidManifestsException(mistakes);
        }
        Optional<Refusal> refusal = permissions.refusalOf(declarationsIn(reading));
        if (refusal.isPresent()) {
            throw placed(new RefusedException(refusal.get()), reading.documents());
        }
        List<Manifest> manifests = manifestsIn(reading);
        return new DraftedManifests(
                Drafting.of(view, gates, manifests, clock.getAsLong(), MOST_DRAFTED_MEMBERSHIPS),
                ManifestWarnings.of(manifests, view, by.principal()));
    }

    private static List<Manifest> manifestsIn(ManifestReading reading) {
        return reading.documents().stream().map(ManifestDocument::manifest).toList();
    }

    private static List<Change> declarationsIn(ManifestReading reading) {
        return manifestsIn(reading).stream().<Change>map(Change.Declare::new).toList();
    }

    /** A refusal, told with the lines of the documents where it is theirs. */
    private static RuntimeException placed(RefusedException refused, List<ManifestDocument> documents)
            throws InvalidManifestsException {
        if (refused.refusal() instanceof Refusal.Mistaken mistaken) {
            throw new InvalidManifestsException(ManifestMistakes.placed(mistaken.mistakes(), documents));
        }
        return refused.refusal() instanceof Refusal.Forbidden forbidden
                        && !forbidden.mistakes().isEmpty()
                ? new ForbiddenManifestsException(ManifestMistakes.placed(forbidden.mistakes(), documents))
                : refused;
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
        admit(changes, by.principal());
        Command command = new Command(
                UUID.randomUUID().toString(),
                by.key(),
                by.principal(),
                clock.getAsLong(),
                by.expectedVersion(),
                by.reason(),
                changes);
        try {
            return commands.ask(command);
        } catch (RefusedException refused) {
            if (refused.refusal() instanceof Refusal.Stale stale) {
                throw stale(stale, changes.get(0), by);
            }
            throw refused;
        }
    }

    /**
     * Refuses here what the registrar would, so that what strangers ask for does not come on the line. Not to the operator of
     * the network: what the registrar knows may be more than what is seen here yet.
     */
    private void admit(List<Change> changes, Principal principal) {
        if (!principal.networkOperator()) {
            Permissions.of(principal, view).refusalOf(changes).ifPresent(refusal -> {
                throw new RefusedException(refusal);
            });
        }
    }

    private StaleException stale(Refusal.Stale stale, Change change, Requester by)
            throws LogUnavailableException, InterruptedException {
        Optional<String> subcloudId = VersionedSubject.subcloudOf(change);
        if (subcloudId.isEmpty() || stale.currentVersion() == 0) {
            return new StaleException(stale, List.of(), List.of());
        }
        commands.awaitSeen(new FactVersion(Kind.SUBCLOUD, subcloudId.get(), stale.currentVersion(), false));
        NavigableMap<Long, Revision> versions =
                Permissions.of(by.principal(), view).readable(subcloudId.get(), history.of(subcloudId.get()));
        long expected = by.expectedVersion().orElseThrow();
        List<Revision> since = List.copyOf(versions.tailMap(expected, false).values());
        Revision before = versions.get(expected);
        Revision now = versions.get(stale.currentVersion());
        return new StaleException(
                stale, since, before == null || now == null ? List.of() : Differences.between(before, now));
    }
}
