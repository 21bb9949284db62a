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

/**
 * Runs back-tests: reads what happened in portions by time, lets it happen again by the draft, and
 * compares. After each little work it rests for half as long, for tills go first. It writes nothing
 * but how far it has come, and what came of it.
 */
@UseCase
public final class RunBackTest {
    /** The most accounts: each is kept at hand from the beginning to the end. */
    public static final long ACCOUNTS_MAX = 200_000;

    /** How long a back-test stays with a worker that is not heard of. */
    public static final Duration LEASE = Duration.ofSeconds(30);

    private static final int STRETCH = 500;

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
        } catch (InterruptedException stopped) {
            tests.release(test.id(), worker);
            throw stopped;
        }
        return true;
    }

    private void run(BackTest test, UUID worker) throws InterruptedException {
        BackTest.Wanted wanted = test.wanted();
        Timeline timeline = timeline(test);
        PastActivities.Outline outline = past.outline(test.tenant(), wanted.until());
        if (outline.accounts() > ACCOUNTS_MAX) {
            tests.fail(
                    test.id(),
                    worker,
                    "There are "
                            + outline.accounts()
                            + " accounts; a back-test takes "
                            + ACCOUNTS_MAX
                            + ".",
                    clock.instant());
            return;
        }
        var lived = new Reliving(timeline, wanted, outline);
        long done = 0;
        Instant from = Instant.EPOCH;
        for (Instant end : outline.ends()) {
            List<Rerun.Past> portion = past.between(test.tenant(), from, end);
            for (int start = 0; start < portion.size(); start += STRETCH) {
                long since = System.nanoTime();
                lived.live(portion.subList(start, Math.min(portion.size(), start + STRETCH)));
                Thread.sleep(Duration.ofNanos((System.nanoTime() - since) / 2));
            }
            done += portion.size();
            var progress = new BackTests.Progress(outline.activities(), done);
            if (!tests.advance(test.id(), worker, progress, LEASE, clock.instant())) {
                return;
            }
            from = end;
        }
        lived.finish();
        var comparing = new Comparing(test.tenant(), wanted, booked, records, lived);
        BackTest.Figures figures = comparing.figures();
        tests.finish(test.id(), worker, figures, clock.instant());
    }

    /** The draft decides from the beginning; without one, each version when it did. */
    private Timeline timeline(BackTest test) {
        String source = test.wanted().source();
        return source == null
                ? programmes.timeline(test.tenant())
                : new Timeline(List.of(drafts.compile(test.tenant(), source).as(1, null)));
    }
}
