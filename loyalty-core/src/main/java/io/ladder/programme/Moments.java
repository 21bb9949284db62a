package io.ladder.programme;

import io.ladder.config.Value;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Reads dates and moments: {@code 2026-12-24}, or {@code 2026-12-24T18:00}, or with an offset. */
final class Moments {
    private static final int LENGTH = 40;

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
}
