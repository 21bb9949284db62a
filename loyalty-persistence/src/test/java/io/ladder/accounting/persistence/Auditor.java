package io.ladder.accounting.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ladder.accounting.Finding;
import io.ladder.accounting.FindingCode;
import io.ladder.accounting.Reconcile;
import io.ladder.shared.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Looks through the books of a tenant, and does with rows what nobody may. */
@Component
final class Auditor {
    private final Reconcile reconciling;
    private final Sealer sealer;
    private final JdbcClient database;
    private final TransactionOperations transactions;

    Auditor(
            Reconcile reconciling,
            Sealer sealer,
            JdbcClient database,
            TransactionOperations transactions) {
        this.reconciling = reconciling;
        this.sealer = sealer;
        this.database = database;
        this.transactions = transactions;
    }

    /** All findings, page by page, and how many accounts, records, claims and seals' records. */
    record Audit(int accounts, int records, int claims, int sealed, List<Finding> findings) {
        List<FindingCode> codes() {
            return findings.stream().map(Finding::code).distinct().toList();
        }

        List<Finding> of(FindingCode code) {
            return findings.stream().filter(finding -> finding.code() == code).toList();
        }
    }

    Audit audit(TenantId tenant) {
        int accounts = 0;
        int records = 0;
        int claims = 0;
        int sealed = 0;
        var findings = new ArrayList<Finding>();
        String next = null;
        do {
            Reconcile.Page page = Objects.requireNonNull(reconciling.page(tenant, next));
            accounts += page.accounts();
            records += page.records();
            claims += page.claims();
            sealed += page.sealed();
            findings.addAll(page.findings());
            next = page.next();
        } while (next != null);
        return new Audit(accounts, records, claims, sealed, findings);
    }

    /** Seals until all that is booked is sealed. */
    void seal() {
        long newest = number("select coalesce(max(position), 0) from activity");
        await().atMost(Duration.ofMinutes(2))
                .until(() -> {
                    sealer.sealAll();
                    return number("select coalesce(max(to_position), 0) from seal") >= newest;
                });
    }

    long number(String sql, Object... parameters) {
        return Objects.requireNonNull(
                transactions.execute(
                        _ -> database.sql(sql).params(parameters).query(Long.class).single()));
    }

    /** Changes rows behind the back of the journal; at least one. */
    void tamper(String sql, Object... parameters) {
        transactions.executeWithoutResult(_ ->
                assertThat(database.sql(sql).params(parameters).update()).as(sql).isPositive());
    }
}
