package io.ladder.programme;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What members get by the clock. */
class OccasionLanguageTest {
    private static final String BIRTHDAY =
            """
            member_attributes: [{id: birthday, kind: day}, {id: fan, kind: yes_no}]
            """;

    @Test
    void givesOnADayOfTheYearThatIsTold() {
        var trial =
                Trial.of(
                        """
                        - {id: gift, kind: occasion, points: 50, on: {attribute: birthday, days_before: 7}, at: "09:00"}
                        """,
                        BIRTHDAY);
        trial.at("2026-12-01T12:00").enrol();
        trial.tell("birthday", "01-03");

        assertThat(trial.at("2026-12-27T08:59:59").has("points")).isZero();
        assertThat(trial.at("2026-12-27T09:00").has("points")).isEqualTo(50);
        assertThat(trial.at("2027-12-27T08:59:59").has("points")).isEqualTo(50);
        assertThat(trial.at("2031-01-01T00:00").has("points")).isEqualTo(250);
    }

    @Test
    void givesNothingForADayThatIsToldTooLateAndNothingTwiceWithinAYear() {
        var trial =
                Trial.of(
                        "- {id: gift, kind: occasion, points: 50, on: {attribute: birthday}}",
                        BIRTHDAY);
        trial.at("2026-12-01T12:00").enrol();
        trial.tell("birthday", "12-01");

        assertThat(trial.at("2026-12-02T12:00").has("points")).isZero();
        trial.tell("birthday", "12-10");
        assertThat(trial.at("2026-12-10T12:00").has("points")).isEqualTo(50);
        trial.tell("birthday", "12-20");
        assertThat(trial.at("2026-12-20T12:00").has("points")).isEqualTo(50);
        trial.tell("birthday", "10-06");
        assertThat(trial.at("2027-10-06T12:00").has("points")).isEqualTo(100);
        trial.tell("birthday", null);
        assertThat(trial.at("2030-12-20T12:00").has("points")).isEqualTo(100);
    }

    @Test
    void leavesNothingBehindForARuleThatTakesItsId() {
        var trial =
                Trial.of(
                        "- {id: gift, kind: occasion, points: 50, on: {attribute: birthday}}",
                        BIRTHDAY);
        trial.at("2026-12-01T12:00").enrol();
        trial.tell("birthday", "12-10");
        trial.at("2026-12-11T12:00").tell("fan", true);
        trial.goesOnAs("- {id: gift, kind: spend, points: 1, per: 7.00}", BIRTHDAY);

        assertThat(trial.at("2026-12-12T12:00").buy("9.00")).containsEntry("gift", 1L);
        trial.goesOnAs(
                "- {id: gift, kind: occasion, points: 50, on: {attribute: birthday}}", BIRTHDAY);
        assertThat(trial.at("2027-12-10T12:00").has("points")).isEqualTo(101);
    }

    @Test
    void givesOnTheAnniversaryOfJoiningAndOnDaysOfACalendar() {
        var trial =
                Trial.of(
                        """
                        - {id: years, kind: occasion, points: 10, on: {anniversary: true}}
                        - {id: merry, kind: occasion, points: 3, on: {calendar: holidays}}
                        """);
        trial.at("2024-02-29T23:30").enrol();

        assertThat(trial.at("2025-02-27T23:59").has("points")).isZero();
        assertThat(trial.at("2025-02-28T00:00").has("points")).isEqualTo(10);
        assertThat(trial.at("2026-12-25T00:00").has("points")).isEqualTo(23);
        assertThat(trial.at("2026-12-26T00:00").has("points")).isEqualTo(26);
        assertThat(trial.at("2028-02-28T12:00").has("points")).isEqualTo(36);
        assertThat(trial.at("2028-02-29T12:00").has("points")).isEqualTo(46);
    }

