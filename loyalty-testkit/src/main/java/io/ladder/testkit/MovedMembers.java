package io.ladder.testkit;

import io.ladder.journal.AccountState;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.PaymentChange;
import io.ladder.journal.Records;
import io.ladder.journal.Relocation;
import io.ladder.journal.Residence;
import io.ladder.shared.AccountId;
import io.ladder.shared.MemberId;
import io.ladder.shared.RecordId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Members of books in memory who moved from one account to another. */
final class MovedMembers implements Residence.Books<RuntimeException> {
    private final TenantBooks books;

    MovedMembers(TenantBooks books) {
        this.books = books;
    }

    @Override
    public @Nullable AccountState state(AccountId id) {
        TenantBooks.Account account = books.accounts.get(id);
        return account == null ? null : account.state;
    }

    @Override
    public Relocation.@Nullable Departure departure(AccountId id, MemberId member, long behind) {
        TenantBooks.Account account = books.accounts.get(id);
        if (account != null) {
            for (JournalRecord record : account.records) {
                if (record.id().sequence() > behind
                        && record.activity() instanceof Relocation.Departure departure
                        && departure.moves(member)) {
                    return departure;
                }
            }
        }
        return null;
    }

    @Override
    public Relocation.Arrival arrival(RecordId in) {
        return (Relocation.Arrival) Objects.requireNonNull(books.record(in)).activity();
    }

    /** Books facts that come to an account with those who did them. */
    void bring(List<JournalRecord> facts, Relocation.Arrival arrival) {
        if (facts.isEmpty()) {
            return;
        }
        TenantBooks.Account from =
                Objects.requireNonNull(books.accounts.get(arrival.out().account()));
        TenantBooks.Account to =
                books.accounts.computeIfAbsent(
                        facts.getFirst().id().account(), _ -> new TenantBooks.Account());
        to.records.addAll(facts);
        for (Relocation.Range range : arrival.facts()) {
            for (long former = range.first(); former <= range.last(); former++) {
                var was = new RecordId(arrival.out().account(), former);
                JournalRecord fact =
                        Objects.requireNonNull(
                                books.record(
                                        new RecordId(
                                                facts.getFirst().id().account(),
                                                arrival.numberOf(former))));
                Records.RedemptionView redemption = from.redemptions.remove(former);
                if (redemption != null) {
                    to.redemptions.put(fact.id().sequence(), moved(redemption, fact.id()));
                }
                Records.PaymentView payment = from.payments.remove(former);
                if (payment != null) {
                    to.payments.put(fact.id().sequence(), moved(payment, fact.id()));
                }
                String words = books.remarks.get(was);
                if (words != null) {
                    books.remarks.put(fact.id(), words);
                }
                books.proposals.replaceAll(asked -> asked.id().equals(was) ? fact : asked);
            }
        }
    }

    private static Records.RedemptionView moved(Records.RedemptionView view, RecordId id) {
        return new Records.RedemptionView(
                id,
                view.member(),
                view.reward(),
                view.points(),
                view.status(),
                view.holdUntil(),
                view.occurredAt());
    }

    private static Records.PaymentView moved(Records.PaymentView view, RecordId id) {
        PaymentChange change = view.change();
        return new Records.PaymentView(
                id,
                view.member(),
                view.wallet(),
                new PaymentChange(
                        id.sequence(),
                        change.status(),
                        change.points(),
                        change.captured(),
                        change.refunded()),
                view.holdUntil(),
                view.occurredAt());
    }
}
