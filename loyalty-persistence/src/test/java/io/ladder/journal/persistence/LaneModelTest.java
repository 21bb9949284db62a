package io.ladder.journal.persistence;

import io.ladder.journal.Activity;
import io.ladder.journal.Recorded;
import io.ladder.journal.Recording;
import io.ladder.journal.Subject;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.MemberId;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.Lincheck;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.junit.jupiter.api.Test;

/**
 * The grouping queue and the lane, in the hands of a model checker: it runs the same few calls
 * again and again, each time with another interleaving of their threads, instead of waiting for
 * chance to bring the one that hurts.
 */
class LaneModelTest {
    private static final int INTERLEAVINGS_OF_LANE = 100;
    private static final int CALLERS = 2;
    private static final Recorded DONE =
            new Recorded.Refused(Refusal.of(ErrorCode.STALE, "It was looked at."));

    /** Whatever threads do at the same time, each sees what some order of their calls explains. */
    @Test
    void theQueueIsLinearizable() {
        new ModelCheckingOptions()
                .sequentialSpecification(QueueOperations.OneAfterTheOther.class)
                .threads(2)
                .actorsPerThread(3)
                .actorsBefore(1)
                .actorsAfter(1)
                .iterations(6)
                .invocationsPerIteration(100)
                .check(QueueOperations.class);
    }

    /** A lane of its own thread, two callers, and a close in the midst of it. */
    @Test
    void theLaneAnswersEachCallerOnceAndWritesNothingItDeniesAndLosesNothingAtItsClose() {
        Lincheck.runConcurrentTest(INTERLEAVINGS_OF_LANE, LaneModelTest::callAndClose);
    }

    private static void callAndClose() {
        var written = new AtomicInteger();
        var done = new AtomicInteger();
        var busy = new AtomicInteger();
        var lane =
                new Lane(
                        "lane",
                        group -> {
                            written.addAndGet(group.size());
                            return done(group.size());
                        },
                        CALLERS,
                        1,
                        Duration.ofDays(1));
        var callers = new ArrayList<Thread>();
        for (int number = 0; number < CALLERS; number++) {
            Recording recording = recording(number);
            var caller =
                    new Thread(() ->
                            (lane.write(recording).equals(DONE) ? done : busy).incrementAndGet());
            callers.add(caller);
            caller.start();
        }
        lane.close();
        callers.forEach(LaneModelTest::join);

        // Without AssertJ, every class of which the model checker would take to pieces first.
        require(done.get() == written.get(), "who is told so, and what is written");
        require(done.get() + busy.get() == CALLERS, "an answer for each");
        require(lane.waiting() == 0, "nothing left");
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }

    private static List<Recorded> done(int count) {
        var results = new ArrayList<Recorded>();
        for (int number = 0; number < count; number++) {
            results.add(DONE);
        }
        return results;
    }

    private static Recording recording(int number) {
        return new Recording(
                new TenantId(new UUID(0, number)),
                new Subject.OfMember(new MemberId(new UUID(1, number))),
                new Activity.Due(Instant.EPOCH),
                "due",
                null);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
