package io.ladder.setup;

import io.ladder.accounting.BookChecks;
import io.ladder.accounting.Finding;
import io.ladder.accounting.Reconcile;
import io.ladder.http.PublicId;
import io.ladder.shared.AccountId;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.MemberId;
import io.ladder.shared.RecordId;
import java.io.PrintStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Goes through the books of all tenants and says what does not agree. */
@Component
public final class Doctor {
    private static final int SHOWN_MAX = 1_000;

    private final BookChecks checks;
    private final Reconcile reconciling;

    Doctor(BookChecks checks, Reconcile reconciling) {
        this.checks = checks;
        this.reconciling = reconciling;
    }

    /**
     * Examines all tenants.
     *
     * @param out takes a line for each finding, and a sum for each tenant
     * @return how many findings there are
     */
    public long examine(PrintStream out) {
        long found = 0;
        for (BookChecks.Tenant tenant : checks.tenants()) {
            found += new Examination(tenant, out).run();
        }
        out.println(
                found == 0
                        ? "All agrees."
                        : number(found) + (found == 1 ? " finding." : " findings."));
        return found;
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** One tenant's books. */
    private final class Examination {
        private final BookChecks.Tenant tenant;
        private final PrintStream out;
        private long accounts;
        private long records;
        private long claims;
        private long sealed;
        private long found;

        Examination(BookChecks.Tenant tenant, PrintStream out) {
            this.tenant = tenant;
            this.out = out;
        }

        long run() {
            out.println(tenant.name() + " (" + tenant.id().value() + ")");
            try {
                String next = null;
                do {
                    next = page(next);
                } while (next != null);
            } catch (LoyaltyException refused) {
                found++;
                out.println("  cannot be examined: " + refused.refusal().detail());
            }
            out.println(
                    "  %s accounts, %s records, %s claims, %s sealed records: %s"
                            .formatted(
                                    number(accounts),
                                    number(records),
                                    number(claims),
                                    number(sealed),
                                    found == 0 ? "all agrees" : number(found) + " found"));
            return found;
        }

        private @Nullable String page(@Nullable String from) {
            Reconcile.Page page = reconciling.page(tenant.id(), from);
            if (page == null) {
                throw new IllegalStateException("no page begins at " + from);
            }
            accounts += page.accounts();
            records += page.records();
            claims += page.claims();
            sealed += page.sealed();
            for (Finding finding : page.findings()) {
                if (found++ < SHOWN_MAX) {
                    out.println("  " + line(finding));
                } else if (found == SHOWN_MAX + 1) {
                    out.println("  and more, which are counted and not shown");
                }
            }
            return page.next();
        }
    }

    private static String line(Finding finding) {
        var line = new StringBuilder(finding.code().text());
        RecordId record = finding.record();
        AccountId account = finding.account();
        if (record != null) {
            line.append(' ').append(PublicId.RECORD.of(record));
        } else if (account != null) {
            line.append(' ').append(PublicId.of(new MemberId(account.value())));
        }
        if (finding.wallet() != null) {
            line.append(" in ").append(finding.wallet());
        }
        line.append(": ").append(finding.detail());
        if (finding.expected() != null || finding.found() != null) {
            line.append(", expected ").append(finding.expected());
            line.append(", found ").append(finding.found());
        }
        return line.toString();
    }
}
