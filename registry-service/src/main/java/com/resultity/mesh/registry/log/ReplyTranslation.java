package com.resultity.mesh.registry.log;

import com.resultity.mesh.registry.command.AppliedDocument;
import com.resultity.mesh.registry.command.Refusal;
import com.resultity.mesh.registry.command.Reply;
import com.resultity.mesh.registry.definition.Kind;
import com.resultity.mesh.registry.state.FactVersion;
import com.resultity.mesh.schemas.ChangeKind;
import com.resultity.mesh.schemas.MistakePlace;
import com.resultity.mesh.schemas.RefusalReason;
import com.resultity.mesh.schemas.RegistryChange;
import com.resultity.mesh.schemas.RegistryKind;
import com.resultity.mesh.schemas.RegistryMistake;
import com.resultity.mesh.schemas.RegistryRefusal;
import com.resultity.mesh.schemas.RegistryReply;
import com.resultity.mesh.schemas.WrittenFact;
import java.util.Arrays;
import java.util.List;

/** Replies between plain values and records. */
final class ReplyTranslation {

    private ReplyTranslation() {}

    /**
     * The record of a reply.
     *
     * @param repeated whether it repeats what came of an earlier sending
     */
    static RegistryReply recordOf(Reply reply, boolean repeated) {
        RegistryReply.Builder builder = RegistryReply.newBuilder()
                .setCommandId(reply.commandId())
                .setDecidedAt(reply.decidedAt())
                .setRepeated(repeated)
                .setChanges(List.of())
                .setWritten(List.of());
        if (reply instanceof Reply.Refused refused) {
            return builder.setRefusal(recordOf(refused.refusal())).build();
        }
        Reply.Applied applied = (Reply.Applied) reply;
        return builder.setChanges(applied.applied().stream()
                        .map(ReplyTranslation::recordOf)
                        .toList())
                .setWritten(applied.written().stream()
                        .map(ReplyTranslation::recordOf)
                        .toList())
                .build();
    }

    static Reply replyOf(RegistryReply reply) {
        if (reply.getRefusal() != null) {
            return new Reply.Refused(reply.getCommandId(), reply.getDecidedAt(), refusalOf(reply.getRefusal()));
        }
        return new Reply.Applied(
                reply.getCommandId(),
                reply.getDecidedAt(),
                reply.getChanges().stream().map(ReplyTranslation::appliedOf).toList(),
                reply.getWritten().stream().map(ReplyTranslation::writtenOf).toList());
    }

    private static RegistryChange recordOf(AppliedDocument applied) {
        return new RegistryChange(
                RegistryKind.valueOf(kindOf(applied.kind()).name()),
                applied.id(),
                applied.version(),
                ChangeKind.valueOf(applied.change().name()));
    }

    private static AppliedDocument appliedOf(RegistryChange change) {
        return new AppliedDocument(
                Kind.valueOf(change.getKind().name()).manifestName(),
                change.getId(),
                change.getVersion(),
                AppliedDocument.Change.valueOf(change.getChange().name()));
    }

    private static Kind kindOf(String manifestName) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.manifestName().equals(manifestName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(manifestName));
    }

    private static WrittenFact recordOf(FactVersion fact) {
        return new WrittenFact(RegistryKind.valueOf(fact.kind().name()), fact.key(), fact.version(), fact.gone());
    }

    private static FactVersion writtenOf(WrittenFact fact) {
        return new FactVersion(Kind.valueOf(fact.getKind().name()), fact.getKey(), fact.getVersion(), fact.getGone());
    }

    private static RegistryRefusal recordOf(Refusal refusal) {
        RegistryRefusal.Builder builder = RegistryRefusal.newBuilder()
                .setReason(reasonOf(refusal))
                .setDetail(refusal.detail())
                .setMistakes(List.of());
        if (refusal instanceof Refusal.Stale stale) {
            builder.setCurrentVersion(stale.currentVersion());
        }
        if (refusal instanceof Refusal.Mistaken mistaken) {
            builder.setMistakes(recordsOf(mistaken.mistakes()));
        }
        if (refusal instanceof Refusal.Forbidden forbidden) {
            builder.setMistakes(recordsOf(forbidden.mistakes()));
        }
        return builder.build();
    }

    private static List<RegistryMistake> recordsOf(List<Refusal.Mistake> mistakes) {
        return mistakes.stream()
                .map(it -> new RegistryMistake(
                        it.change(), MistakePlace.valueOf(it.place().name()), it.problem(), it.remedy()))
                .toList();
    }

    private static List<Refusal.Mistake> mistakesOf(RegistryRefusal refusal) {
        return refusal.getMistakes().stream()
                .map(it -> new Refusal.Mistake(
                        it.getChange(), Refusal.Place.valueOf(it.getPlace().name()), it.getProblem(), it.getRemedy()))
                .toList();
    }

    private static RefusalReason reasonOf(Refusal refusal) {
        if (refusal instanceof Refusal.Mistaken) {
            return RefusalReason.MISTAKEN;
        }
        if (refusal instanceof Refusal.Missing) {
            return RefusalReason.MISSING;
        }
        if (refusal instanceof Refusal.Stale) {
            return RefusalReason.STALE;
        }
        if (refusal instanceof Refusal.Forbidden) {
            return RefusalReason.FORBIDDEN;
        }
        return refusal instanceof Refusal.KeyReused ? RefusalReason.KEY_REUSED : RefusalReason.CONFLICT;
    }

    private static Refusal refusalOf(RegistryRefusal refusal) {
        String detail = refusal.getDetail();
        return switch (refusal.getReason()) {
            case MISTAKEN -> new Refusal.Mistaken(mistakesOf(refusal));
            case MISSING -> new Refusal.Missing(detail);
            case STALE ->
                new Refusal.Stale(detail, refusal.getCurrentVersion() == null ? 0 : refusal.getCurrentVersion());
            case FORBIDDEN -> new Refusal.Forbidden(detail, mistakesOf(refusal));
            case KEY_REUSED -> new Refusal.KeyReused(detail);
            case CONFLICT, UNRECOGNISED -> new Refusal.Conflict(detail);
        };
    }
}