    @Test
    void givesAfterQuietDaysOnceForEachTimeItIsQuiet() {
        var trial =
                Trial.of(
                        """
                        - {id: again, kind: occasion, points: 30, on: {quiet_days: 14, after_purchases: 1}}
                        - {id: missed, kind: occasion, points: 100, on: {quiet_days: 90}}
                        """);
        trial.at("2026-01-01T12:00").enrol();
        assertThat(trial.at("2026-06-01T12:00").has("points")).isZero();

        trial.buy("1.00");
        assertThat(trial.at("2026-06-14T23:59").has("points")).isZero();
        assertThat(trial.at("2026-06-15T00:00").has("points")).isEqualTo(30);
        assertThat(trial.at("2027-06-15T00:00").has("points")).isEqualTo(130);
        trial.buy("1.00");
        assertThat(trial.at("2027-09-12T12:00").has("points")).isEqualTo(130);
        assertThat(trial.at("2027-09-13T00:00").has("points")).isEqualTo(230);
    }

    @Test
    void goesByPurchasesOfBeforeItsVersion() {
        var trial = Trial.of("- {id: spend, kind: bonus, points: 1}");
        trial.at("2026-01-01T12:00").enrol();
        trial.buy("1.00");
        trial.at("2026-02-01T12:00").buy("1.00");
        trial.at("2026-03-01T12:00")
                .goesOnAs(
                        """
                        - {id: spend, kind: bonus, points: 1}
                        - {id: gone, kind: occasion, points: 1000, on: {quiet_days: 14}}
                        - {id: second, kind: occasion, points: 500, on: {quiet_days: 90, after_purchases: 1}}
                        - {id: missed, kind: occasion, points: 100, on: {quiet_days: 90, after_purchases: 2}}
                        """);

        assertThat(trial.at("2026-05-01T12:00").has("points")).isEqualTo(2);
        assertThat(trial.at("2026-05-02T00:00").has("points")).isEqualTo(102);
        assertThat(trial.at("2027-05-02T00:00").has("points")).isEqualTo(102);
    }

    @Test
    void givesOnlyWhereItsConditionHolds() {
        var trial =
                Trial.of(
                        """
                        - {id: fans, kind: occasion, points: 5, on: {calendar: holidays}, when: {attributes: {fan: true}}}
                        - {id: failing, kind: occasion, points: 7, on: {calendar: holidays}, when: {where: "member.days_until['birthday'] < 400"}}
                        """,
                        BIRTHDAY);
        trial.at("2026-12-01T12:00").enrol();

        assertThat(trial.at("2026-12-25T12:00").has("points")).isZero();
        trial.tell("fan", true);
        assertThat(trial.at("2026-12-26T12:00").has("points")).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    points: 5                                                   | /mechanics/0 | on is missing
                    points: 5, on: {}                                           | /mechanics/0/on | is on one of
                    points: 5, on: {anniversary: true, calendar: holidays}      | /mechanics/0/on | is on one of
                    points: 5, on: {attribute: fan}                             | /mechanics/0/on/attribute | no such day
                    points: 5, on: {attribute: birthday, days_before: 61}       | /mechanics/0/on/days_before | 0 to 60
                    points: 5, on: {anniversary: true, days_before: 3}          | /mechanics/0/on/days_before | goes with attribute
                    points: 5, on: {anniversary: true, after_purchases: 3}      | /mechanics/0/on/after_purchases | goes with quiet_days
                    points: 5, on: {calendar: holiday}                          | /mechanics/0/on/calendar | no such calendar
                    points: 5, on: {quiet_days: 0}                              | /mechanics/0/on/quiet_days | from 1
                    points: 5, on: {anniversary: true}, at: "9"                 | /mechanics/0/at | such as "09:00"
                    points: 5, on: {anniversary: true}, when: {shops: [a]}      | /mechanics/0/when/shops | no such field
                    points: 0, on: {anniversary: true}                          | /mechanics/0/points | from 1
                    points: 5, on: {anniversary: true}, budget: b               | /mechanics/0/budget | no such field
                    """)
    void namesWhatIsWrong(String fields, String path, String detail) {
        assertThat(
                        Trial.mistakes(
                                "- {id: a, kind: occasion, " + fields + "}",
                                BIRTHDAY + "budgets: [{id: b, points: 5}]"))
                .anySatisfy(mistake -> {
                    assertThat(mistake.path()).isEqualTo(path);
                    assertThat(mistake.detail()).contains(detail);
                });
    }
}
