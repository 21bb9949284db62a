package io.ladder.trial;

import io.ladder.journal.Programme;
import io.ladder.journal.Programmes;
import io.ladder.ledger.PointCost;
import io.ladder.programme.CompileDraft;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.IdSource;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import io.ladder.shared.UseCase;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes a draft that is to be tried on what happened. A tenant tries one at a time.
 *
 * <p>Refuses: {@code programme_not_found}, {@code programme_invalid}, {@code invalid_field} for a
 * period that is none and for an unknown wallet, {@code backtest_running}.
 */
@UseCase
public final class StartBackTest {
    private final BackTests tests;
    private final Programmes programmes;
    private final CompileDraft drafts;
    private final IdSource ids;
    private final InstantSource clock;

    public StartBackTest(
            BackTests tests,
            Programmes programmes,
            CompileDraft drafts,
            IdSource ids,
            InstantSource clock) {
        this.tests = tests;
        this.programmes = programmes;
        this.drafts = drafts;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Keeps it for a worker.
     *
     * @param until null for now
     */
    public BackTest start(
            TenantId tenant,
            @Nullable String source,
            @Nullable Instant from,
            @Nullable Instant until,
            Map<String, PointCost> costs) {
        Instant now = programmes.now(tenant).truncatedTo(ChronoUnit.MICROS);
        Programme programme =
                source == null
                        ? programmes.timeline(tenant).at(now)
                        : drafts.compile(tenant, source);
        for (String wallet : costs.keySet()) {
            if (programme.walletRules(wallet) == null) {
                throw wrong("/costs", "The programme has no wallet " + wallet + ".");
            }
        }
        Instant end = until == null ? now : until.truncatedTo(ChronoUnit.MICROS);
        if (end.isAfter(now)) {
            throw wrong("/until", "What has not happened yet cannot be lived again.");
        }
        Instant begin = from == null ? null : from.truncatedTo(ChronoUnit.MICROS);
        if (!end.isAfter(begin == null ? Instant.EPOCH : begin)) {
            throw wrong("/from", "A period begins before it ends.");
        }
        return tests.add(
                ids.next(),
                tenant,
                new BackTest.Wanted(source, begin, end, costs),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private static LoyaltyException wrong(String pointer, String sentence) {
        return Refusal.at(ErrorCode.INVALID_FIELD, pointer, sentence).asException();
    }
}
