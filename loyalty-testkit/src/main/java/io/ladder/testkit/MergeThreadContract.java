package io.ladder.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.journal.Activity;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Recorded;
import io.ladder.journal.Recording;
import io.ladder.journal.Subject;
import io.ladder.shared.Document;
import io.ladder.shared.ErrorCode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Records that are merged and set apart while their members buy. */
abstract class MergeThreadContract extends JournalSetting {
    private static final int PAIRS = 4;
    private static final int THREADS = 12;
    private static final int ROUNDS = 40;
    private static final long SEED = 20_260_115;

    /** Two records of one person, or not. */
    private record Pair(Subject.OfAccount one, Subject.OfAccount other) {}

    @Test
    void losesNothingWhileRecordsComeAndGo() throws Exception {
        List<Pair> pairs =
                IntStream.range(0, PAIRS)
                        .mapToObj(index ->
                                new Pair(till.enrol("one-" + index), till.enrol("other-" + index)))
                        .toList();
        var bought = new ConcurrentHashMap<Document, Subject.OfAccount>();

        var moves =
                Threads.atOnce(THREADS, thread -> act(pairs, bought, new Random(SEED + thread)));

        assertThat(moves.stream().mapToInt(Integer::intValue).sum()).isGreaterThan(PAIRS);
        for (Pair pair : pairs) {
            programmes.moveForward(Duration.ofSeconds(1));
            journal().record(till.merge(pair.other, pair.one));
            requireSound(pair.one);
            requireSound(pair.other);
            long booked =
                    bought.values().stream()
                            .filter(owner -> owner.equals(pair.one) || owner.equals(pair.other))
                            .count();
            assertThat(till.wallet(pair.one).available()).isEqualTo(booked);
            assertThat(till.wallet(pair.other).available()).isZero();
        }
        requireEachOnce(pairs, bought);
    }

    private int act(List<Pair> pairs, Map<Document, Subject.OfAccount> bought, Random random) {
        int moves = 0;
        for (int round = 0; round < ROUNDS; round++) {
            programmes.moveForward(Duration.ofNanos(1_000L * random.nextInt(3)));
            Pair pair = pairs.get(random.nextInt(PAIRS));
            switch (random.nextInt(6)) {
                case 0 -> moves += moved(till.merge(pair.other, pair.one));
                case 1 -> moves += moved(till.separation(pair.other.member()));
                default -> {
                    Subject.OfAccount buyer = random.nextBoolean() ? pair.one : pair.other;
                    Subject by =
                            random.nextBoolean() ? buyer : new Subject.OfMember(buyer.member());
                    JournalRecord record = till.buy(by, "1.00");
                    assertThat(record.member()).isEqualTo(buyer.member());
                    bought.put(((Activity.Purchase) record.activity()).document(), buyer);
                }
            }
        }
        return moves;
    }

    private int moved(Recording move) {
        Recorded recorded = journal().record(move);
        if (recorded instanceof Recorded.Booked) {
            return 1;
        }
        assertThat(Till.refusalOf(recorded).code())
                .isIn(
                        ErrorCode.MEMBER_MERGED,
                        ErrorCode.MEMBER_NOT_MERGED,
                        ErrorCode.MERGE_NOT_ALLOWED);
        return 0;
    }

    /** Each purchase counts once, on the account on which its member acts. */
    private void requireEachOnce(List<Pair> pairs, Map<Document, Subject.OfAccount> bought) {
        for (Document document : bought.keySet()) {
            JournalRecord first = Objects.requireNonNull(journal().find(tenant, document));
            var current = journal().current(tenant, first.id());
            assertThat(pairs).anyMatch(pair -> pair.one.account().equals(current.account()));
        }
        var counted = new HashMap<Document, Integer>();
        for (Pair pair : pairs) {
            for (JournalRecord record : till.history(pair.one)) {
                Document document = record.activity().document();
                if (document != null
                        && journal().current(tenant, record.id()).equals(record.id())) {
                    counted.merge(document, 1, Integer::sum);
                }
            }
        }
        assertThat(counted.keySet()).isEqualTo(bought.keySet());
        assertThat(counted.values()).containsOnly(1);
    }
}
