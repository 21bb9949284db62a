package io.ladder.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What stands in the database, read without any code of the service.
 *
 * @param jdbcUrl where it is
 */
record Books(String jdbcUrl) {

    /** The numbers that a reporter of documents has used. */
    List<String> documents(String source) throws SQLException {
        return List.copyOf(
                rows("""
                select split_part(value, chr(10), 2), 1 from claim
                where kind = 'DOCUMENT' and value like '%s' || chr(10) || '%%'
                """
                                .formatted(source))
                        .keySet());
    }

    /** How many purchases there are by that reporter. */
    long purchases(String source) throws SQLException {
        return rows("""
        select 'all', count(*) from activity
        where kind = 'Purchase' and body -> 'document' ->> 'source' = '%s'
        """
                        .formatted(source))
                .getOrDefault("all", 0L);
    }

    /** What purchases brought to the members whose ids begin in that way. */
    Map<String, Long> issuedByPurchases(String prefix) throws SQLException {
        return rows(
                """
                select external_id, sum(points) from member
                join entry using (account_id)
                join activity using (account_id, sequence)
                where kind = 'Purchase' and from_place = 'ISSUED' and external_id like '%s-%%'
                group by 1
                """
                        .formatted(prefix));
    }

    /** Requires that everything that is kept twice is kept the same. */
    void requireAgreement() throws SQLException {
        assertThat(
                        rows(
                                """
                                select account_id::text, count(*) from account
                                left join lateral (
                                    select count(*) as records, max(sequence) as newest from activity
                                    where activity.account_id = account.account_id) as journal on true
                                where sequence <> records or sequence <> newest group by 1
                                """))
                .as("accounts whose records are not those that they count")
                .isEmpty();
        assertThat(
                        rows(
                                """
                                select wallet.account_id::text, 1 from wallet
                                left join lateral (
                                    select
                                        sum(case when to_place = 'AVAILABLE' then points
                                            when from_place = 'AVAILABLE' then -points end) as available,
                                        sum(case when from_place = 'ISSUED' then points
                                            when to_place = 'ISSUED' then -points end) as issued,
                                        count(distinct (sequence, ordinal)) as entries, count(*) as rows
                                    from entry where entry.account_id = wallet.account_id
                                        and entry.wallet = wallet.wallet) as entries on true
                                where coalesce(available, 0) <> total(lot_points) - debt
                                    or coalesce(entries.issued, 0) <> wallet.issued or entries <> rows
                                """))
                .as("wallets whose entries do not add up to them")
                .isEmpty();
        assertThat(
                        rows(
                                """
                                select value, 1 from claim left join activity using (account_id, sequence)
                                where claim.kind = 'DOCUMENT' and activity.account_id is null
                                """))
                .as("claims without their effect")
                .isEmpty();
    }

    private Map<String, Long> rows(String query) throws SQLException {
        try (var connection = DriverManager.getConnection(jdbcUrl);
                var statement = connection.createStatement();
                var found = statement.executeQuery(query)) {
            var rows = new TreeMap<String, Long>();
            var repeated = new ArrayList<String>();
            while (found.next()) {
                if (rows.put(found.getString(1), found.getLong(2)) != null) {
                    repeated.add(found.getString(1));
                }
            }
            assertThat(repeated).as("twice").isEmpty();
            return rows;
        }
    }
}
