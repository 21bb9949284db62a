package io.ladder.testkit;

import io.ladder.journal.AccountState;
import io.ladder.journal.Activity;
import io.ladder.journal.Claim;
import io.ladder.journal.ClaimKind;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Outcome;
import io.ladder.journal.PaymentChange;
import io.ladder.journal.PointsPayment;
import io.ladder.journal.Proposal;
import io.ladder.journal.Recorded;
import io.ladder.journal.Recording;
import io.ladder.journal.Records;
import io.ladder.journal.Relocation;
import io.ladder.journal.Residence;
import io.ladder.journal.Subject;
import io.ladder.shared.AccountId;
import io.ladder.shared.Document;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.RecordId;
import io.ladder.shared.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the journal of one tenant holds in memory. Whoever uses it holds its lock. */
final class TenantBooks {
    private static final Duration IDEMPOTENCY_KEY_LIFE = Duration.ofDays(30);

    final Map<AccountId, Account> accounts = new TreeMap<>();
    final Map<Claim, Subject.OfAccount> identities = new HashMap<>();
    final Map<RecordId, String> remarks = new HashMap<>();

    /** Proposals of adjustments and what came of them, in the order of arrival. */
    final List<JournalRecord> proposals = new ArrayList<>();

    final MovedMembers residence = new MovedMembers(this);
    private final Map<Claim, Key> keys = new HashMap<>();
    final Map<String, Long> counters = new HashMap<>();

    /** An account with all its records. */
    static final class Account {
        AccountState state = AccountState.EMPTY;
        final List<JournalRecord> records = new ArrayList<>();
        final Map<Long, Records.RedemptionView> redemptions = new TreeMap<>();
        final Map<Long, Records.PaymentView> payments = new TreeMap<>();
    }

    /** What stands under a key. */
    private record Key(String content, JournalRecord record) {}

    /** The answer to a recording whose key is known already; null where none is. */
    @Nullable Recorded answerKnown(Recording recording, Instant now) {
        for (Claim claim : recording.keys()) {
            Key key = keys.get(claim);
            if (key == null || lapsed(claim, key, now)) {
                continue;
            }
            if (!key.content.equals(content(claim, recording))
                    || !actsFor(recording.subject(), key.record)) {
                return new Recorded.Refused(
                        claim.kind() == ClaimKind.DOCUMENT
                                ? Refusal.at(
                                        ErrorCode.IDEMPOTENCY_KEY_REUSED,
                                        "/document_number",
                                        "The document was recorded for something else.")
                                : Refusal.of(
                                        ErrorCode.IDEMPOTENCY_KEY_REUSED,
                                        "The key was used for something else."));
            }
            return new Recorded.Booked(key.record, true, List.of());
        }
        return null;
    }

    private static boolean lapsed(Claim claim, Key key, Instant now) {
        return claim.kind() == ClaimKind.IDEMPOTENCY_KEY
                && !now.isBefore(key.record.recordedAt().plus(IDEMPOTENCY_KEY_LIFE));
    }

    /** A request under an idempotency key is the same only if its document is, too. */
    private static String content(Claim claim, Recording recording) {
        Document document = recording.activity().document();
        return claim.kind() == ClaimKind.DOCUMENT || document == null
                ? recording.content()
                : document.key() + '\n' + recording.content();
    }

    private boolean actsFor(Subject subject, JournalRecord record) {
        if (subject instanceof Subject.Newcomer) {
            return true; // Every attempt brings an id of its own: the identities are in the
            // content.
        }
        Subject.OfAccount owner = resolve(subject);
        return owner != null && owner.member().equals(record.member());
    }

    /** The member that a subject names, or null where the tenant has none. */
    Subject.@Nullable OfAccount resolve(Subject subject) {
        return switch (subject) {
            case Subject.OfMember of -> existing(Subject.OfAccount.own(of.member()));
            case Subject.OfIdentity of -> identified(of.identity());
            case Subject.OfAccount of -> existing(of);
            case Subject.Newcomer _ -> null;
            case Subject.Enrolled of -> identified(of.identity());
        };
    }

    /** Who has an identity, on the account on which they act now; null where nobody does. */
    Subject.@Nullable OfAccount identified(Claim identity) {
        Subject.OfAccount owner = identities.get(identity);
        return owner == null ? null : Residence.now(owner, residence);
    }

