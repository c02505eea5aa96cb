package com.resultity.mesh.audit.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the log shows. The names of the components are those of the JSON form and do not change.
 *
 * @param accepted distinct jobs that were accepted; each is just one of served, refused, expired, open and lost
 * @param served jobs whose last attempt was served
 * @param refused jobs that were refused with a reason
 * @param expired jobs whose patience ended, or whose deadline came
 * @param open jobs that are not final and still have time
 * @param lost breaches of {@link BreachKind#LOST}
 * @param unasked breaches of {@link BreachKind#UNASKED}
 * @param doublyAssigned breaches of {@link BreachKind#DOUBLY_ASSIGNED}
 * @param isolationBreaches breaches of {@link BreachKind#ISOLATION}
 * @param accessBreaches breaches of {@link BreachKind#ACCESS}
 * @param jurisdictionBreaches breaches of {@link BreachKind#JURISDICTION}
 * @param zoneBreaches breaches of {@link BreachKind#ZONE}
 * @param trustBreaches breaches of {@link BreachKind#TRUST}
 * @param capacityBreaches breaches of {@link BreachKind#CAPACITY}
 * @param hardwareBreaches breaches of {@link BreachKind#HARDWARE}
 * @param modelBreaches breaches of {@link BreachKind#MODEL}
 * @param deadlineBreaches breaches of {@link BreachKind#DEADLINE}
 * @param unexplained breaches of {@link BreachKind#UNEXPLAINED}
 * @param silentlyDropped breaches of {@link BreachKind#SILENTLY_DROPPED}
 * @param strayDeadLetters breaches of {@link BreachKind#STRAY_DEAD_LETTER}
 * @param addressLeaks breaches of {@link BreachKind#ADDRESS_LEAK}
 * @param ledgerDifferences breaches of {@link BreachKind#LEDGER}
 * @param deadLetters distinct dead letters
 * @param undecodable records that no reader can believe
 * @param assignments attempts that were given a slot
 * @param placedAgain attempts above the first that were given a slot
 * @param repeatedDecisions records that repeat a decision to the last field
 * @param lateOutcomes outcomes of attempts that were void by then, or that no gateway was asked for
 * @param unsettledLines lines of the usage ledger that differ from the outcomes, and may still be on their way
 * @param refusalsByReason refused and expired jobs by reason
 * @param decisionLatencyMs time to the first decision
 * @param fairness how evenly tenants were served
 * @param unverifiable checks that could not be made, by the breach that they look for, because retention deleted what they
 *     need; not breaches
 * @param records records read
 * @param auditedAt moment that the log is judged as of, milliseconds since 1970-01-01T00:00:00Z
 * @param breaches the first breaches of each kind
 */
public record AuditReport(
        long accepted,
        long served,
        long refused,
        long expired,
        long open,
        long lost,
        long unasked,
        long doublyAssigned,
        long isolationBreaches,
        long accessBreaches,
        long jurisdictionBreaches,
        long zoneBreaches,
        long trustBreaches,
        long capacityBreaches,
        long hardwareBreaches,
        long modelBreaches,
        long deadlineBreaches,
        long unexplained,
        long silentlyDropped,
        long strayDeadLetters,
        long addressLeaks,
        long ledgerDifferences,
        long deadLetters,
        long undecodable,
        long assignments,
        long placedAgain,
        long repeatedDecisions,
        long lateOutcomes,
        long unsettledLines,
        Map<String, Long> refusalsByReason,
        DecisionLatency decisionLatencyMs,
        Fairness fairness,
        Map<String, Long> unverifiable,
        long records,
        long auditedAt,
        List<Breach> breaches) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    public AuditReport {
        breaches = List.copyOf(breaches);
    }

    /** Whether every promise that was checked is kept. */
    @JsonProperty
    public boolean clean() {
        return countsByKind().values().stream().allMatch(count -> count == 0);
    }

    /** The number of breaches of each kind, in the order of the kinds. */
    public Map<BreachKind, Long> countsByKind() {
        Map<BreachKind, Long> counts = new EnumMap<>(BreachKind.class);
        for (BreachKind kind : BreachKind.values()) {
            counts.put(kind, count(kind));
        }
        return counts;
    }

    private long count(BreachKind kind) {
        return switch (kind) {
            case LOST -> lost;
            case UNASKED -> unasked;
            case DOUBLY_ASSIGNED -> doublyAssigned;
            case CAPACITY -> capacityBreaches;
            case ISOLATION -> isolationBreaches;
            case ACCESS -> accessBreaches;
            case JURISDICTION -> jurisdictionBreaches;
            case ZONE -> zoneBreaches;
            case TRUST -> trustBreaches;
            case HARDWARE -> hardwareBreaches;
            case MODEL -> modelBreaches;
            case DEADLINE -> deadlineBreaches;
            case UNEXPLAINED -> unexplained;
            case SILENTLY_DROPPED -> silentlyDropped;
            case STRAY_DEAD_LETTER -> strayDeadLetters;
            case ADDRESS_LEAK -> addressLeaks;
            case LEDGER -> ledgerDifferences;
        };
    }

    /** The report as indented JSON, with a line break at the end. */
    public String toJson() {
        try {
            return JSON.writeValueAsString(this) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("numbers, texts and lists always make JSON", impossible);
        }
    }
}
