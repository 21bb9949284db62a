package io.ladder.journal.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.journal.Activity;
import io.ladder.journal.Recorded;
import io.ladder.journal.Recording;
import io.ladder.journal.Subject;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.MemberId;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class LaneTest {
    private static final Duration PATIENT = Duration.ofMinutes(5);
    private static final Executor CALLERS = Thread::startVirtualThread;
    private static final Recorded DONE =
            new Recorded.Refused(Refusal.of(ErrorCode.STALE, "It was looked at."));

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch going = new CountDownLatch(1);
    private final ConcurrentLinkedQueue<List<Recording>> groups = new ConcurrentLinkedQueue<>();

    /** Keeps the first group until it is let go. */
    private List<Recorded> writeSlowly(List<Recording> group) throws SQLException {
        groups.add(group);
        begun.countDown();
        try {
            going.await();
        } catch (InterruptedException stopped) {
            throw new SQLException(stopped);
        }
        return group.stream().map(_ -> DONE).toList();
    }

    private static Recording recording() {
        return new Recording(
                new TenantId(UUID.randomUUID()),
                new Subject.OfMember(new MemberId(UUID.randomUUID())),
                new Activity.Due(Instant.EPOCH),
                "due",
                null);
    }

    private static CompletableFuture<Recorded> call(Lane lane, Recording recording) {
        return CompletableFuture.supplyAsync(() -> lane.write(recording), CALLERS);
    }

    private static List<CompletableFuture<Recorded>> calls(Lane lane, int count) {
        var calls = new ArrayList<CompletableFuture<Recorded>>();
        for (int index = 0; index < count; index++) {
            calls.add(call(lane, recording()));
        }
        return calls;
    }

    private static ErrorCode code(Recorded recorded) {
        assertThat(recorded).isInstanceOf(Recorded.Refused.class);
        return ((Recorded.Refused) recorded).refusal().code();
    }

    @Test
    void writesTogetherWhatWaitsTogether() throws Exception {
        var lane = new Lane("lane", this::writeSlowly, 10, 100, PATIENT);
        var first = call(lane, recording());
        begun.await();
        var others = calls(lane, 25);
        while (lane.waiting() < 25) {
            Thread.onSpinWait();
        }

        going.countDown();

        assertThat(first.get()).isEqualTo(DONE);
        for (var other : others) {
            assertThat(other.get()).isEqualTo(DONE);
        }
        lane.close();
        assertThat(groups.stream().map(List::size)).containsExactly(1, 10, 10, 5);
    }

    @Test
    void isBusyBeyondItsBound() throws Exception {
        var lane = new Lane("lane", this::writeSlowly, 10, 3, PATIENT);
        var first = call(lane, recording());
        begun.await();
        var waiting = calls(lane, 3);
        while (lane.waiting() < 3) {
            Thread.onSpinWait();
        }

        assertThat(code(lane.write(recording()))).isEqualTo(ErrorCode.BUSY);

        going.countDown();
        assertThat(first.get()).isEqualTo(DONE);
        for (var each : waiting) {
            assertThat(each.get()).isEqualTo(DONE);
        }
        lane.close();
    }

    @Test
    void answersAllThatWaitOnceTheDatabaseIsAway() throws Exception {
        var lane =
                new Lane(
                        "lane",
                        group -> {
                            writeSlowly(group);
                            throw new SQLException("gone", "08006");
                        },
                        1,
                        100,
                        PATIENT);
        var calls = new ArrayList<>(List.of(call(lane, recording())));
        begun.await();
        calls.addAll(calls(lane, 20));
        while (lane.waiting() < 20) {
            Thread.onSpinWait();
        }

        going.countDown();

        for (var call : calls) {
            assertThat(code(call.get())).isEqualTo(ErrorCode.BUSY);
        }
        assertThat(groups).hasSize(1);
        lane.close();
    }

    @Test
    void triesTheNextGroupWhereOneFailsByItself() throws Exception {
        var lane =
                new Lane(
                        "lane",
                        group -> {
                            writeSlowly(group);
                            throw new IllegalStateException("a mistake of ours");
                        },
                        1,
                        100,
                        PATIENT);
        going.countDown();

        assertThat(code(lane.write(recording()))).isEqualTo(ErrorCode.INTERNAL_ERROR);
        assertThat(code(lane.write(recording()))).isEqualTo(ErrorCode.INTERNAL_ERROR);
        lane.close();
        assertThat(groups).hasSize(2);
    }

    @Test
    void neverWritesWhatItsCallerGaveUpBeforeItWasBegun() throws Exception {
        var lane = new Lane("lane", this::writeSlowly, 10, 100, Duration.ofMillis(50));
        Recording begunFirst = recording();
        var first = call(lane, begunFirst);
        begun.await();

        assertThat(code(lane.write(recording()))).isEqualTo(ErrorCode.BUSY);
        assertThat(code(first.get())).isEqualTo(ErrorCode.BUSY);

        going.countDown();
        lane.close();
        assertThat(groups).containsExactly(List.of(begunFirst));
    }

    @Test
    void writesWhatItTookBeforeItCloses() throws Exception {
        var lane = new Lane("lane", this::writeSlowly, 10, 100, PATIENT);
        var calls = new ArrayList<>(List.of(call(lane, recording())));
        begun.await();
        calls.addAll(calls(lane, 5));
        while (lane.waiting() < 5) {
            Thread.onSpinWait();
        }
        var closing = CompletableFuture.runAsync(lane::close, CALLERS);

        going.countDown();
        closing.get();

        for (var call : calls) {
            assertThat(call.get()).isEqualTo(DONE);
        }
        assertThat(code(lane.write(recording()))).isEqualTo(ErrorCode.BUSY);
    }
}
