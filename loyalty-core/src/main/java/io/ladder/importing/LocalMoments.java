package io.ladder.importing;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the dates and times of a file. A date without a time is its first moment. */
final class LocalMoments {
    private final DateTimeFormatter formatter;
    private final ZoneId zone;

    private LocalMoments(DateTimeFormatter formatter, ZoneId zone) {
        this.formatter = formatter;
        this.zone = zone;
    }

    /**
     * Moments in that format.
     *
     * @throws IllegalArgumentException where the pattern is none
     */
    static LocalMoments of(String pattern, ZoneId zone) {
        return new LocalMoments(
                new DateTimeFormatterBuilder()
                        .parseCaseInsensitive()
                        .appendPattern(pattern)
                        // Strict, so that 30 February is wrong; the era, because people write y.
                        .parseDefaulting(ChronoField.ERA, 1)
                        .toFormatter(Locale.ENGLISH)
                        .withResolverStyle(ResolverStyle.STRICT),
                zone);
    }

    /** The moment, or null where the text is none in this format. */
    @Nullable Instant read(String text) {
        try {
            // Asking for one part after the other costs no exception where a part is missing.
            TemporalAccessor parsed = formatter.parse(text);
            LocalDate date = parsed.query(TemporalQueries.localDate());
            LocalTime time = parsed.query(TemporalQueries.localTime());
            ZoneId named = parsed.query(TemporalQueries.zone());
            if (date == null) {
                return null;
            }
            ZoneId in = named == null ? zone : named;
            return (time == null ? date.atStartOfDay(in) : date.atTime(time).atZone(in))
                    .toInstant();
        } catch (DateTimeException wrong) {
            return null;
        }
    }
}
