package io.ladder.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.journal.AccountState;
import io.ladder.journal.Activity;
import io.ladder.journal.Claim;
import io.ladder.journal.ClaimKind;
import io.ladder.journal.Journal;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Person;
import io.ladder.journal.PointsPayment;
import io.ladder.journal.Recorded;
import io.ladder.journal.Recording;
import io.ladder.journal.Relocation;
import io.ladder.journal.Subject;
import io.ladder.journal.Transfer;
import io.ladder.journal.VoucherCode;
import io.ladder.ledger.Wallet;
import io.ladder.shared.AccountId;
import io.ladder.shared.Document;
import io.ladder.shared.MemberId;
import io.ladder.shared.Money;
import io.ladder.shared.RecordId;
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
        return book(newcomer(externalId), new Activity.Enrolment(programmes.now())).owner();
    }

    /** A member who has bought for that many euros. */
    public Subject.OfAccount enrolWithPoints(String externalId, int points) {
        var member = enrol(externalId);
        buy(member, points + ".00");
        return member;
    }

    /** Records an activity that nothing may refuse. */
    public JournalRecord book(Subject subject, Activity activity) {
        return book(recording(subject, activity));
    }

    /** Records an activity that is to be refused. */
    public Refusal refused(Subject subject, Activity activity) {
        return refused(recording(subject, activity));
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

    /** The return of so many cents of a purchase. */
    public Activity.Return returnOf(JournalRecord purchase, long minor) {
        return new Activity.Return(
                programmes.now(),
                document(),
                purchase.id().sequence(),
                List.of(),
                Money.of(minor, "EUR"));
    }

    /** The return of so many cents, of whatever was bought in so many days before. */
    public Activity.ReturnWithoutReceipt returnOf(long minor, int days) {
        Instant at = programmes.now();
        return new Activity.ReturnWithoutReceipt(
                at, document(), Money.of(minor, "EUR"), at.minus(Duration.ofDays(days)));
    }

    public Activity.Dispatch dispatch(JournalRecord purchase) {
        return new Activity.Dispatch(programmes.now(), purchase.id().sequence());
    }

    public Activity.Redemption redemption(String reward, @Nullable Duration hold) {
        Instant at = programmes.now();
        return new Activity.Redemption(at, document(), reward, hold == null ? null : at.plus(hold));
    }

    /** The same with a code. */
    public Activity.Redemption redemption(
            String reward, @Nullable Duration hold, VoucherCode code) {
        var without = redemption(reward, hold);
        return new Activity.Redemption(
                without.occurredAt(), without.document(), reward, without.holdUntil(), code, null);
    }

    /** The same on a device. */
    public Activity.Redemption redemptionOn(
            @Nullable String device, String reward, @Nullable Duration hold) {
        var without = redemption(reward, hold);
        return new Activity.Redemption(
                without.occurredAt(),
                without.document(),
                reward,
                without.holdUntil(),
                null,
                device);
    }

    public Activity.RedemptionCapture capture(JournalRecord redemption) {
        return new Activity.RedemptionCapture(programmes.now(), redemption.id().sequence());
    }

    public Activity.RedemptionCancel cancel(JournalRecord redemption) {
        return new Activity.RedemptionCancel(
                programmes.now(), redemption.id().sequence(), "came back");
    }

    /** A gift of points to another member. */
    public Recording transfer(Subject from, Subject.OfAccount to, long points) {
        var out =
                new Transfer.TransferOut(
                        programmes.now(),
                        document(),
                        ProgrammeFixture.POINTS,
                        points,
                        to.member(),
                        null);
        return new Recording(tenant, from, out, out.toString(), null, null, to);
    }

    /** The undoing of a gift, by the record of its giver. */
    public Recording reversal(JournalRecord given) {
        var out = (Transfer.TransferOut) given.activity();
        RecordId in = Objects.requireNonNull(out.in());
        var reversal =
                new Transfer.TransferOutReversal(
                        programmes.now(), given.id().sequence(), out.wallet(), in);
        return new Recording(
                tenant,
                given.owner(),
                reversal,
                reversal.toString(),
                null,
                null,
                new Subject.OfAccount(in.account(), out.to()));
    }

    /** Two records of one person: what is on the one's account goes to the other's. */
    public Recording merge(Subject from, Subject.OfAccount into) {
        return relocation(from, Relocation.Reason.MERGE, into, into.member());
    }

    /** Two persons after all. */
    public Recording separation(MemberId member) {
        var own = Subject.OfAccount.own(member);
        return relocation(own, Relocation.Reason.SEPARATION, own, null);
    }

    /** A member founds a household on that account. */
    public Recording founding(Subject from, AccountId household) {
        return pooling(from, Relocation.Reason.FOUNDING, household);
    }

    /** A member joins a household. */
    public Recording joining(Subject from, AccountId household) {
        return pooling(from, Relocation.Reason.JOINING, household);
    }

    private Recording pooling(Subject from, Relocation.Reason reason, AccountId household) {
        var to = new Subject.OfAccount(household, memberOf(from));
        return relocation(from, reason, to, null);
    }

    /** A member leaves the household that they are in. */
    public Recording leaving(Subject from) {
        var own = Subject.OfAccount.own(memberOf(from));
        return relocation(from, Relocation.Reason.LEAVING, own, null);
    }

    private Recording relocation(
            Subject from, Relocation.Reason reason, Subject.OfAccount to, @Nullable MemberId as) {
        var mover = new Relocation.Mover(memberOf(from), as);
        var departure = new Relocation.Departure(programmes.now(), reason, mover);
        return new Recording(tenant, from, departure, reason.toString(), null, null, to);
    }

    private MemberId memberOf(Subject subject) {
        return Objects.requireNonNull(journal.resolve(tenant, subject)).member();
    }

    /** Records what nothing may refuse. */
    public JournalRecord book(Recording recording) {
        return journal.record(recording).orThrow().record();
    }

    /** Records what is to be refused. */
    public Refusal refused(Recording recording) {
        return refusalOf(journal.record(recording));
    }

    /**
     * A payment for a basket of one line.
     *
     * @param points null for as many as may
     */
    public PointsPayment.PaymentAuthorisation payment(@Nullable Long points, String basket) {
        return payment(points, PurchaseFixture.aPurchase().of(basket));
    }

    /** A payment for a basket, held for 15 minutes. */
    public PointsPayment.PaymentAuthorisation payment(
            @Nullable Long points, PurchaseFixture basket) {
        Instant at = programmes.now();
        return new PointsPayment.PaymentAuthorisation(
                at,
                document(),
                ProgrammeFixture.POINTS,
                points,
                basket.build().lines(),
                at.plus(Duration.ofMinutes(15)),
                null);
    }

    /** The capture of a payment; of all where points are null. */
    public PointsPayment.PaymentCapture captureOf(JournalRecord payment, @Nullable Long points) {
        return new PointsPayment.PaymentCapture(programmes.now(), payment.id().sequence(), points);
    }

    public PointsPayment.PaymentVoid voidOf(JournalRecord payment) {
        return new PointsPayment.PaymentVoid(
                programmes.now(), payment.id().sequence(), "not-needed");
    }

    public PointsPayment.PaymentRefund refundOf(JournalRecord payment, long points) {
        return new PointsPayment.PaymentRefund(
                programmes.now(), document(), payment.id().sequence(), points, "came-back");
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
