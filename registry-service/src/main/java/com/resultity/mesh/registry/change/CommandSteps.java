package com.resultity.mesh.registry.change;

import com.resultity.mesh.registry.command.AppliedDocument;
import com.resultity.mesh.registry.command.Change;
import com.resultity.mesh.registry.command.Change.Declare;
import com.resultity.mesh.registry.command.Command;
import com.resultity.mesh.registry.command.Refusal;
import com.resultity.mesh.registry.command.RefusedException;
import com.resultity.mesh.registry.definition.Kind;
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
        Permissions.of(command.actor(), view).refusalOf(command.changes()).ifPresent(refusal -> {
            throw new RefusedException(refusal);
        });
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
        return new RefusedException(new Refusal.Missing("there is no such " + kind.noun()));
    }
}
