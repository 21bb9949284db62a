package io.ladder.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ValuesTest {

    @Test
    void addsMoneyExactlyAndOfOneCurrency() {
        assertThat(Money.of(1_299, "EUR").plus(Money.of(1, "EUR")))
                .isEqualTo(Money.of(1_300, "EUR"));
        assertThat(Money.of(1, "EUR").minus(Money.of(2, "EUR"))).isEqualTo(Money.of(-1, "EUR"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.of(1, "EUR").plus(Money.of(1, "USD")));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Money.of(Long.MAX_VALUE, "EUR").plus(Money.of(1, "EUR")));
    }

    @Test
    void writesMoneyInWholeUnits() {
        assertThat(Money.of(1_299, "EUR")).hasToString("12.99 EUR");
        assertThat(Money.of(1_299, "JPY")).hasToString("1299 JPY");
        assertThat(Money.of(-5, "KWD")).hasToString("-0.005 KWD");
    }

    @Test
    void ordersDocumentsAsTheyAreCounted() {
        assertThat(new Document("till", "9")).isLessThan(new Document("till", "10"));
        assertThat(new Document("till", "a9")).isLessThan(new Document("till", "b0"));
        assertThat(new Document("a", "99")).isLessThan(new Document("b", "1"));
        assertThat(new Document("a", "1").compareTo(new Document("a", "1"))).isZero();
    }

    @Test
    void boundsDocuments() {
        assertThat(new Document("s".repeat(64), "n".repeat(128)).key()).hasSize(64 + 1 + 128);
        assertThatIllegalArgumentException().isThrownBy(() -> new Document("", "1"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Document("s", ""));
        assertThatIllegalArgumentException().isThrownBy(() -> new Document("s".repeat(65), "1"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Document("s", "n".repeat(129)));
    }

    @Test
    void addsFactsToARefusal() {
        var refusal = Refusal.of(ErrorCode.OUT_OF_STOCK, "None is left.").with("left", 0);

        assertThat(refusal.facts()).containsEntry("left", 0);
        assertThat(refusal.asException().code()).isEqualTo(ErrorCode.OUT_OF_STOCK);
        assertThat(ErrorCode.OUT_OF_STOCK.text()).isEqualTo("out_of_stock");
    }
}
