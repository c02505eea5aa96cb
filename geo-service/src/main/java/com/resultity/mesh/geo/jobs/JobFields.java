package com.resultity.mesh.geo.jobs;

import com.resultity.mesh.schemas.AccessProof;
import com.resultity.mesh.schemas.DeadLetterReason;
import com.resultity.mesh.schemas.JobRequest;
import com.resultity.mesh.schemas.ModelCapability;
import com.resultity.mesh.schemas.Priority;
import com.resultity.mesh.wire.RecordCheck.Fault;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the fields of a request must be in themselves, whatever the time and the table of zones. */
final class JobFields {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern SUBCLOUD_ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Pattern TOKEN_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern MODALITY = Pattern.compile("([a-z][a-z0-9-]{0,31})?");
    private static final int LONGEST_MODEL = 128;
    private static final int LONGEST_SESSION = 128;
    private static final int MOST_PREFIX_BLOCKS = 256;
    private static final int MAC_BYTES = 32;
    private static final int HIGHEST_TRUST = 3;
    private static final long LONGEST_PATIENCE = 600_000;
    private static final long LONGEST_LEASE = 3_600_000;

    private JobFields() {}

    /** The first field that breaks its rule, or nothing. */
    static Optional<Fault> faultOf(JobRequest job) {
        return faultOfNames(job)
                .or(() -> faultOfModel(job))
                .or(() -> faultOfNumbers(job))
                .or(() -> faultOfAffinity(job))
                .or(() -> faultOfProof(job.getProof()));
    }

    private static Optional<Fault> faultOfNames(JobRequest job) {
        return require(ID.matcher(job.getGatewayId()).matches(), "gatewayId", "1 to 64 of A-Z a-z 0-9 . _ -")
                .or(() -> require(ID.matcher(job.getTenantId()).matches(), "tenantId", "1 to 64 of A-Z a-z 0-9 . _ -"))
                .or(() -> require(
                        job.getSubcloudId() == null
                                || SUBCLOUD_ID.matcher(job.getSubcloudId()).matches(),
                        "subcloudId",
                        "1 to 63 of a-z 0-9 -, not beginning with -"));
    }

    private static Optional<Fault> faultOfModel(JobRequest job) {
        ModelCapability capability = job.getCapability();
        if (capability == null) {
            return require(
                    !job.getModel().isBlank() && job.getModel().length() <= LONGEST_MODEL,
                    "model",
                    "a name of 1 to " + LONGEST_MODEL + " characters where no capability is asked for");
        }
        return require(job.getModel().isEmpty(), "model", "empty where a capability is asked for")
                .or(() -> require(
                        MODALITY.matcher(capability.getModality()).matches(),
                        "capability.modality",
                        "empty, or 1 to 32 of a-z 0-9 -, beginning with a letter"))
                .or(() -> require(
                        capability.getMinimumContextTokens() >= 0, "capability.minimumContextTokens", "0 or more"))
                .or(() -> require(
                        capability.getMinimumParametersMillions() >= 0,
                        "capability.minimumParametersMillions",
                        "0 or more"));
    }

    private static Optional<Fault> faultOfNumbers(JobRequest job) {
        return require(job.getContextTokens() >= 0, "contextTokens", "0 or more")
                .or(() -> require(job.getMaximumOutputTokens() >= 0, "maximumOutputTokens", "0 or more"))
                .or(() -> require(
                        within(job.getMinimumTrustLevel(), 0, HIGHEST_TRUST),
                        "minimumTrustLevel",
                        "0 to " + HIGHEST_TRUST))
                .or(() -> require(
                        within(job.getPatienceMilliseconds(), 0, LONGEST_PATIENCE),
                        "patienceMilliseconds",
                        "0 to " + LONGEST_PATIENCE))
                .or(() -> require(
                        within(job.getLeaseMilliseconds(), 1, LONGEST_LEASE),
                        "leaseMilliseconds",
                        "1 to " + LONGEST_LEASE))
                .or(() -> require(
                        job.getDeadline() == null || job.getDeadline() > 0,
                        "deadline",
                        "above 0, in milliseconds since 1970-01-01T00:00:00Z"));
    }

    private static Optional<Fault> faultOfAffinity(JobRequest job) {
        String session = job.getSession();
        return require(job.getPriority() != Priority.UNRECOGNISED, "priority", "a class that this version knows")
                .or(() -> require(
                        session == null || !session.isBlank() && session.length() <= LONGEST_SESSION,
                        "session",
                        "a name of 1 to " + LONGEST_SESSION + " characters"))
                .or(() -> require(
                        job.getPrefixBlocks().size() <= MOST_PREFIX_BLOCKS,
                        "prefixBlocks",
                        "at most " + MOST_PREFIX_BLOCKS + " hashes"));
    }

    private static Optional<Fault> faultOfProof(AccessProof proof) {
        if (proof == null) {
            return Optional.empty();
        }
        return require(TOKEN_ID.matcher(proof.getTokenId()).matches(), "proof.tokenId", "1 to 64 of A-Z a-z 0-9 _ -")
                .or(() -> require(proof.getMac().remaining() == MAC_BYTES, "proof.mac", MAC_BYTES + " bytes"));
    }

    private static boolean within(long value, long least, long most) {
        return value >= least && value <= most;
    }

    /** A fault of a field unless its rule holds; tells the rule and never the value. */
    static Optional<Fault> require(boolean holds, String field, String rule) {
        return holds
                ? Optional.empty()
                : Optional.of(new Fault(DeadLetterReason.INVALID_FIELD, field + " must be " + rule));
    }
}
