package io.ladder.testkit;

import io.ladder.journal.Activity;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Outcome;
import io.ladder.shared.AccountId;
import io.ladder.shared.RecordId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The orders in which the steps of a history may come to the books. */
final class Arrivals {
    private Arrivals() {}

    /** The steps of a history in the order in which they happen to arrive. */
    static List<Step> arrivals(GeneratedHistory history) {
        var arrivals = new ArrayList<>(history.steps());
        Random random = history.random();
        if (random.nextInt(3) == 0) {
            Collections.shuffle(arrivals, random);
        } else {
            Map<Step, Integer> delays = new HashMap<>();
            for (Step step : arrivals) {
                boolean fact =
                        step.outline() instanceof Activity.Purchase
                                || step.outline() instanceof Activity.SurveyAnswer
                                || step.outline() instanceof Activity.EvidenceReport;
                delays.put(step, step.number() * 2 + (fact ? random.nextInt(20) : 0));
            }
            arrivals.sort(Comparator.comparing(delays::get));
        }
        for (int index = 0; index < arrivals.size(); index++) {
            int about = arrivals.get(index).about();
            for (int later = index + 1; later < arrivals.size(); later++) {
                if (arrivals.get(later).number() == about) {
                    Collections.swap(arrivals, index, later);
                    index--;
                    break;
                }
            }
        }
        return arrivals;
    }

    static long stepOf(List<Step> inOrder, long sequence) {
        return inOrder.get(Math.toIntExact(sequence) - 1).number();
    }

    /** A history of these steps as it would be booked in this order. */
    static List<JournalRecord> asBookedInOrder(List<Step> steps) {
        var sequences = new HashMap<Integer, Long>();
        var records = new ArrayList<JournalRecord>();
        for (Step step : steps) {
            long sequence = records.size() + 1L;
            sequences.put(step.number(), sequence);
            records.add(
                    new JournalRecord(
                            new RecordId(new AccountId(World.MEMBER.value()), sequence),
                            World.MEMBER,
                            Instant.EPOCH,
                            1,
                            0,
                            step.activity(number -> sequences.getOrDefault(number, 0L)),
                            Outcome.NOTHING));
        }
        return records;
    }
}
