package io.ladder.testkit;

import io.ladder.accounting.MonthlyMovements;
import io.ladder.accounting.Seal.Lots;
import io.ladder.accounting.Seal.Moved;
import io.ladder.journal.Causes;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Programmes;
import io.ladder.ledger.Lot;
import io.ladder.ledger.Movement;
import io.ladder.ledger.Place;
import io.ladder.shared.TenantId;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What moved in books in memory. */
final class InMemoryMovements implements MonthlyMovements {
    private final Function<TenantId, TenantBooks> tenants;
    private final Programmes programmes;

    InMemoryMovements(Function<TenantId, TenantBooks> tenants, Programmes programmes) {
        this.tenants = tenants;
        this.programmes = programmes;
    }

    @Override
    public List<Moved> through(TenantId tenant, YearMonth month) {
        ZoneId zone = programmes.timeline(tenant).version(1).zone();
        var moved = new ArrayList<Moved>();
        TenantBooks books = tenants.apply(tenant);
        synchronized (books) {
            for (TenantBooks.Account account : books.accounts.values()) {
                for (JournalRecord record : account.records) {
                    for (Movement each : record.outcome().movements()) {
                        var at = YearMonth.from(each.at().atZone(zone));
                        if (!at.isAfter(month)) {
                            moved.add(moved(each, at));
                        }
                    }
                }
            }
        }
        return moved;
    }

    @Override
    public List<Lots> lots(TenantId tenant) {
        ZoneId zone = programmes.timeline(tenant).version(1).zone();
        var lots = new ArrayList<Lots>();
        TenantBooks books = tenants.apply(tenant);
        synchronized (books) {
            for (TenantBooks.Account account : books.accounts.values()) {
                for (JournalRecord record : account.records) {
                    for (Movement each : record.outcome().movements()) {
                        each.lots().forEach(lot -> lots.add(lots(each, lot, zone)));
                    }
                }
            }
        }
        return lots;
    }

    private static Lots lots(Movement movement, Lot lot, ZoneId zone) {
        Instant gone = lot.expiresAt();
        return new Lots(
                movement.wallet(),
                gone == null
                        ? null
                        : YearMonth.from(gone.minusNanos(1_000).atZone(zone)).toString(),
                movement.from().name(),
                movement.to().name(),
                lot.points());
    }

    private static Moved moved(Movement movement, YearMonth month) {
        boolean issued = movement.from() == Place.ISSUED || movement.to() == Place.ISSUED;
        return new Moved(
                movement.wallet(),
                month.toString(),
                movement.from().name(),
                movement.to().name(),
                issued && Causes.corrections().contains(movement.cause()),
                movement.points());
    }
}
