package com.resultity.mesh.replay;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;

/**
 * The traces of Azure's public dataset: {@code TIMESTAMP,ContextTokens,GeneratedTokens}, with times such as
 * {@code 2023-11-16 18:17:03.9799600}, in UTC unless they name an offset.
 */
final class AzureForm implements TraceForm {

    private static final String HEADER = "TIMESTAMP,ContextTokens,GeneratedTokens";

    private static final int COLUMNS = 3;

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral(' ')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffsetId()
            .toFormatter();

    private AzureForm() {}

    /** The form, for a trace with that header. */
    static AzureForm under(String header) {
        if (!header.strip().equals(HEADER)) {
            throw new BadLineException("expected '" + HEADER + "' or a JSON object");
        }
        return new AzureForm();
    }

    @Override
    public TraceJob read(String line) {
        String[] columns = line.split(",", -1);
        if (columns.length != COLUMNS) {
            throw new BadLineException("expected " + COLUMNS + " columns, found " + columns.length);
        }
        return new TraceJob(
                milliseconds(columns[0].strip()),
                tokens("ContextTokens", columns[1]),
                tokens("GeneratedTokens", columns[2]));
    }

    private static long milliseconds(String text) {
        try {
            TemporalAccessor time = TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            OffsetDateTime moment =
                    time instanceof LocalDateTime local ? local.atOffset(ZoneOffset.UTC) : OffsetDateTime.from(time);
            return moment.toInstant().toEpochMilli();
        } catch (DateTimeParseException notATime) {
            throw new BadLineException("'" + text + "' is no time");
        }
    }

    private static int tokens(String name, String text) {
        try {
            return TraceForm.tokens(name, Long.parseLong(text.strip()));
        } catch (NumberFormatException notANumber) {
            throw new BadLineException(name + " must be a number, found '" + text + "'");
        }
    }
}
