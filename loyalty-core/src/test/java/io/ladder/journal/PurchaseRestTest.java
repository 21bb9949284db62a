package io.ladder.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.shared.Money;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PurchaseRestTest {

    private static Line line(String id, long thousandths, long minor) {
        return new Line(id, null, null, thousandths, Money.of(minor, "EUR"));
    }

    private static Map<String, Long> costs(PurchaseRest rest) {
        var costs = new HashMap<String, Long>();
        rest.left().forEach(line -> costs.put(line.id(), line.amount().minor()));
        return costs;
    }

    private static long total(PurchaseRest rest) {
        return costs(rest).values().stream().mapToLong(Long::longValue).sum();
    }

    @Test
    void sharesMoneyOnceAndLetsALineTakeItsShareWithIt() {
        var rest = new PurchaseRest(List.of(line("A", 1_000, 1_000), line("B", 1_000, 2_000)));

        rest.giveBack(1_000);
        assertThat(costs(rest)).isEqualTo(Map.of("A", 666L, "B", 1_334L));

        rest.takeBack(List.of(new Activity.ReturnedLine("B", 1_000)));
        assertThat(costs(rest)).isEqualTo(Map.of("A", 666L));
    }

    @Test
    void leavesNothingOfWhatWasPaidBackWholly() {
        var rest = new PurchaseRest(List.of(line("A", 1_000, 0), line("B", 1_000, 500)));
        rest.giveBack(500);
        assertThat(rest.left()).isEmpty();
    }

    @Test
    void takesExactlyWhatIsGivenBackAndTouchesNoOtherLine() {
        var random = new Random(20_261_122);
        for (int round = 0; round < 2_000; round++) {
            var bought = new ArrayList<Line>();
            var left = new HashMap<String, Long>();
            for (int index = 1 + random.nextInt(4); index > 0; index--) {
                long thousandths = 1L + random.nextInt(5_000);
                bought.add(line("L" + index, thousandths, random.nextInt(3_000)));
                left.put("L" + index, thousandths);
            }
            var rest = new PurchaseRest(bought);
            for (int step = 0; step < 8; step++) {
                Map<String, Long> before = costs(rest);
                long total = total(rest);
                Line line = bought.get(random.nextInt(bought.size()));
                long thousandths = left.getOrDefault(line.id(), 0L);
                if (random.nextBoolean() && total > 0) {
                    long minor = 1 + random.nextLong(total);
                    rest.giveBack(minor);
                    assertThat(total(rest)).isEqualTo(total - minor);
                } else if (thousandths > 0) {
                    long back = 1 + random.nextLong(thousandths);
                    left.put(line.id(), thousandths - back);
                    rest.takeBack(List.of(new Activity.ReturnedLine(line.id(), back)));
                    Map<String, Long> after = costs(rest);
                    assertThat(after.getOrDefault(line.id(), 0L))
                            .isBetween(0L, before.getOrDefault(line.id(), 0L));
                    before.remove(line.id());
                    after.remove(line.id());
                    before.values().removeIf(cost -> after.isEmpty() && cost == 0);
                    assertThat(after).isEqualTo(before);
                }
            }
        }
    }
}
