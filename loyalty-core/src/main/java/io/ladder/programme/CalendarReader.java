package io.ladder.programme;

import io.ladder.config.Fields;
import io.ladder.config.Value;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Reads the calendars of a programme file: named days, such as holidays. */
final class CalendarReader {
    private CalendarReader() {}

    /**
     * The days of the calendars, by id.
     *
     * @param ids takes what they are called
     */
    static Map<String, Set<LocalDate>> calendars(Fields file, UniqueIds ids) {
        var calendars = new LinkedHashMap<String, Set<LocalDate>>();
        for (Value value : file.optionalItems("calendars", Limits.CALENDARS)) {
            Fields fields = value.fields();
            String id = ids.read(fields, "id");
            var days = new LinkedHashSet<LocalDate>();
            for (Value day : fields.items("days", 1, Limits.CALENDAR_DAYS)) {
                LocalDate date = Moments.date(day);
                if (date != null && !days.add(date)) {
                    day.mistake("This day is in the calendar already.");
                }
            }
            calendars.put(id, days);
            fields.done();
        }
        return calendars;
    }
}
