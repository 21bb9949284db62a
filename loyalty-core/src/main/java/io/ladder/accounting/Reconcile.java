package io.ladder.accounting;

import io.ladder.journal.BookedAccounts.Booked;
import io.ladder.journal.Programmes;
import io.ladder.journal.Timeline;
import io.ladder.shared.AccountId;
import io.ladder.shared.TenantId;
import io.ladder.shared.UseCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds what does not agree in the books of a tenant: account by account, claim by claim, seal by
 * seal, and last what all of them come to. It changes nothing, and books may be written meanwhile:
 * each page looks at one moment.
 */
@UseCase
public final class Reconcile {
    private static final String ACCOUNTS = "a";
    private static final String CLAIMS = "c";
    private static final String SEALS = "s";

    private final BookChecks checks;
    private final Programmes programmes;

    public Reconcile(BookChecks checks, Programmes programmes) {
        this.checks = checks;
        this.programmes = programmes;
    }

    /**
     * A page of the way through the books.
     *
     * @param sealed how many records the seals of the page name
     * @param next where the next page begins; null on the last
     */
    public record Page(
            int accounts,
            int records,
            int claims,
            int sealed,
            List<Finding> findings,
            @Nullable String next) {
        public Page {
            findings = List.copyOf(findings);
        }
    }

    /**
     * Checks a page.
     *
     * @param from {@code next} of the page before; null for the first
     * @return null where that is no place in the books
     */
    public @Nullable Page page(TenantId tenant, @Nullable String from) {
        if (from == null) {
            return accounts(tenant, null);
        }
        String rest = from.substring(Math.min(1, from.length()));
        try {
            return switch (from.substring(0, Math.min(1, from.length()))) {
                case ACCOUNTS -> accounts(tenant, new AccountId(UUID.fromString(rest)));
                case CLAIMS -> claims(tenant, rest.isEmpty() ? null : rest);
                case SEALS -> seals(tenant, Long.parseLong(rest));
                default -> null;
            };
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    private Page accounts(TenantId tenant, @Nullable AccountId after) {
        BookChecks.AccountPage page = checks.accounts(tenant, after);
        var findings = new ArrayList<>(page.findings());
        int records = 0;
        if (!page.accounts().isEmpty()) {
            // Asked for after the accounts were read, so that it has every version they speak of.
            Timeline timeline = programmes.timeline(tenant);
            for (Booked booked : page.accounts()) {
                records += booked.history().size();
                findings.addAll(
                        AccountCheck.findings(
                                timeline,
                                booked,
                                page.totals().getOrDefault(booked.account(), Map.of())));
            }
        }
        AccountId last = page.last();
        String next = last == null ? CLAIMS : ACCOUNTS + last.value();
        return new Page(page.accounts().size(), records, 0, 0, findings, next);
    }

    private Page claims(TenantId tenant, @Nullable String after) {
        BookChecks.ClaimPage page = checks.claims(tenant, after);
        return new Page(
                0,
                0,
                page.claims(),
                0,
                page.findings(),
                page.last() == null ? SEALS + 0 : CLAIMS + page.last());
    }

    private Page seals(TenantId tenant, long after) {
        BookChecks.SealPage page = checks.seals(tenant, after);
        var findings = new ArrayList<>(SealCheck.findings(page));
        int sealed = page.seals().stream().mapToInt(seal -> seal.records().size()).sum();
        String next = page.more() ? SEALS + page.seals().getLast().number() : null;
        if (next == null) {
            findings.addAll(checks.sums(tenant));
        }
        return new Page(0, 0, 0, sealed, findings, next);
    }
}
