package io.ladder.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.journal.AccountState;
import io.ladder.journal.Activity;
import io.ladder.journal.Claim;
import io.ladder.journal.ClaimKind;
import io.ladder.journal.Journal;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Person;
import io.ladder.journal.Recorded;
import io.ladder.journal.Recording;
import io.ladder.journal.Subject;
import io.ladder.ledger.Wallet;
import io.ladder.shared.AccountId;
import io.ladder.shared.Document;
import io.ladder.shared.MemberId;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Brings activities to a journal, and looks at what came of them. Safe for many threads. */
public final class Till {
    private static final String SOURCE = "till-1";

    private final Journal journal;
    private final FixedProgrammes programmes;
    private final TenantId tenant;
    private final AtomicLong numbers = new AtomicLong();

    public Till(Journal journal, FixedProgrammes programmes, TenantId tenant) {
        this.journal = journal;
        this.programmes = programmes;
        this.tenant = tenant;
    }

    /** An identity by the id that another system gave. */
    public static Claim externalId(String value) {
        return new Claim(ClaimKind.EXTERNAL_ID, value);
    }

    /** A document that no other has. */
    public Document document() {
        return new Document(SOURCE, "n" + numbers.incrementAndGet());
    }

    public Recording recording(Subject subject, Activity activity) {
        return new Recording(tenant, subject, activity, activity.toString(), null);
    }

    public Recording underKey(Subject subject, Activity activity, String content, String key) {
        return new Recording(tenant, subject, activity, content, key);
    }

    public Subject.Newcomer newcomer(String externalId) {
        return new Subject.Newcomer(
                new MemberId(UUID.randomUUID()), List.of(externalId(externalId)), Person.UNKNOWN);
    }

    /** Makes a member known by that id of another system. */
    public Subject.OfAccount enrol(String externalId) {
        return owner(book(newcomer(externalId), new Activity.Enrolment(programmes.now())));
    }

    /** A member who has bought for that many euros. */
    public Subject.OfAccount enrolWithPoints(String externalId, int points) {
        var member = enrol(externalId);
        buy(member, points + ".00");
        return member;
    }

    /** Who a record belongs to. */
    public static Subject.OfAccount owner(JournalRecord record) {
        return new Subject.OfAccount(record.id().account(), record.member());
    }

    /** Records an activity that nothing may refuse. */
    public JournalRecord book(Subject subject, Activity activity) {
        return journal.record(recording(subject, activity)).orThrow().record();
    }

    /** Records an activity that is to be refused. */
    public Refusal refused(Subject subject, Activity activity) {
        return refusalOf(journal.record(recording(subject, activity)));
    }

    public static Refusal refusalOf(Recorded recorded) {
        assertThat(recorded).isInstanceOf(Recorded.Refused.class);
        return ((Recorded.Refused) recorded).refusal();
    }

    public JournalRecord buy(Subject subject, String amount) {
        return book(subject, purchase(amount, programmes.now()));
    }

    public Activity.Purchase purchase(String amount, Instant at) {
        return PurchaseFixture.aPurchase()
                .of(amount)
                .numbered("n" + numbers.incrementAndGet())
                .at(at)
                .build();
    }

    /** The return of all that is left of a purchase. */
    public Activity.Return returnOf(JournalRecord purchase) {
        return new Activity.Return(
                programmes.now(), document(), purchase.id().sequence(), List.of());
    }

    public Activity.Redemption redemption(String reward, @Nullable Duration hold) {
        Instant at = programmes.now();
        return new Activity.Redemption(at, document(), reward, hold == null ? null : at.plus(hold));
    }

    public Activity.RedemptionCapture capture(JournalRecord redemption) {
        return new Activity.RedemptionCapture(programmes.now(), redemption.id().sequence());
    }

    public Activity.RedemptionCancel cancel(JournalRecord redemption) {
        return new Activity.RedemptionCancel(
                programmes.now(), redemption.id().sequence(), "came back");
    }

    public AccountState state(Subject.OfAccount member) {
        return state(member.account());
    }

    public AccountState state(AccountId account) {
        return Objects.requireNonNull(journal.state(tenant, account));
    }

    public Wallet wallet(Subject.OfAccount member) {
        return state(member).wallet(ProgrammeFixture.POINTS);
    }

    public List<JournalRecord> history(Subject.OfAccount member) {
        return journal.history(tenant, member.account());
    }
}
