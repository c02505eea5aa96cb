package com.resultity.mesh.router.place;

import com.resultity.mesh.router.decide.Effect.Purpose;
import com.resultity.mesh.router.decide.eligibility.CellVisit;
import com.resultity.mesh.router.decide.eligibility.Stage;
import com.resultity.mesh.router.decide.eligibility.StageCount;
import com.resultity.mesh.router.decide.job.AccessProof;
import com.resultity.mesh.router.decide.job.Affinity;
import com.resultity.mesh.router.decide.job.Job;
import com.resultity.mesh.router.decide.job.LadderStep;
import com.resultity.mesh.router.decide.job.ModelDemand;
import com.resultity.mesh.router.decide.job.Priority;
import com.resultity.mesh.router.decide.job.Rung;
import com.resultity.mesh.router.decide.ladder.Token;
import com.resultity.mesh.router.decide.ladder.VoidedAttempt;
import com.resultity.mesh.router.decide.tenancy.TenancyEnd;
import com.resultity.mesh.schemas.GeoMode;
import com.resultity.mesh.schemas.HandOnPurpose;
import com.resultity.mesh.schemas.HandedOnJob;
import com.resultity.mesh.schemas.LocatedJob;
import com.resultity.mesh.schemas.ModelCapability;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Jobs and tokens between their records and their values. */
final class TokenConversion {

    /** Stages have the same names on both sides; looked up once, because each decision speaks of all of them. */
    private static final Map<Stage, com.resultity.mesh.schemas.Stage> STAGES = new EnumMap<>(Stage.class);

    private static final Map<com.resultity.mesh.schemas.Stage, Stage> STAGES_OF_RECORDS =
            new EnumMap<>(com.resultity.mesh.schemas.Stage.class);

    static {
        for (Stage stage : Stage.values()) {
            STAGES.put(stage, com.resultity.mesh.schemas.Stage.valueOf(stage.name()));
            STAGES_OF_RECORDS.put(STAGES.get(stage), stage);
        }
    }

    private TokenConversion() {}

    /**
     * A job whose id has passed the checks.
     *
     * @param shared has the names that other jobs speak of too
     */
    static Job job(LocatedJob located, SharedValues shared) {
        return new Job(
                located.getJobId(),
                JobTime.of(located.getJobId()).orElseThrow(),
                shared.of(located.getGatewayId()),
                shared.of(located.getTenantId()),
                Optional.ofNullable(located.getSubcloudId()).map(shared::of),
                model(located, shared),
                shared.of(located.getZone()),
                requiresZone(located.getGeoMode()),
                shared.ladderOf(ladder(located)),
                Optional.ofNullable(located.getCountries()).map(shared::listOf),
                located.getMinimumTrustLevel(),
                priority(located.getPriority()),
                Affinity.of(
                        located.getTenantId(), Optional.ofNullable(located.getSession()), located.getPrefixBlocks()),
                Optional.ofNullable(located.getProof())
                        .map(proof -> new AccessProof(proof.getTokenId(), bytes(proof.getMac()))),
                (long) located.getContextTokens() + located.getMaximumOutputTokens(),
                located.getPatienceMilliseconds(),
                located.getDeadline() == null ? Job.NO_DEADLINE : located.getDeadline(),
                located.getLeaseMilliseconds(),
                located.getRequestedAt());
    }

    /** A mode that is newer than this version is held to the strictest rule. */
    private static boolean requiresZone(GeoMode mode) {
        return mode == GeoMode.REQUIRE || mode == GeoMode.UNRECOGNISED;
    }

    private static ModelDemand model(LocatedJob located, SharedValues shared) {
        ModelCapability asked = located.getCapability();
        return asked == null
                ? new ModelDemand.Named(shared.of(located.getModel()))
                : new ModelDemand.Capable(
                        asked.getModality(),
                        asked.getOpenWeights(),
                        asked.getMinimumContextTokens(),
                        asked.getMinimumParametersMillions());
    }

    /** A class that is newer than this version waits with the least urgent. */
    static Priority priority(com.resultity.mesh.schemas.Priority priority) {
        if (priority == null) {
            return Priority.STANDARD;
        }
        return switch (priority) {
            case INTERACTIVE -> Priority.INTERACTIVE;
            case STANDARD -> Priority.STANDARD;
            case BATCH, UNRECOGNISED -> Priority.BATCH;
        };
    }

    static com.resultity.mesh.schemas.Priority priority(Priority priority) {
        return com.resultity.mesh.schemas.Priority.valueOf(priority.name());
    }

