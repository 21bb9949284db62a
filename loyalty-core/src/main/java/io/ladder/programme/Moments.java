package io.ladder.programme;

import io.ladder.config.Value;
import io.ladder.rule.TimeCondition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates, moments and hours: {@code 2026-12-24}, or {@code 2026-12-24T18:00}, or with an
 * offset.
 */
final class Moments {
    private static final int LENGTH = 40;
    private static final int SPAN_LENGTH = 11;
    private static final Pattern SPAN = Pattern.compile("(\\d\\d:\\d\\d)-(\\d\\d:\\d\\d)");

    private Moments() {}

    static @Nullable LocalDate date(Value value) {
        String text = value.text(LENGTH);
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeException wrong) {
            value.mistake("A date such as 2026-12-24 is expected here.");
            return null;
        }
    }

    /** A moment by the programme's clocks, the first of the day where only a date is told. */
    static @Nullable LocalDateTime local(@Nullable Value value) {
        String text = value == null ? "" : value.text(LENGTH);
        if (text.isEmpty() || value == null) {
            return null;
        }
        try {
            return text.contains("T")
                    ? LocalDateTime.parse(text)
                    : LocalDate.parse(text).atStartOfDay();
        } catch (DateTimeException wrong) {
            value.mistake("A date such as 2026-12-24 or 2026-12-24T18:00 is expected here.");
            return null;
        }
    }

    /** The first moment of a date, or the moment itself. */
    static @Nullable Instant from(@Nullable Value value, ZoneId zone) {
        return value == null ? null : moment(value, zone, 0);
    }

    /** The first moment after a date, which is in it as a whole; or the moment itself. */
    static @Nullable Instant until(@Nullable Value value, ZoneId zone) {
        return value == null ? null : moment(value, zone, 1);
    }

    private static @Nullable Instant moment(Value value, ZoneId zone, int daysAfter) {
        String text = value.text(LENGTH);
        if (text.isEmpty()) {
            return null;
        }
        try {
            var parsed =
                    (text.contains("T")
                                    ? DateTimeFormatter.ISO_DATE_TIME
                                    : DateTimeFormatter.ISO_LOCAL_DATE)
                            .parseBest(
                                    text,
                                    OffsetDateTime::from,
                                    LocalDateTime::from,
                                    LocalDate::from);
            return switch (parsed) {
                case OffsetDateTime exact -> exact.toInstant();
                case LocalDateTime local -> local.atZone(zone).toInstant();
                default ->
                        LocalDate.from(parsed).plusDays(daysAfter).atStartOfDay(zone).toInstant();
            };
        } catch (DateTimeException wrong) {
            value.mistake("A date such as 2026-12-24 or 2026-12-24T18:00 is expected here.");
            return null;
        }
    }

    /**
     * From one time of the day to another, such as {@code "07:00-10:30"}; null where it is none.
     */
    static TimeCondition.AtHours.@Nullable Span span(Value value) {
        var parts = SPAN.matcher(value.text(SPAN_LENGTH));
        try {
            if (parts.matches()) {
                // The day ends where the next begins.
                String end = parts.group(2).equals("24:00") ? "00:00" : parts.group(2);
                return new TimeCondition.AtHours.Span(
                        LocalTime.parse(parts.group(1)), LocalTime.parse(end));
            }
        } catch (DateTimeException wrong) {
            // There is no such time.
        }
        value.mistake("Hours such as \"07:00-10:30\" are expected here.");
        return null;
    }
}
