package io.ladder.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.journal.PastActivities;
import io.ladder.shared.AccountId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RunBackTestTest {
    private static final long MEGABYTE = 1L << 20;

    private static PastActivities.Outline outline(long accounts, long remembered) {
        var booked = new HashMap<AccountId, Long>();
        for (long number = 0; number < accounts; number++) {
            booked.put(new AccountId(new UUID(0, number)), 12L);
        }
        return new PastActivities.Outline(
                1_000_000, booked, remembered, List.of(), Set.of(), Map.of());
    }

    @Test
    void takesAsManyAccountsAsThereIsMemoryFor() {
        assertThat(RunBackTest.excess(outline(100_000, 0), 256 * MEGABYTE)).isNull();
        assertThat(RunBackTest.excess(outline(200_000, 0), 512 * MEGABYTE)).isNull();
    }

    @Test
    void saysHowMuchMemoryThereWouldHaveToBe() {
        assertThat(RunBackTest.excess(outline(200_000, 240_000), 256 * MEGABYTE))
                .isEqualTo(
                        "It takes about 839 MB of memory to live the past of 200000 accounts once"
                                + " more, and may take 256, half of what the service has.");
    }
}