    private Subject.@Nullable OfAccount existing(Subject.OfAccount owner) {
        Subject.OfAccount now = Residence.now(owner, residence);
        Account account = accounts.get(now.account());
        return account == null || account.state.member(now.member()) == null ? null : now;
    }

    /** Where to record an activity now that members may have moved. */
    Residence.Located locate(
            Subject.OfAccount subject, Activity activity, Subject.@Nullable OfAccount other) {
        return Residence.locate(subject, activity, other, residence);
    }

    /** Where a record stands now. */
    RecordId current(RecordId id) {
        JournalRecord record = record(id);
        return record == null ? id : Relocation.current(id, record.member(), residence);
    }

    /** Writes all that a decided activity brings about. */
    void write(Recording recording, JournalRecord record, AccountState after) {
        Account account = accounts.computeIfAbsent(record.id().account(), _ -> new Account());
        if (after.sequence() != account.records.size() + 1
                || record.id().sequence() != after.sequence()) {
            throw new IllegalStateException("a record is missing before " + record.id());
        }
        account.state = after;
        account.records.add(record);
        for (Claim claim : recording.keys()) {
            keys.put(claim, new Key(content(claim, recording), record));
        }
        var owner = record.owner();
        switch (recording.subject()) {
            case Subject.Newcomer newcomer ->
                    newcomer.identities().forEach(identity -> identities.put(identity, owner));
            case Subject.Enrolled enrolled -> identities.putIfAbsent(enrolled.identity(), owner);
            case Subject.OfMember _, Subject.OfIdentity _, Subject.OfAccount _ -> {}
        }
        if (recording.remark() != null) {
            remarks.put(record.id(), recording.remark());
        }
        if (record.activity() instanceof Proposal) {
            proposals.add(record);
        }
        record.outcome().counters().forEach(this::count);
        for (Outcome.RedemptionChange change : record.outcome().redemptions()) {
            var former = account.redemptions.get(change.redemption());
            account.redemptions.put(change.redemption(), view(record, former, change));
        }
        for (PaymentChange change : record.outcome().payments()) {
            var former = account.payments.get(change.payment());
            account.payments.put(change.payment(), view(record, former, change));
        }
    }

    private static Records.PaymentView view(
            JournalRecord record, Records.@Nullable PaymentView former, PaymentChange change) {
        if (former != null) {
            return new Records.PaymentView(
                    former.id(),
                    former.member(),
                    former.wallet(),
                    change,
                    former.holdUntil(),
                    former.occurredAt());
        }
        if (!(record.activity() instanceof PointsPayment.PaymentAuthorisation authorised)) {
            throw new IllegalStateException("payment " + change.payment() + " is unknown");
        }
        return new Records.PaymentView(
                record.id(),
                record.member(),
                authorised.wallet(),
                change,
                authorised.holdUntil(),
                authorised.occurredAt());
    }

    private void count(String counter, long change) {
        long used = counters.merge(counter, change, Math::addExact);
        if (used < 0) {
            throw new IllegalStateException(counter + " comes to " + used);
        }
    }

    private static Records.RedemptionView view(
            JournalRecord record,
            Records.@Nullable RedemptionView former,
            Outcome.RedemptionChange change) {
        if (former != null) {
            return new Records.RedemptionView(
                    former.id(),
                    former.member(),
                    former.reward(),
                    former.points(),
                    change.status(),
                    former.holdUntil(),
                    former.occurredAt());
        }
        if (!(record.activity() instanceof Activity.Redemption redemption)) {
            throw new IllegalStateException("redemption " + change.redemption() + " is unknown");
        }
        return new Records.RedemptionView(
                record.id(),
                record.member(),
                change.reward(),
                change.points(),
                change.status(),
                redemption.holdUntil(),
                redemption.occurredAt());
    }

    @Nullable JournalRecord record(RecordId id) {
        Account account = accounts.get(id.account());
        return account == null || id.sequence() > account.records.size()
                ? null
                : account.records.get(Math.toIntExact(id.sequence()) - 1);
    }

    @Nullable JournalRecord record(Claim claim) {
        Key key = keys.get(claim);
        return key == null ? null : key.record;
    }

    long used(String counter) {
        return counters.getOrDefault(counter, 0L);
    }
}
