package io.ladder.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {
    private static final List<String> NAMES = List.of("cost", "stock", "valid_until", "rung_min");

    @Test
    void seesThroughASlip() {
        assertThat(NearestName.of("cots", NAMES)).isEqualTo("cost");
        assertThat(NearestName.of("stok", NAMES)).isEqualTo("stock");
        assertThat(NearestName.of("Valid_Untill", NAMES)).isEqualTo("valid_until");
        assertThat(NearestName.of("rungmin", NAMES)).isEqualTo("rung_min");
    }

    @Test
    void knowsOtherFormsOfFields() {
        List<String> fields = List.of("day", "ever", "month", "purchase", "year");

        assertThat(NearestName.ofField("daily", fields)).isEqualTo("day");
        assertThat(NearestName.ofField("monthly", fields)).isEqualTo("month");
        assertThat(NearestName.ofField("per_year", fields)).isEqualTo("year");
        assertThat(NearestName.ofField("pur", fields)).isEqualTo("purchase");
        assertThat(NearestName.ofField("total", fields)).isEqualTo("ever");
        assertThat(NearestName.ofField("daily", NAMES)).isNull();
        assertThat(NearestName.ofField("day_of_month", List.of("day", "day_of"))).isNull();
        assertThat(NearestName.ofField("price", fields)).isNull();
    }

    @Test
    void guessesNothingFarFetched() {
        assertThat(NearestName.of("price", NAMES)).isNull();
        assertThat(NearestName.of("", NAMES)).isNull();
        assertThat(NearestName.of("x".repeat(100_000), NAMES)).isNull();
    }
}
