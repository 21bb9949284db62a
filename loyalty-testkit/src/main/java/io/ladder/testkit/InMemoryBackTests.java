package io.ladder.testkit;

import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import io.ladder.trial.BackTest;
import io.ladder.trial.BackTests;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Back-tests in memory. */
public final class InMemoryBackTests implements BackTests {
    private static final String BROKEN_OFF = "It was broken off each time that it was run.";

    private final Map<UUID, Kept> kept = new LinkedHashMap<>();

    /** A back-test, and who is at it. */
    private record Kept(
            BackTest test, @Nullable UUID worker, @Nullable Instant leasedUntil, int tries) {
        private boolean isTakenBy(UUID other) {
            return test.status() == BackTest.Status.RUNNING && other.equals(worker);
        }

        private boolean isLeft(Instant now) {
            return test.status() == BackTest.Status.RUNNING
                    && leasedUntil != null
                    && leasedUntil.isBefore(now);
        }
    }

    private static BackTest with(
            BackTest test,
            BackTest.Status status,
            Progress progress,
            @Nullable Instant finishedAt,
            @Nullable String failure,
            BackTest.@Nullable Figures figures) {
        return new BackTest(
                test.id(),
                test.tenant(),
                test.wanted(),
                status,
                test.createdAt(),
                progress.activities(),
                progress.done(),
                finishedAt,
                failure,
                figures);
    }

    private static Progress progress(BackTest test) {
        return new Progress(test.activities(), test.done());
    }

    @Override
    public synchronized BackTest add(
            UUID id, TenantId tenant, BackTest.Wanted wanted, Instant now) {
        List<BackTest> all = list(tenant);
        if (all.stream().anyMatch(test -> !test.status().ended())) {
            throw Refusal.of(
                            ErrorCode.BACKTEST_RUNNING,
                            "A back-test of this tenant has not ended yet.")
                    .asException();
        }
        all.stream().skip(KEPT_MAX - 1).forEach(test -> kept.remove(test.id()));
        var test =
                new BackTest(
                        id, tenant, wanted, BackTest.Status.WAITING, now, 0, 0, null, null, null);
        kept.put(id, new Kept(test, null, null, 0));
        return test;
    }

    @Override
    public synchronized @Nullable BackTest find(TenantId tenant, UUID id) {
        Kept found = kept.get(id);
        return found == null || !found.test.tenant().equals(tenant) ? null : found.test;
    }

    @Override
    public synchronized List<BackTest> list(TenantId tenant) {
        var all = new ArrayList<BackTest>();
        kept.values()
                .forEach(each -> {
                    if (each.test.tenant().equals(tenant)) {
                        all.addFirst(each.test);
                    }
                });
        return all;
    }

    @Override
    public synchronized @Nullable BackTest take(UUID worker, Duration lease, Instant now) {
        kept.replaceAll((_, each) ->
                each.isLeft(now) && each.tries >= TRIES_MAX
                        ? ended(each, BackTest.Status.FAILED, BROKEN_OFF, null, now)
                        : each);
        for (Kept each : kept.values()) {
            if (each.test.status() == BackTest.Status.WAITING || each.isLeft(now)) {
                var progress = new Progress(each.test.activities(), 0);
                BackTest taken =
                        with(each.test, BackTest.Status.RUNNING, progress, null, null, null);
                kept.put(taken.id(), new Kept(taken, worker, now.plus(lease), each.tries + 1));
                return taken;
            }
        }
        return null;
    }

    private static Kept ended(
            Kept each,
            BackTest.Status status,
            @Nullable String failure,
            BackTest.@Nullable Figures figures,
            Instant now) {
        BackTest test = with(each.test, status, progress(each.test), now, failure, figures);
        return new Kept(test, each.worker, null, each.tries);
    }

    @Override
    public synchronized boolean advance(
            UUID id, UUID worker, Progress progress, Duration lease, Instant now) {
        Kept each = kept.get(id);
        if (each == null || !each.isTakenBy(worker)) {
            return false;
        }
        BackTest test = with(each.test, BackTest.Status.RUNNING, progress, null, null, null);
        kept.put(id, new Kept(test, worker, now.plus(lease), each.tries));
        return true;
    }

    @Override
    public synchronized void release(UUID id, UUID worker) {
        Kept each = kept.get(id);
        if (each != null && each.isTakenBy(worker)) {
            BackTest test =
                    with(each.test, BackTest.Status.WAITING, progress(each.test), null, null, null);
            kept.put(id, new Kept(test, null, null, each.tries - 1));
        }
    }

    @Override
    public synchronized void finish(UUID id, UUID worker, BackTest.Figures figures, Instant now) {
        kept.computeIfPresent(
                id,
                (_, each) ->
                        each.isTakenBy(worker)
                                ? ended(each, BackTest.Status.DONE, null, figures, now)
                                : each);
    }

    @Override
    public synchronized void fail(UUID id, UUID worker, String failure, Instant now) {
        kept.computeIfPresent(
                id,
                (_, each) ->
                        each.isTakenBy(worker)
                                ? ended(each, BackTest.Status.FAILED, failure, null, now)
                                : each);
    }

    @Override
    public synchronized void cancel(TenantId tenant, UUID id, Instant now) {
        kept.computeIfPresent(
                id,
                (_, each) ->
                        each.test.tenant().equals(tenant) && !each.test.status().ended()
                                ? ended(each, BackTest.Status.CANCELLED, null, null, now)
                                : each);
    }
}
