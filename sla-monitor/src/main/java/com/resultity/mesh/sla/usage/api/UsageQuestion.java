package com.resultity.mesh.sla.usage.api;

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
 */
record UsageQuestion(LocalDate from, LocalDate to, Optional<String> subcloudId) {

    static final String FORM = "by is node, subcloud or tenant; from and to are days such as 2026-01-31";

    private static final int LAST_YEAR = 9_999;

    /**
     * Reads a question.
     *
     * @param from first day; null: today
     * @param to last day; null: today
     * @param today today in UTC
     * @throws UnanswerableException if a day is none, or the last is before the first
     */
    static UsageQuestion of(String from, String to, String subcloudId, LocalDate today) {
        LocalDate first = from == null ? today : day(from);
        LocalDate last = to == null ? today : day(to);
        if (last.isBefore(first)) {
            throw new UnanswerableException("to is before from");
        }
        return new UsageQuestion(first, last, Optional.ofNullable(subcloudId));
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
        throw new UnanswerableException(FORM);
    }

    boolean isAbout(Line line) {
        boolean inTime = !line.day().isBefore(from) && !line.day().isAfter(to);
        return inTime && (subcloudId.isEmpty() || subcloudId.equals(line.subcloudId()));
    }
}
