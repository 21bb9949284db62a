package io.ladder.accounting.persistence;

import io.ladder.Shop;
import io.ladder.access.TenantClock;
import io.ladder.accounting.LedgerEntries;
import io.ladder.accounting.MonthlyMovements;
import io.ladder.journal.Call;
import io.ladder.journal.Journal;
import io.ladder.journal.Programmes;
import io.ladder.programme.ApplyProgramme;
import io.ladder.shared.TenantId;
import io.ladder.testkit.AccountingSetting;
import org.springframework.stereotype.Component;

/** Opens tenants whose books the contracts of accounting look at. */
@Component
final class Bookkeeping {
    static final String PROGRAMME =
            """
            programme: {id: test, name: Test}
            goal: To be tested.
            key_factor: Tests.
            time_zone: Europe/Berlin
            currency: EUR
            wallets:
              - code: points
                name: Points
                expiry: {months: 1, end_of: month}
                payment: {points: 10, worth: "1.00"}
                transfers: {min: 1}
            mechanics:
              - {id: welcome, kind: welcome, wallet: points, points: 50}
              - {id: spend, kind: spend, wallet: points, points: 2, per: "1.00"}
            ladders:
              - {id: loyalty, use: loyalty-ladder}
            adjustments:
              reason_codes: [correction, goodwill]
              limit_per_adjustment: 500
              limit_per_clerk_per_day: 2000
            rewards:
              - {id: coffee, name: A coffee, wallet: points, cost: 10}
            """;

    private final Shop shop;
    private final ApplyProgramme applications;
    private final Journal journal;
    private final Programmes programmes;
    private final LedgerEntries entries;
    private final MonthlyMovements movements;
    private final TenantClock clock;

    Bookkeeping(
            Shop shop,
            ApplyProgramme applications,
            Journal journal,
            Programmes programmes,
            LedgerEntries entries,
            MonthlyMovements movements,
            TenantClock clock) {
        this.shop = shop;
        this.applications = applications;
        this.journal = journal;
        this.programmes = programmes;
        this.entries = entries;
        this.movements = movements;
        this.clock = clock;
    }

    AccountingSetting open() {
        return open(PROGRAMME);
    }

    AccountingSetting open(String programme) {
        TenantId tenant = shop.emptyTenant(true);
        applications.apply(Call.of(tenant), programme, null, 0);
        return new AccountingSetting(
                tenant,
                journal,
                programmes,
                entries,
                movements,
                time -> clock.moveForward(tenant, time));
    }
}
