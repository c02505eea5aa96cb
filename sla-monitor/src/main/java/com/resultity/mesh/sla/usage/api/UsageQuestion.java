package com.resultity.mesh.sla.usage.api;

import com.resultity.mesh.edge.BadRequestException;
import com.resultity.mesh.edge.Holdings;
import com.resultity.mesh.sla.usage.Line;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What somebody wants to know of the ledger.
 *
 * @param from first day in UTC
 * @param to last day in UTC, that day included
 * @param subcloudId the Subcloud whose usage alone counts; empty: that of all, and of the global pool
 * @param holdings what belongs to who asks
 */
record UsageQuestion(LocalDate from, LocalDate to, Optional<String> subcloudId, Holdings holdings) {

    static final String FORM = "by is node, subcloud or tenant; from and to are days such as 2026-01-31";

    private static final int LAST_YEAR = 9_999;

    /**
     * Reads a question.
     *
     * @param from first day; null: today
     * @param to last day; null: today
     * @param today today in UTC
     * @param holdings what belongs to who asks
     * @throws BadRequestException if a day is none, or the last is before the first
     */
    static UsageQuestion of(String from, String to, String subcloudId, LocalDate today, Holdings holdings) {
        LocalDate first = from == null ? today : day(from);
        LocalDate last = to == null ? today : day(to);
        if (last.isBefore(first)) {
            throw new BadRequestException("to is before from");
        }
        return new UsageQuestion(first, last, Optional.ofNullable(subcloudId), holdings);
    }

    private static LocalDate day(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= 0 && day.getYear() < LAST_YEAR) {
                return day;
            }
        } catch (DateTimeException unreadable) {
            // Answered like a day that is out of range.
        }
        throw new BadRequestException(FORM);
    }

    boolean isAbout(Line line) {
        boolean inTime = !line.day().isBefore(from) && !line.day().isAfter(to);
        return inTime && (subcloudId.isEmpty() || subcloudId.equals(line.subcloudId())) && isTheirs(line);
    }

    /** Of whoever owns the Subcloud, the tenant or the node. */
    private boolean isTheirs(Line line) {
        return holdings.includeSubcloud(line.subcloudId().orElse(null))
                || holdings.includeTenant(line.tenantId())
                || holdings.includeNode(line.nodeId());
    }
}