    static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    private static List<LadderStep> ladder(LocatedJob located) {
        List<LadderStep> ladder = new ArrayList<>(located.getLadder().size());
        for (com.resultity.mesh.schemas.LadderStep step : located.getLadder()) {
            ladder.add(new LadderStep(step.getCell(), step.getZone(), rung(step.getRung())));
        }
        return ladder;
    }

    private static List<CellVisit> visits(HandedOnJob record) {
        List<CellVisit> visits = new ArrayList<>(record.getVisits().size());
        for (com.resultity.mesh.schemas.CellVisit visit : record.getVisits()) {
            visits.add(visit(visit));
        }
        return visits;
    }

    static Token token(HandedOnJob record, SharedValues shared) {
        return new Token(
                job(record.getJob(), shared),
                record.getAttempt(),
                record.getHop(),
                record.getWalk(),
                record.getPatienceEndsAt(),
                visits(record),
                Optional.ofNullable(record.getVoided()).map(TokenConversion::voided));
    }

    static HandedOnJob record(Token token, LocatedJob located, String fromCell, String toCell, Purpose purpose) {
        return new HandedOnJob(
                located,
                token.attempt(),
                token.hop(),
                fromCell,
                toCell,
                token.walk(),
                token.patienceEndsAt(),
                HandOnPurpose.valueOf(purpose.name()),
                visits(token),
                voided(token));
    }

    static Purpose purpose(HandedOnJob record) {
        return switch (record.getPurpose()) {
            case WAIT -> Purpose.WAIT;
            case REPEAT -> Purpose.REPEAT;
            case LOOK, UNRECOGNISED -> Purpose.LOOK;
        };
    }

    static List<com.resultity.mesh.schemas.CellVisit> visits(Token token) {
        List<com.resultity.mesh.schemas.CellVisit> visits =
                new ArrayList<>(token.visits().size());
        for (CellVisit visit : token.visits()) {
            visits.add(visit(visit));
        }
        return visits;
    }

    static com.resultity.mesh.schemas.VoidedAttempt voided(Token token) {
        return token.voided()
                .map(voided -> new com.resultity.mesh.schemas.VoidedAttempt(
                        voided.attempt(), voided.nodeId(), tenancyEnd(voided.end())))
                .orElse(null);
    }

    static com.resultity.mesh.schemas.Stage stage(Stage stage) {
        return STAGES.get(stage);
    }

    static com.resultity.mesh.schemas.Rung rung(Rung rung) {
        return com.resultity.mesh.schemas.Rung.valueOf(rung.name());
    }

    static com.resultity.mesh.schemas.TenancyEnd tenancyEnd(TenancyEnd end) {
        return com.resultity.mesh.schemas.TenancyEnd.valueOf(end.name());
    }

    private static Rung rung(com.resultity.mesh.schemas.Rung rung) {
        return switch (rung) {
            case HOME_ZONE -> Rung.HOME_ZONE;
            case FALLBACK_ZONE -> Rung.FALLBACK_ZONE;
            case ANYWHERE, UNRECOGNISED -> Rung.ANYWHERE;
        };
    }

    private static VoidedAttempt voided(com.resultity.mesh.schemas.VoidedAttempt record) {
        return new VoidedAttempt(
                record.getAttempt(),
                record.getNodeId(),
                TenancyEnd.valueOf(record.getEnd().name()));
    }

    private static CellVisit visit(com.resultity.mesh.schemas.CellVisit record) {
        return new CellVisit(
                record.getCell(),
                rung(record.getRung()),
                record.getNodes(),
                counts(record.getFunnel()),
                counts(record.getNearMisses()));
    }

    private static com.resultity.mesh.schemas.CellVisit visit(CellVisit visit) {
        return new com.resultity.mesh.schemas.CellVisit(
                visit.cell(), rung(visit.rung()), visit.nodes(), records(visit.funnel()), records(visit.nearMisses()));
    }

    private static List<StageCount> counts(List<com.resultity.mesh.schemas.StageCount> records) {
        List<StageCount> counts = new ArrayList<>(records.size());
        for (com.resultity.mesh.schemas.StageCount count : records) {
            counts.add(new StageCount(STAGES_OF_RECORDS.get(count.getStage()), count.getLeft()));
        }
        return counts;
    }

    private static List<com.resultity.mesh.schemas.StageCount> records(List<StageCount> counts) {
        List<com.resultity.mesh.schemas.StageCount> records = new ArrayList<>(counts.size());
        for (StageCount count : counts) {
            records.add(new com.resultity.mesh.schemas.StageCount(stage(count.stage()), count.nodes()));
        }
        return records;
    }
}
