package io.ladder.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
    private static final LocalDateTime START = LocalDateTime.parse("2026-01-01T18:00");

    @Test
    void comesOnTheFirstFridayOfEachMonthForThreeHours() throws Exception {
        var schedule = Schedule.of("FREQ=MONTHLY;BYDAY=1FR", START, Duration.ofHours(3));

        for (LocalDate day = START.toLocalDate(); day.getYear() < 2031; day = day.plusDays(1)) {
            boolean first = day.equals(day.with(TemporalAdjusters.firstInMonth(DayOfWeek.FRIDAY)));
            assertThat(schedule.has(day.atTime(17, 59))).isFalse();
            assertThat(schedule.has(day.atTime(18, 0))).isEqualTo(first);
            assertThat(schedule.has(day.atTime(20, 59, 59))).isEqualTo(first);
            assertThat(schedule.has(day.atTime(21, 0))).isFalse();
        }
    }

    @Test
    void countsEveryOtherWeekFromItsStart() throws Exception {
        var schedule = Schedule.of("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", START, Duration.ofHours(24));
        LocalDate first = LocalDate.parse("2026-01-13");

        for (int week = 0; week < 200; week++) {
            assertThat(schedule.has(first.plusWeeks(week).atTime(18, 0)))
                    .as("week %s", week)
                    .isEqualTo(week % 2 == 0);
        }
    }

    @Test
    void lastsOverTheTurnOfTheYear() throws Exception {
        var schedule =
                Schedule.of("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31", START, Duration.ofHours(12));

        assertThat(schedule.has(LocalDateTime.parse("2027-01-01T05:59:59"))).isTrue();
        assertThat(schedule.has(LocalDateTime.parse("2027-01-01T06:00"))).isFalse();
        assertThat(schedule.has(LocalDateTime.parse("2026-01-01T00:00"))).isFalse();
    }

    @Test
    void endsAfterItsCountAndItsUntil() throws Exception {
        var counted = Schedule.of("FREQ=DAILY;COUNT=3", START, Duration.ofHours(1));
        var until = Schedule.of("FREQ=DAILY;UNTIL=20260103T180000", START, Duration.ofHours(1));

        for (int day = 0; day < 800; day++) {
            boolean comes = day < 3;
            assertThat(counted.has(START.plusDays(day))).isEqualTo(comes);
            assertThat(until.has(START.plusDays(day))).isEqualTo(comes);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FREQ=DAILY;BYHOUR=8,9,17 | 2026-03-01T09:30 | true",
                "FREQ=DAILY;BYHOUR=8,9,17 | 2026-03-01T10:00 | false",
                "FREQ=MONTHLY;BYMONTHDAY=-1 | 2028-02-29T18:00 | true",
                "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1 | 2026-05-29T18:30 | true",
                "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1 | 2026-05-28T18:30 | false",
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29 | 2027-02-28T18:00 | false",
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29 | 2032-02-29T18:00 | true"
            })
    void knowsTheRulesOfCalendars(String rule, LocalDateTime at, boolean comes) throws Exception {
        var schedule = Schedule.of(rule, START, Duration.ofHours(1));

        assertThat(schedule.has(at)).isEqualTo(comes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "every Tuesday",
                "FREQ=FORTNIGHTLY",
                "FREQ=DAILY;BYHOUR=25",
                "FREQ=SECONDLY",
                "FREQ=MINUTELY;INTERVAL=30",
                "FREQ=HOURLY;BYMINUTE=0,10,20,30,40,50",
                "FREQ=YEARLY;BYHOUR=1,2,3,4,5,6,7,8,9;BYMINUTE=0,20,40",
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
                "FREQ=DAILY;UNTIL=20250101T000000",
                "FREQ=YEARLY;BYDAY=1MO;BYSETPOS=5"
            })
    void refusesWhatIsNoRuleOrComesNeverOrTooOften(String rule) {
        assertThatThrownBy(() -> Schedule.of(rule, START, Duration.ofHours(1)))
                .isInstanceOf(Schedule.Unreadable.class)
                .message()
                .isNotBlank();
    }

    /** Each hour of Christmas day: the rule looks at each hour of the year. */
    @Test
    void saysWhereTimesAreTooRareToBeLookedFor() throws Exception {
        assertThatThrownBy(() ->
                        Schedule.of(
                                "FREQ=HOURLY;BYMONTH=12;BYMONTHDAY=25", START, Duration.ofHours(1)))
                .isInstanceOfSatisfying(
                        Schedule.Unreadable.class,
                        wrong ->
                                assertThat(wrong.reason())
                                        .contains("by HOURLY", "YEARLY with BYMONTH"));
        var longer =
                Schedule.of(
                        "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25;BYHOUR=0,1,2,3",
                        START,
                        Duration.ofHours(1));
        assertThat(longer.has(LocalDateTime.parse("2031-12-25T03:59:00"))).isTrue();
    }

    /** Every fourth year it falls on the leap day, until 2100 has none. */
    @Test
    void hasNoTimesAnyMoreWhereItRunsDry() throws Exception {
        var schedule =
                Schedule.of(
                        "FREQ=DAILY;INTERVAL=1461;BYMONTH=2;BYMONTHDAY=29",
                        LocalDateTime.parse("2024-02-29T09:00"),
                        Duration.ofHours(1));

        assertThat(schedule.has(LocalDateTime.parse("2028-02-29T09:30"))).isTrue();
        assertThat(schedule.has(LocalDateTime.parse("2099-01-01T09:30"))).isFalse();
        assertThat(schedule.has(LocalDateTime.parse("2101-03-01T09:30"))).isFalse();
    }

    @Test
    void isTheSameForTheSameRuleStartAndLength() throws Exception {
        var one = Schedule.of("FREQ=DAILY;BYHOUR=8,9", START, Duration.ofHours(1));

        assertThat(Schedule.of("FREQ=DAILY;BYHOUR=8,9", START, Duration.ofHours(1)))
                .isEqualTo(one)
                .hasSameHashCodeAs(one);
        assertThat(Schedule.of("FREQ=DAILY;BYHOUR=8", START, Duration.ofHours(1)))
                .isNotEqualTo(one);
        assertThat(Schedule.of("FREQ=DAILY;BYHOUR=8,9", START, Duration.of(2, ChronoUnit.HOURS)))
                .isNotEqualTo(one);
    }
}
