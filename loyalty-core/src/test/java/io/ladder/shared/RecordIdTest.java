package io.ladder.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecordIdTest {
    private static final UUID LOWEST = new UUID(0, 0);
    private static final UUID HIGHEST = new UUID(-1, -1);
    private static final String ZEROS = "0".repeat(Base32.UUID_LENGTH);

    @Test
    void readsWhatItWrote() {
        var random = new Random(7);
        for (int round = 0; round < 10_000; round++) {
            var account = new AccountId(new UUID(random.nextLong(), random.nextLong()));
            long sequence = 1 + (random.nextLong() >>> (1 + random.nextInt(63)));
            var id = new RecordId(account, Math.max(1, sequence));

            assertThat(RecordId.parse(id.toString())).isEqualTo(id);
            assertThat(Base32.uuid(Base32.ofUuid(account.value()))).isEqualTo(account.value());
        }
    }

    @Test
    void writesTheEdges() {
        assertThat(Base32.ofUuid(LOWEST)).isEqualTo(ZEROS);
        assertThat(Base32.ofUuid(HIGHEST)).isEqualTo("7" + "z".repeat(25));
        assertThat(Base32.uuid("7" + "z".repeat(25))).isEqualTo(HIGHEST);
        var longest = new RecordId(new AccountId(HIGHEST), Long.MAX_VALUE);
        assertThat(longest.toString()).hasSize(RecordId.TEXT_LENGTH_MAX);
        assertThat(RecordId.parse(longest.toString())).isEqualTo(longest);
        assertThat(new RecordId(new AccountId(LOWEST), 1)).hasToString(ZEROS + "1");
        assertThat(new RecordId(new AccountId(LOWEST), 32)).hasToString(ZEROS + "10");
    }

    @Test
    void keepsTheOrderOfWhatItEncodes() {
        var random = new Random(7);
        var texts = new ArrayList<String>();
        for (long time = 0; time < 1_000; time++) {
            texts.add(Base32.ofUuid(new UUID(time * 1_000_003, random.nextLong())));
        }

        assertThat(texts).isSorted();
    }

    @Test
    void readsOnlyTheCanonicalForm() {
        String good = ZEROS + "1k";
        assertThat(RecordId.parse(good)).isNotNull();

        for (String bad :
                new String[] {
                    "",
                    ZEROS,
                    ZEROS + "0",
                    ZEROS + "01",
                    ZEROS + "1K",
                    ZEROS + "1i",
                    ZEROS + "1l",
                    ZEROS + "1o",
                    ZEROS + "1u",
                    ZEROS + "1-",
                    ZEROS + "1 ",
                    ZEROS + "1é",
                    ZEROS + "8" + "0".repeat(12),
                    ZEROS + "1" + "0".repeat(13),
                    "8" + "0".repeat(25) + "1",
                    "O" + "0".repeat(25) + "1",
                    " " + "0".repeat(25) + "1",
                }) {
            assertThat(RecordId.parse(bad)).as(bad).isNull();
        }
        assertThat(Base32.uuid("0")).isNull();
        assertThat(Base32.uuid(ZEROS + "0")).isNull();
        assertThat(Base32.number("")).isEqualTo(-1);
    }

    @Test
    void beginsAtOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RecordId(new AccountId(LOWEST), 0));
    }

    @Test
    void ordersByAccountThenSequence() {
        var one = new AccountId(new UUID(0, 1));
        var two = new AccountId(new UUID(0, 2));

        assertThat(new RecordId(one, 9)).isLessThan(new RecordId(two, 1));
        assertThat(new RecordId(one, 9)).isLessThan(new RecordId(one, 10));
    }
}
