package com.resultity.mesh.registry.change;

import com.resultity.mesh.registry.command.AppliedDocument;
import com.resultity.mesh.registry.command.Change;
import com.resultity.mesh.registry.command.Change.Declare;
import com.resultity.mesh.registry.command.Command;
import com.resultity.mesh.registry.command.Refusal;
import com.resultity.mesh.registry.command.Refusal.Mistake;
import com.resultity.mesh.registry.command.RefusedException;
import com.resultity.mesh.registry.definition.Kind;
import com.resultity.mesh.registry.manifest.Manifest;
import com.resultity.mesh.registry.state.RegistryView;
import java.util.List;

/** Takes a command into a draft, change by change. */
final class CommandSteps {

    private CommandSteps() {}

    /**
     * Takes all changes.
     *
     * @return what becomes of each
     * @throws RefusedException if one cannot be made; the draft is of no use then
     */
    static List<AppliedDocument> apply(Command command, RegistryView view, Draft draft) {
        List<Manifest> manifests = command.changes().stream()
                .map(change -> change instanceof Declare declare ? declare.manifest() : null)
                .toList();
        List<Mistake> mistakes = CrossReferences.mistakes(manifests, view);
        if (!mistakes.isEmpty()) {
            throw new RefusedException(new Refusal.Mistaken(mistakes));
        }
        if (command.expectedVersion().isPresent() && !command.changes().isEmpty()) {
            demandVersion(command.changes().get(0), command.expectedVersion().getAsLong(), view);
        }
        return command.changes().stream().map(change -> apply(change, draft)).toList();
    }

    private static void demandVersion(Change change, long expected, RegistryView view) {
        long present = VersionedSubject.of(change)
                .flatMap(subject -> subject.versionIn(view))
                .orElse(0L);
        if (present != expected) {
            throw new RefusedException(new Refusal.Stale(
                    "the change was made on version " + expected + ", and the present one is " + present, present));
        }
    }

    private static AppliedDocument apply(Change change, Draft draft) {
        if (change instanceof Declare declare) {
            return draft.declare(declare.manifest());
        }
        if (change instanceof Change.Remove remove) {
            return draft.remove(remove.kind(), remove.id()).orElseThrow(() -> missing(remove.kind()));
        }
        if (change instanceof Change.IssueToken issue) {
            return draft.issue(issue.token());
        }
        if (change instanceof Change.RotateToken rotate) {
            return draft.rotate(rotate);
        }
        if (change instanceof Change.MoveSubcloud move) {
            return draft.move(move.subcloudId(), move.move());
        }
        if (change instanceof Change.Attest attest) {
            return draft.attest(attest.attestation());
        }
        if (change instanceof Change.Vote vote) {
            return draft.vote(vote);
        }
        return draft.moveMembership((Change.MoveMembership) change);
    }

    /** That there is nothing of a kind. */
    static RefusedException missing(Kind kind) {
        return new RefusedException(new Refusal.Missing(
                switch (kind) {
                    case SUBCLOUD -> "there is no such Subcloud";
                    case NODE -> "there is no such node";
                    case TENANT -> "there is no such tenant";
                    case TEAM -> "there is no such team";
                    case ORGANISATION -> "there is no such organisation";
                    case MODEL -> "there is no such model";
                    case ACCESS_TOKEN -> "there is no such token";
                    case ACCESS_GRANT -> "there is no such grant";
                    case MEMBERSHIPS -> "there is no such membership";
                }));
    }
}
