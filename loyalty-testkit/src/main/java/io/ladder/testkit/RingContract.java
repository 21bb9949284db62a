package io.ladder.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.journal.JournalRecord;
import io.ladder.journal.Recorded;
import io.ladder.journal.Recording;
import io.ladder.journal.Replay;
import io.ladder.journal.Subject;
import io.ladder.journal.Transfer;
import io.ladder.shared.ErrorCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Points that go round among many, by many threads. */
abstract class RingContract extends JournalSetting {
    private static final int RING = 50;
    private static final int THREADS = 16;
    private static final int ROUNDS = 40;
    private static final long SEED = 20_260_115;

    @Test
    void losesNoPointInARing() throws Exception {
        var ring =
                IntStream.range(0, RING)
                        .mapToObj(index -> till.enrolWithPoints("member-" + index, 100))
                        .toList();

        var results = Threads.atOnce(THREADS, thread -> goRound(ring, thread));

        int given = results.stream().mapToInt(Integer::intValue).sum();
        assertThat(given).isGreaterThan(THREADS * ROUNDS / 2);
        long points = 0;
        long transferred = 0;
        int sides = 0;
        for (Subject.OfAccount member : ring) {
            points += till.wallet(member).available();
            transferred += till.wallet(member).transferred();
            sides += till.history(member).size() - 2;
            assertThat(till.wallet(member).debt()).isZero();
            Ledgers.requireAgreement(till.state(member), till.history(member));
            assertThat(till.state(member))
                    .isEqualTo(Replay.fold(programmes.timeline(), till.history(member)));
        }
        assertThat(points).isEqualTo(100L * RING);
        assertThat(transferred).isZero();
        assertThat(sides).isEqualTo(2 * given);
    }

    /** Gives points to the next in the ring, here and there back; tells how many records came. */
    private int goRound(List<Subject.OfAccount> ring, int thread) {
        var random = new Random(SEED + thread);
        int booked = 0;
        var given = new ArrayList<JournalRecord>();
        for (int round = 0; round < ROUNDS; round++) {
            programmes.moveForward(Duration.ofNanos(1_000L * random.nextInt(3)));
            int at = random.nextInt(RING);
            Recording request =
                    given.isEmpty() || random.nextInt(4) > 0
                            ? till.transfer(
                                    ring.get(at), ring.get((at + 1) % RING), 5 + random.nextInt(60))
                            : till.reversal(given.removeLast());
            Recorded recorded = journal().record(request);
            if (recorded instanceof Recorded.Booked done) {
                booked++;
                if (done.record().activity() instanceof Transfer.TransferOut) {
                    given.add(done.record());
                }
            } else {
                assertThat(Till.refusalOf(recorded).code())
                        .isIn(ErrorCode.INSUFFICIENT_POINTS, ErrorCode.TRANSFER_LIMIT_REACHED);
            }
        }
        return booked;
    }
}
