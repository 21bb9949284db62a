package io.ladder.testkit;

import io.ladder.accounting.LedgerEntries;
import io.ladder.accounting.MonthlyMovements;
import io.ladder.journal.Journal;
import io.ladder.journal.Programmes;
import io.ladder.shared.TenantId;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Books and what adds them up, as the contracts of accounting look at them. The programme has two
 * points for each full euro, which expire at the end of the month after, a welcome bonus of 50, and
 * the reward {@code coffee} for 10 points.
 *
 * @param passing moves the tenant's clock forward
 */
public record AccountingSetting(
        TenantId tenant,
        Journal journal,
        Programmes programmes,
        LedgerEntries entries,
        MonthlyMovements movements,
        Consumer<Duration> passing) {}
