package io.ladder.programme;

import io.ladder.config.Fields;
import io.ladder.config.Value;
import io.ladder.earning.Occasion;
import io.ladder.earning.OccasionDay;
import io.ladder.journal.Mechanic;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code occasion}: points by the clock, on days that come without the member doing anything. */
final class OccasionKind implements MechanicKind {
    private static final int DAYS_BEFORE_MAX = 60;
    private static final int TIME_LENGTH = 5;

    @Override
    public String name() {
        return "occasion";
    }

    /** What is left of a budget is known where a member does something, not as time passes. */
    @Override
    public boolean drawsOnBudgets() {
        return false;
    }

    @Override
    public Mechanic read(String id, Fields fields, Terms terms) {
        return new Occasion(
                id,
                terms.wallet(fields),
                fields.whole("points", 1, Limits.POINTS),
                day(fields, terms),
                time(fields.find("at")),
                WhenReader.conditionsOfVisits(fields, terms));
    }

    private static OccasionDay day(Fields occasion, Terms terms) {
        OccasionDay none = new OccasionDay.Anniversary();
        Value on = occasion.require("on");
        if (on == null) {
            return none;
        }
        Fields fields = on.fields();
        var days = new ArrayList<OccasionDay>();
        Value attribute = fields.find("attribute");
        long before = fields.whole("days_before", 0, DAYS_BEFORE_MAX, 0);
        if (attribute != null) {
            days.add(new OccasionDay.Told(WhenReader.day(attribute, terms), (int) before));
        }
        Value calendar = fields.find("calendar");
        if (calendar != null) {
            String name = calendar.choice(terms.names().calendars(), "calendar");
            Set<LocalDate> dates = terms.calendars().getOrDefault(name, Set.of());
            days.add(new OccasionDay.Dates(name, List.copyOf(dates)));
        }
        Value anniversary = fields.find("anniversary");
        if (anniversary != null && anniversary.yes()) {
            days.add(new OccasionDay.Anniversary());
        }
        Long quiet = fields.optionalWhole("quiet_days", 1, Limits.DAYS);
        long purchases = fields.whole("after_purchases", 1, Limits.ITEMS, 0);
        if (quiet != null) {
            days.add(new OccasionDay.Quiet(Math.toIntExact(quiet), (int) purchases));
        }
        fields.done();
        if (days.size() != 1 && on.isObject()) {
            fields.lacks(
                    on,
                    "An occasion is on one of attribute, calendar, anniversary, quiet_days.",
                    List.of("attribute", "calendar", "anniversary", "quiet_days"));
        }
        requireOwner(fields, "days_before", attribute != null, "attribute");
        requireOwner(fields, "after_purchases", quiet != null, "quiet_days");
        return days.isEmpty() ? none : days.getFirst();
    }

    private static void requireOwner(Fields fields, String name, boolean there, String owner) {
        Value value = fields.find(name);
        if (value != null && !there) {
            fields.lacks(value, "This goes with " + owner + ".", List.of(owner));
        }
    }

    private static LocalTime time(@Nullable Value value) {
        String text = value == null ? "" : value.text(TIME_LENGTH);
        if (value == null || text.isEmpty()) {
            return LocalTime.MIDNIGHT;
        }
        try {
            return LocalTime.parse(text);
        } catch (DateTimeParseException wrong) {
            value.mistake("A time such as \"09:00\" is expected here.");
            return LocalTime.MIDNIGHT;
        }
    }
}
