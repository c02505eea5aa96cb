package com.resultity.mesh.sla.usage.flow;

import com.resultity.mesh.schemas.DecisionKind;
import com.resultity.mesh.schemas.JobOutcome;
import com.resultity.mesh.schemas.OutcomeStatus;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.schemas.UsageLine;
import com.resultity.mesh.sla.rows.UsageDecisionRow;
import com.resultity.mesh.sla.rows.UsageJobRow;
import com.resultity.mesh.sla.rows.UsageReportRow;
import com.resultity.mesh.sla.usage.DecidedAttempt;
import com.resultity.mesh.sla.usage.DecidedAttempt.Placement;
import com.resultity.mesh.sla.usage.EndReport;
import com.resultity.mesh.sla.usage.Entry;
import com.resultity.mesh.sla.usage.JobAccount;
import com.resultity.mesh.sla.usage.Line;
import com.resultity.mesh.sla.usage.Usage;
import java.util.Optional;
import java.util.stream.Stream;

/** Turns records into rows, rows into accounts, and what an account owes into lines. */
final class UsageRows {

    private UsageRows() {}

    static UsageDecisionRow row(RoutingDecision decision) {
        boolean assigned = decision.getKind() == DecisionKind.ASSIGNED;
        return new UsageDecisionRow(
                decision.getAttempt(),
                assigned ? decision.getAssignment().getNodeId() : null,
                decision.getSubcloudId(),
                decision.getRewardMultiplierThousandths(),
                decision.getCell(),
                decision.getGatewayId(),
                decision.getTenantId(),
                decision.getDecidedAt());
    }

    static UsageReportRow row(JobOutcome outcome, long takenAt, int partition, long offset) {
        return new UsageReportRow(
                outcome.getAttempt(),
                outcome.getCell(),
                outcome.getNodeId(),
                outcome.getGatewayId(),
                outcome.getStatus() == OutcomeStatus.SERVED,
                outcome.getContextTokens(),
                outcome.getOutputTokens(),
                outcome.getLatencyMilliseconds(),
                takenAt,
                partition,
                offset);
    }

    /** The row of a job after a decision changed its account to this. */
    static UsageJobRow row(UsageDecisionRow decision, UsageJobRow former, JobAccount now, long timestamp) {
        return new UsageJobRow(
                decision,
                former.getReports().stream()
                        .filter(report -> now.reports().contains(report(report)))
                        .toList(),
                timestamp);
    }

    /** The row of a job after a report was added to it. */
    static UsageJobRow row(UsageReportRow report, UsageJobRow former, long timestamp) {
        return new UsageJobRow(
                former.getDecision(),
                Stream.concat(former.getReports().stream(), Stream.of(report)).toList(),
                timestamp);
    }

    static JobAccount account(UsageJobRow row) {
        return new JobAccount(
                Optional.ofNullable(row.getDecision()).map(UsageRows::decision),
                row.getReports().stream().map(UsageRows::report).toList());
    }

    static DecidedAttempt decision(UsageDecisionRow row) {
        return new DecidedAttempt(
                row.getAttempt(),
                Optional.ofNullable(row.getNodeId())
                        .map(node -> new Placement(
                                node, Optional.ofNullable(row.getSubcloudId()), row.getRewardMultiplierThousandths())),
                row.getCell(),
                row.getGatewayId(),
                row.getTenantId(),
                row.getDecidedAt());
    }

    static EndReport report(UsageReportRow row) {
        return new EndReport(
                row.getAttempt(),
                row.getCell(),
                row.getNodeId(),
                row.getGatewayId(),
                row.getServed(),
                row.getContextTokens(),
                row.getOutputTokens(),
                row.getMilliseconds(),
                row.getTakenAt());
    }

    /** An entry, in the form of its line. */
    static UsageLine line(Entry entry, long now) {
        return line(entry.line(), entry.usage(), 1, now);
    }

    /**
     * A line with one more entry.
     *
     * @param former the line so far; null: there was none
     */
    static UsageLine plus(UsageLine former, UsageLine entry, long now) {
        if (former == null) {
            return entry;
        }
        Usage sum = usage(former).plus(usage(entry));
        return UsageLine.newBuilder(former)
                .setJobs(sum.jobs())
                .setContextTokens(sum.contextTokens())
                .setOutputTokens(sum.outputTokens())
                .setServedMilliseconds(sum.milliseconds())
                .setWeightedUnits(sum.weightedUnits())
                .setVersion(former.getVersion() + 1)
                .setUpdatedAt(now)
                .build();
    }

    /** The figures of a line. */
    static Usage usage(UsageLine line) {
        return new Usage(
                line.getJobs(),
                line.getContextTokens(),
                line.getOutputTokens(),
                line.getServedMilliseconds(),
                line.getWeightedUnits());
    }

    private static UsageLine line(Line line, Usage usage, long version, long now) {
        return new UsageLine(
                line.day().toString(),
                line.nodeId(),
                line.subcloudId().orElse(null),
                line.tenantId(),
                usage.jobs(),
                usage.contextTokens(),
                usage.outputTokens(),
                usage.milliseconds(),
                usage.weightedUnits(),
                version,
                now);
    }
}
