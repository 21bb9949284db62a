package io.ladder.programme;

import io.ladder.config.Fields;
import io.ladder.config.Names;
import io.ladder.rule.Segment;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what the rest of a programme file can refer to. */
final class TermsReader {
    private TermsReader() {}

    /** The terms; who is in a segment is told without asking for segments. */
    static Terms terms(
            Fields file,
            ZoneId zone,
            @Nullable Currency currency,
            WalletReader wallets,
            LadderReader ladders,
            CounterReader counters) {
        var attributes = new AttributeReader(file);
        var calendarIds = new UniqueIds("calendar");
        Map<String, Set<LocalDate>> calendars = CalendarReader.calendars(file, calendarIds);
        var names =
                new FileNames(
                        wallets.names(),
                        ladders.names(),
                        ladders.rungs(),
                        counters.names(),
                        calendarIds.names(file, "calendars"),
                        attributes.names(),
                        attributes.namesByKind(),
                        Names.of(List.of()));
        var without =
                new Terms(
                        currency,
                        zone,
                        wallets.wallets(),
                        ladders.ladders(),
                        calendars,
                        attributes.rules(),
                        Map.of(),
                        names,
                        new Expressions(currency, names.ofFacts()));
        var segmentIds = new UniqueIds("segment");
        Map<String, Segment> segments = SegmentReader.segments(file, without, segmentIds);
        return without.with(segments, segmentIds.names(file, "segments"));
    }
}
