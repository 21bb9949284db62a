package io.ladder.programme;

import io.ladder.config.Fields;
import io.ladder.config.Value;
import io.ladder.journal.Activity;
import io.ladder.ledger.Expiry;
import java.time.DateTimeException;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads when the points of a wallet expire. */
final class ExpiryReader {
    private static final List<String> KINDS = List.of("dates", "days", "idle_months", "months");
    private static final Map<String, Expiry.End> ENDS = new LinkedHashMap<>();

    static {
        for (Expiry.End end : Expiry.End.values()) {
            ENDS.put(end.name().toLowerCase(Locale.ROOT), end);
        }
    }

    private ExpiryReader() {}

    static Expiry expiry(Value value) {
        if (!value.isObject()) {
            value.choice(List.of("never"), "expiry without months");
            return Expiry.never();
        }
        Fields fields = value.fields();
        Value dates = fields.find("dates");
        Value days = fields.find("days");
        Value idle = fields.find("idle_months");
        Expiry expiry;
        if (dates != null) {
            expiry = onDays(dates, fields);
        } else if (days != null) {
            expiry = new Expiry.AfterDays((int) days.whole(1, Expiry.AfterDays.DAYS_MAX));
        } else if (idle != null) {
            expiry =
                    new Expiry.Idle(
                            months(idle.whole(1, Expiry.MONTHS_MAX), fields), renewedBy(fields));
        } else {
            expiry = months(months(fields), fields);
        }
        fields.done();
        return expiry;
    }

    private static long months(Fields fields) {
        Value months = fields.find("months");
        if (months == null) {
            fields.lacks(fields.object(), "The field months is missing.", KINDS);
        }
        return months == null ? 1 : months.whole(1, Expiry.MONTHS_MAX);
    }

    private static Expiry.Months months(long months, Fields fields) {
        String end = fields.choice("end_of", ENDS.keySet(), "end", "day");
        return new Expiry.Months((int) months, ENDS.getOrDefault(end, Expiry.End.DAY));
    }

    private static Set<String> renewedBy(Fields fields) {
        Value value = fields.find("renewed_by");
        if (value == null) {
            return Set.of("purchase");
        }
        var kinds = new TreeSet<String>();
        for (Value kind : value.items(1, Activity.kindsOfDeeds().size())) {
            kinds.add(kind.choice(Activity.kindsOfDeeds(), "activity"));
        }
        return kinds;
    }

    private static Expiry onDays(Value days, Fields fields) {
        var read = new ArrayList<MonthDay>();
        for (Value day : days.items(1, Expiry.Days.DAYS_MAX)) {
            MonthDay parsed = day(day);
            if (parsed != null) {
                read.add(parsed);
            }
        }
        long least = fields.whole("months_min", 0, Expiry.Days.MONTHS_MIN_MAX, 0);
        return read.isEmpty() ? Expiry.never() : new Expiry.Days(read, (int) least);
    }

    private static @Nullable MonthDay day(Value value) {
        String text = value.text(DAY_LENGTH);
        try {
            return text.isEmpty() ? null : MonthDay.parse("--" + text);
        } catch (DateTimeException wrong) {
            value.mistake("A day of the year such as \"12-31\" is expected here.");
            return null;
        }
    }

    private static final int DAY_LENGTH = 5;
}
