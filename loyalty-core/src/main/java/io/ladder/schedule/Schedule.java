package io.ladder.schedule;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;
import org.jspecify.annotations.Nullable;

/**
 * Spans of time that come again by a rule of RFC 5545 (section 3.3.10), such as the first Friday of
 * each month from six to nine in the evening, by the clocks of the programme.
 */
public final class Schedule {
    /** The longest that each span lasts. */
    public static final Duration LASTS_MAX = Duration.ofDays(31);

    /** The most spans that may begin in a year: every hour of a leap year. */
    public static final int PER_YEAR_MAX = 366 * 24;

    /** Years of purchases that anybody has; more than these are not remembered. */
    private static final int YEARS_KEPT = 64;

    private static final String TOO_OFTEN = "It comes more often than every hour.";

    private static final Set<Freq> FREQUENCIES =
            Set.of(Freq.HOURLY, Freq.DAILY, Freq.WEEKLY, Freq.MONTHLY, Freq.YEARLY);

    private final RecurrenceRule rule;
    private final LocalDateTime start;
    private final Duration lasts;

    /** When spans begin, in seconds of local time, by the year; found out when first asked for. */
    private final Map<Integer, long[]> begins = new ConcurrentHashMap<>();

    private Schedule(RecurrenceRule rule, LocalDateTime start, Duration lasts) {
        this.rule = rule;
        this.start = start;
        this.lasts = lasts;
    }

    /** A rule that is none. */
    public static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        private final String reason;

        Unreadable(String reason) {
            super(reason);
            this.reason = reason;
        }

        /** What is wrong with it, in one sentence. */
        public String reason() {
            return reason;
        }
    }

    /**
     * A schedule.
     *
     * @param rule as RFC 5545 writes it, such as {@code FREQ=MONTHLY;BYDAY=1FR}
     * @param start when the first span begins at the earliest; what the rule leaves open is as
     *     there
     * @param lasts how long each span lasts, up to {@link #LASTS_MAX}
     * @throws Unreadable where the rule is none, where it never comes, or more than {@link
     *     #PER_YEAR_MAX} times a year
     */
    public static Schedule of(String rule, LocalDateTime start, Duration lasts) throws Unreadable {
        if (lasts.isNegative() || lasts.isZero() || lasts.compareTo(LASTS_MAX) > 0) {
            throw new IllegalArgumentException("spans last something, up to " + LASTS_MAX);
        }
        try {
            var parsed = new RecurrenceRule(rule, RecurrenceRule.RfcMode.RFC5545_STRICT);
            if (!FREQUENCIES.contains(parsed.getFreq()) || perDay(parsed) > 24) {
                throw new Unreadable(TOO_OFTEN);
            }
            var schedule = new Schedule(parsed, start, lasts);
            schedule.requireTimes();
            return schedule;
        } catch (InvalidRecurrenceRuleException | IllegalArgumentException wrong) {
            throw new Unreadable("This is no rule of RFC 5545: " + wrong.getMessage() + ".");
        }
    }

    private void requireTimes() throws Unreadable {
        try {
            requireSomething();
        } catch (IllegalArgumentException | IllegalStateException tooManyEmptySets) {
            throw new Unreadable(
                    "Its times are so rare, or none at all, that looking for them by "
                            + rule.getFreq()
                            + " was given up; a longer FREQ finds them, such as YEARLY with BYMONTH"
                            + " and BYHOUR.");
        }
    }

    private void requireSomething() throws Unreadable {
        RecurrenceRuleIterator all = rule.iterator(moment(start));
        if (!all.hasNext()) {
            throw new Unreadable("It never comes.");
        }
        int first = yearOf(all.nextMillis() / 1_000);
        for (int year = first; year < first + 4; year++) {
            if (find(year).length > PER_YEAR_MAX) {
                throw new Unreadable(TOO_OFTEN);
            }
        }
    }

    /** How many spans a day may have by the parts of the rule that speak of times of the day. */
    private static long perDay(RecurrenceRule rule) {
        long product = 1;
        // Not a constant: the parts cannot be loaded before the first rule is.
        for (var part :
                List.of(
                        RecurrenceRule.Part.BYHOUR,
                        RecurrenceRule.Part.BYMINUTE,
                        RecurrenceRule.Part.BYSECOND)) {
            List<Integer> values = rule.getByPart(part);
            product *= values == null ? 1 : values.size();
        }
        return product;
    }

    /** Whether a local time is within one of the spans. */
    public boolean has(LocalDateTime time) {
        long second = time.toEpochSecond(ZoneOffset.UTC);
        Long begun = lastUpTo(second, time.getYear());
        if (begun == null) {
            begun = lastUpTo(second, time.getYear() - 1);
        }
        return begun != null && second < begun + lasts.toSeconds();
    }

    private @Nullable Long lastUpTo(long second, int year) {
        long[] known = begins(year);
        int place = Arrays.binarySearch(known, second);
        int index = place >= 0 ? place : -place - 2;
        return index < 0 ? null : known[index];
    }

    private long[] begins(int year) {
        if (year < start.getYear()) {
            return new long[0];
        }
        long[] known = begins.get(year);
        if (known == null) {
            known = findIfAny(year);
            if (begins.size() < YEARS_KEPT) {
                begins.put(year, known);
            }
        }
        return known;
    }

    /** A rule that runs dry in later years than were tried has no times any more. */
    private long[] findIfAny(int year) {
        try {
            return find(year);
        } catch (IllegalArgumentException | IllegalStateException tooManyEmptySets) {
            return new long[0];
        }
    }

    private long[] find(int year) {
        RecurrenceRuleIterator all = rule.iterator(moment(start));
        if (year > start.getYear()) {
            all.fastForward(new DateTime(year, 0, 1, 0, 0, 0));
        }
        var found = new long[16];
        int count = 0;
        while (all.hasNext() && count <= PER_YEAR_MAX) {
            long second = all.nextMillis() / 1_000;
            if (yearOf(second) > year) {
                break;
            }
            if (count == found.length) {
                found = Arrays.copyOf(found, 2 * count);
            }
            found[count++] = second;
        }
        return Arrays.copyOf(found, count);
    }

    private static int yearOf(long second) {
        return LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC).getYear();
    }

    private static DateTime moment(LocalDateTime time) {
        return new DateTime(
                time.getYear(),
                time.getMonthValue() - 1,
                time.getDayOfMonth(),
                time.getHour(),
                time.getMinute(),
                time.getSecond());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Schedule schedule && toString().equals(schedule.toString());
    }

    @Override
    public int hashCode() {
        return Objects.hash(rule.toString(), start, lasts);
    }

    @Override
    public String toString() {
        return rule + " from " + start + " for " + lasts;
    }
}
