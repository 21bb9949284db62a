package io.ladder.testkit;

import io.ladder.journal.Activity;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Line;
import io.ladder.journal.Person;
import io.ladder.journal.Recording;
import io.ladder.journal.Relocation;
import io.ladder.journal.Subject;
import io.ladder.journal.Transfer;
import io.ladder.shared.AccountId;
import io.ladder.shared.Document;
import io.ladder.shared.MemberId;
import io.ladder.shared.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Books what happens to a few members, so that there is something to add up. */
public final class AccountingScene {
    private final AccountingSetting setting;
    private int documents;

    public AccountingScene(AccountingSetting setting) {
        this.setting = setting;
    }

    public Instant now() {
        return setting.programmes().now(setting.tenant()).truncatedTo(ChronoUnit.MICROS);
    }

    public void pass(Duration time) {
        setting.passing().accept(time);
    }

    public Subject.OfAccount enrol() {
        var id = new MemberId(UUID.randomUUID());
        book(new Subject.Newcomer(id, List.of(), Person.UNKNOWN), new Activity.Enrolment(now()));
        return new Subject.OfAccount(new AccountId(id.value()), id);
    }

    public JournalRecord buy(Subject member, int euros, Instant at) {
        var line = new Line("1", null, null, 1_000, Money.of(euros * 100L, "EUR"));
        return book(member, new Activity.Purchase(at, document(), List.of(line), null, null));
    }

    public JournalRecord bringBack(Subject member, JournalRecord purchase) {
        return book(
                member,
                new Activity.Return(now(), document(), purchase.id().sequence(), List.of()));
    }

    public JournalRecord book(Subject member, Activity activity) {
        return setting.journal()
                .record(
                        new Recording(
                                setting.tenant(), member, activity, activity.toString(), null))
                .orThrow()
                .record();
    }

    /** Lets a member give points to another. */
    public JournalRecord give(Subject.OfAccount from, Subject.OfAccount to, long points) {
        var out =
                new Transfer.TransferOut(
                        now(), document(), ProgrammeFixture.POINTS, points, to.member(), null);
        return setting.journal()
                .record(new Recording(setting.tenant(), from, out, out.toString(), null, null, to))
                .orThrow()
                .record();
    }

    public Document document() {
        return new Document("scene", "n" + ++documents);
    }

    public List<JournalRecord> history(Subject.OfAccount member) {
        return setting.journal().history(setting.tenant(), member.account());
    }

    /** Merges a member's record into another's. */
    public JournalRecord merge(Subject.OfAccount member, Subject.OfAccount into) {
        return move(member, Relocation.Reason.MERGE, into, into.member());
    }

    /** Undoes the merge of a member's record. */
    public JournalRecord separate(Subject.OfAccount member) {
        return move(member, Relocation.Reason.SEPARATION, member, null);
    }

    private JournalRecord move(
            Subject.OfAccount member,
            Relocation.Reason reason,
            Subject.OfAccount to,
            @Nullable MemberId as) {
        var departure =
                new Relocation.Departure(now(), reason, new Relocation.Mover(member.member(), as));
        return setting.journal()
                .record(
                        new Recording(
                                setting.tenant(),
                                member,
                                departure,
                                departure.toString(),
                                null,
                                null,
                                to))
                .orThrow()
                .record();
    }

    /** Somebody with movements between all places, over four months. */
    public Subject.OfAccount aBusyMember() {
        var member = enrol();
        buy(member, 30, now());
        pass(Duration.ofDays(10));
        var second = buy(member, 20, now());
        book(member, redemption(null));
        buy(member, 7, now().minus(Duration.ofDays(5)));
        pass(Duration.ofDays(20));
        book(member, redemption(Duration.ofDays(1)));
        bringBack(member, second);
        pass(Duration.ofDays(40));
        buy(member, 100, now());
        book(member, new Activity.Adjustment(now(), document(), "points", -25, "correction", null));
        pass(Duration.ofDays(2));
        var held = book(member, redemption(Duration.ofDays(9)));
        pass(Duration.ofDays(2));
        book(member, new Activity.RedemptionCapture(now(), held.id().sequence()));
        pass(Duration.ofDays(50));
        buy(member, 15, now());
        book(member, redemption(Duration.ofDays(9)));
        return member;
    }

    private Activity redemption(@Nullable Duration hold) {
        Instant until = hold == null ? null : now().plus(hold);
        return new Activity.Redemption(now(), document(), "coffee", until);
    }

    /** Moments at which something happened to a member, those right before and after, and more. */
    List<Instant> moments(Subject.OfAccount member) {
        var moments = new ArrayList<Instant>(List.of(Instant.EPOCH));
        for (JournalRecord record : history(member)) {
            record.outcome()
                    .movements()
                    .forEach(movement -> {
                        moments.add(movement.at().minus(1, ChronoUnit.MICROS));
                        moments.add(movement.at());
                    });
            moments.add(record.activity().occurredAt());
        }
        return moments;
    }
}
