package io.ladder.accounting.persistence;

import io.ladder.accounting.MonthlyMovements;
import io.ladder.accounting.Seal.Lots;
import io.ladder.accounting.Seal.Moved;
import io.ladder.journal.Programmes;
import io.ladder.shared.TenantId;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What seals have added up, and the entries that no seal has yet. */
@Component
final class SqlMonthlyMovements implements MonthlyMovements {
    private static final String SEALED =
            """
            select wallet, month, from_place, to_place, corrected, points from sealed_movement
            where tenant_id = :tenant and month <= :month
            order by wallet, month, from_place, to_place, corrected
            """;

    private static final String SEALED_LOTS =
            """
            select wallet, last_month, from_place, to_place, points from sealed_lots
            where tenant_id = :tenant
            """;

    private final JdbcClient database;
    private final Snapshots snapshots;
    private final SealRows seals;
    private final MonthlySums sums;
    private final Programmes programmes;

    SqlMonthlyMovements(
            JdbcClient database,
            Snapshots snapshots,
            SealRows seals,
            MonthlySums sums,
            Programmes programmes) {
        this.database = database;
        this.snapshots = snapshots;
        this.seals = seals;
        this.sums = sums;
        this.programmes = programmes;
    }

    @Override
    public List<Moved> through(TenantId tenant, YearMonth month) {
        // Asked for before a connection is taken, since it may take one of its own.
        var calendar = MonthlySums.Calendar.of(programmes, tenant);
        String last = month.toString();
        return snapshots.read(() -> {
            var moved =
                    new ArrayList<>(
                            database.sql(SEALED)
                                    .param("tenant", tenant.value())
                                    .param("month", last)
                                    .query((row, _) ->
                                            new Moved(
                                                    row.getString(1),
                                                    row.getString(2),
                                                    row.getString(3),
                                                    row.getString(4),
                                                    row.getBoolean(5),
                                                    row.getLong(6)))
                                    .list());
            sums.behind(tenant, calendar, seals.sealedTo()).stream()
                    .filter(each -> each.month().compareTo(last) <= 0)
                    .forEach(moved::add);
            return moved;
        });
    }

    @Override
    public List<Lots> lots(TenantId tenant) {
        var calendar = MonthlySums.Calendar.of(programmes, tenant);
        return snapshots.read(() -> {
            var lots =
                    new ArrayList<>(
                            database.sql(SEALED_LOTS)
                                    .param("tenant", tenant.value())
                                    .query((row, _) ->
                                            new Lots(
                                                    row.getString(1),
                                                    row.getString(2),
                                                    row.getString(3),
                                                    row.getString(4),
                                                    row.getLong(5)))
                                    .list());
            lots.addAll(sums.lotsBehind(tenant, calendar, seals.sealedTo()));
            return lots;
        });
    }
}
