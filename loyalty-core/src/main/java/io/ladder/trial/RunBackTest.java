package io.ladder.trial;

import io.ladder.journal.PastActivities;
import io.ladder.journal.Programmes;
import io.ladder.journal.Records;
import io.ladder.journal.Rerun;
import io.ladder.journal.Timeline;
import io.ladder.programme.CompileDraft;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.UseCase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Runs back-tests: reads what happened in portions by time, lets it happen again by the draft, and
 * compares. After each little work it rests for half as long, for tills go first. It writes nothing
 * but how far it has come, and what came of it.
 */
@UseCase
public final class RunBackTest {
    /**
     * How long a back-test stays with a worker that is not heard of: longer than any one statement
     * takes.
     */
    public static final Duration LEASE = Duration.ofMinutes(2);

    /** What an account takes in memory from the beginning to the end, in bytes. */
    private static final long ACCOUNT = 2_600;

    /** What an activity takes that is remembered, for something may look back at it, in bytes. */
    private static final long REMEMBERED = 1_500;

    private static final long MEGABYTE = 1L << 20;

    private final BackTests tests;
    private final PastActivities past;
    private final BookedFigures booked;
    private final Records records;
    private final Programmes programmes;
    private final CompileDraft drafts;
    private final InstantSource clock;

    public RunBackTest(
            BackTests tests,
            PastActivities past,
            BookedFigures booked,
            Records records,
            Programmes programmes,
            CompileDraft drafts,
            InstantSource clock) {
        this.tests = tests;
        this.past = past;
        this.booked = booked;
        this.records = records;
        this.programmes = programmes;
        this.drafts = drafts;
        this.clock = clock;
    }

    /**
     * Takes one back-test and runs it to its end, or until it is cancelled.
     *
     * @return false where none waits
     * @throws InterruptedException where the worker is to end; another one can begin it anew
     */
    public boolean runOne(UUID worker) throws InterruptedException {
        BackTest test = tests.take(worker, LEASE, clock.instant());
        if (test == null) {
            return false;
        }
        try {
            run(test, worker);
        } catch (LoyaltyException refused) {
            tests.fail(test.id(), worker, refused.refusal().detail(), clock.instant());
        } catch (Pulse.Ended cancelled) {
            // Nobody waits for it.
            return true;
        } catch (InterruptedException stopped) {
            tests.release(test.id(), worker);
            throw stopped;
        }
        return true;
    }

    private void run(BackTest test, UUID worker) throws InterruptedException, Pulse.Ended {
        BackTest.Wanted wanted = test.wanted();
        Timeline timeline = timeline(test);
        var pulse = new Pulse(tests, test.id(), worker, clock);
        PastActivities.Outline outline = past.outline(test.tenant(), wanted.until());
        String excess = excess(outline, Runtime.getRuntime().maxMemory() / 2);
        if (excess != null) {
            tests.fail(test.id(), worker, excess, clock.instant());
            return;
        }
        pulse.tell(new BackTests.Progress(outline.activities(), 0));
        var lived = new Reliving(timeline, wanted, outline);
        long done = 0;
        Instant from = Instant.EPOCH;
        for (Instant until : outline.ends()) {
            List<Rerun.Past> portion = past.between(test.tenant(), from, until);
            for (int start = 0; start < portion.size(); start += Pulse.PIECE) {
                int end = Math.min(portion.size(), start + Pulse.PIECE);
                lived.live(portion.subList(start, end), pulse);
                pulse.rest();
            }
            done += portion.size();
            pulse.tell(new BackTests.Progress(outline.activities(), done));
            from = until;
        }
        lived.finish(pulse);
        var comparing =
                new Comparing(test.tenant(), wanted, booked, records, lived, outline.booked());
        BackTest.Figures figures = comparing.figures(pulse);
        tests.finish(test.id(), worker, figures, clock.instant());
    }

    /** Why there is not enough memory, in a sentence; null where there is. */
    static @Nullable String excess(PastActivities.Outline outline, long bytes) {
        long wanted = outline.booked().size() * ACCOUNT + outline.remembered() * REMEMBERED;
        return wanted <= bytes
                ? null
                : "It takes about "
                        + wanted / MEGABYTE
                        + " MB of memory to live the past of "
                        + outline.booked().size()
                        + " accounts once more, and may take "
                        + bytes / MEGABYTE
                        + ", half of what the service has.";
    }

    /** The draft decides from the beginning; without one, each version when it did. */
    private Timeline timeline(BackTest test) {
        String source = test.wanted().source();
        return source == null
                ? programmes.timeline(test.tenant())
                : new Timeline(List.of(drafts.compile(test.tenant(), source).as(1, null)));
    }
}
