package io.ladder.accounting.persistence;

import io.ladder.accounting.Seal.Counted;
import io.ladder.accounting.Seal.Lots;
import io.ladder.accounting.Seal.Moved;
import io.ladder.accounting.Seal.SealedRecord;
import io.ladder.journal.Causes;
import io.ladder.journal.Programmes;
import io.ladder.shared.TenantId;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the entries of records come to, month by month in the time zone of the programme. Whether an
 * entry corrects, it says itself: it does not depend on which rules are known where it is read.
 */
@Component
final class MonthlySums {
    private static final YearMonth FIRST = YearMonth.of(1970, 1);

    private static final String[] CORRECTIONS = Causes.corrections().toArray(String[]::new);

    private static final String MOVED =
            """
            select wallet, width_bucket(entry.occurred_at, (select :months::timestamptz[])) as month,
                from_place, to_place,
                'ISSUED' in (from_place, to_place) and cause = any (:corrections) as corrected,
                sum(points)
            from %s
            where points > 0 and entry.tenant_id = :tenant
            group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
            """;

    /** By the moment at which lots are gone: there are few of them, since lots go with a day. */
    private static final String LOTS =
            """
            select wallet, expires_at, from_place, to_place, sum(lot)
            from (select wallet, from_place, to_place, unnest(lot_points) as lot,
                    unnest(lot_expires_at) as expires_at
                from %s
                where entry.tenant_id = :tenant) as lots
            group by 1, 2, 3, 4 having sum(lot) <> 0 order by 1, 2, 3, 4
            """;

    private static final String OF_RECORDS =
            """
            unnest(:accounts::uuid[], :sequences::bigint[]) as sealed(a, s)
            join entry on account_id = a and sequence = s
            """;

    private static final String BEHIND =
            """
            (select account_id, sequence from activity
                where tenant_id = :tenant and position > :position) as booked
            join entry using (account_id, sequence)
            """;

    private static final String COUNTED =
            """
            select key, sum(value::bigint)
            from unnest(:accounts::uuid[], :sequences::bigint[]) as sealed(a, s)
            join activity on account_id = a and sequence = s,
            json_each_text(outcome -> 'counters')
            where tenant_id = :tenant and outcome ->> 'counters' <> '{}'
            group by key having sum(value::bigint) <> 0 order by key collate "C"
            """;

    private final JdbcClient database;

    MonthlySums(JdbcClient database) {
        this.database = database;
    }

    /** The months of a programme, which are those of all its versions. */
    record Calendar(ZoneId zone, YearMonth last) {
        /** Up to the month of now, and what a clock may be ahead. */
        static Calendar of(Programmes programmes, TenantId tenant) {
            ZoneId zone = programmes.timeline(tenant).version(1).zone();
            return new Calendar(
                    zone, YearMonth.from(programmes.now(tenant).atZone(zone)).plusMonths(1));
        }

        private String[] starts() {
            return Stream.iterate(
                            FIRST, month -> !month.isAfter(last), month -> month.plusMonths(1))
                    .map(month -> month.atDay(1).atStartOfDay(zone).toInstant().toString())
                    .toArray(String[]::new);
        }

        /** The month of the last moment before lots are gone, in microseconds since 1970. */
        private String lastOf(long gone) {
            return YearMonth.from(Instant.EPOCH.plus(gone - 1, ChronoUnit.MICROS).atZone(zone))
                    .toString();
        }
    }

    /** What the entries of these records come to. */
    List<Moved> of(TenantId tenant, Calendar calendar, List<SealedRecord> records) {
        return moved(
                bound(
                        database.sql(MOVED.formatted(OF_RECORDS))
                                .param("months", calendar.starts())
                                .param("corrections", CORRECTIONS),
                        tenant,
                        records));
    }

    /** What the entries of these records did to lots. */
    List<Lots> lots(TenantId tenant, Calendar calendar, List<SealedRecord> records) {
        return lots(bound(database.sql(LOTS.formatted(OF_RECORDS)), tenant, records), calendar);
    }

    /** What the entries of records behind a position did to lots. */
    List<Lots> lotsBehind(TenantId tenant, Calendar calendar, long position) {
        return lots(
                database.sql(LOTS.formatted(BEHIND))
                        .param("tenant", tenant.value())
                        .param("position", position),
                calendar);
    }

    /** By month of the last moment. */
    private static List<Lots> lots(JdbcClient.StatementSpec statement, Calendar calendar) {
        var points = new LinkedHashMap<Lots, Long>();
        statement.query(row -> {
            long gone = row.getLong(2);
            String last = row.wasNull() ? null : calendar.lastOf(gone);
            points.merge(
                    new Lots(row.getString(1), last, row.getString(3), row.getString(4), 0),
                    row.getLong(5),
                    Math::addExact);
        });
        return points.entrySet().stream()
                .filter(each -> each.getValue() != 0)
                .map(each -> each.getKey().of(each.getValue()))
                .toList();
    }

    private static List<Moved> moved(JdbcClient.StatementSpec statement) {
        return statement
                .query((row, _) ->
                        new Moved(
                                row.getString(1),
                                FIRST.plusMonths(row.getInt(2) - 1L).toString(),
                                row.getString(3),
                                row.getString(4),
                                row.getBoolean(5),
                                row.getLong(6)))
                .list();
    }

    /** By how much these records changed shared counters. */
    List<Counted> counted(TenantId tenant, List<SealedRecord> records) {
        return bound(database.sql(COUNTED), tenant, records)
                .query((row, _) -> new Counted(row.getString(1), row.getLong(2)))
                .list();
    }

    private static JdbcClient.StatementSpec bound(
            JdbcClient.StatementSpec statement, TenantId tenant, List<SealedRecord> records) {
        var accounts = new ArrayList<String>(records.size());
        var sequences = new ArrayList<String>(records.size());
        for (SealedRecord record : records) {
            accounts.add(record.id().account().value().toString());
            sequences.add(String.valueOf(record.id().sequence()));
        }
        return statement
                .param("tenant", tenant.value())
                .param("accounts", accounts.toArray(String[]::new))
                .param("sequences", sequences.toArray(String[]::new));
    }

    /** What the entries of records behind a position come to. */
    List<Moved> behind(TenantId tenant, Calendar calendar, long position) {
        return moved(
                database.sql(MOVED.formatted(BEHIND))
                        .param("months", calendar.starts())
                        .param("corrections", CORRECTIONS)
                        .param("tenant", tenant.value())
                        .param("position", position));
    }
}
