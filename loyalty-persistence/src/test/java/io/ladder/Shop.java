package io.ladder;

import io.ladder.access.TenantClock;
import io.ladder.access.TenantRegister;
import io.ladder.earning.RecordPurchase;
import io.ladder.earning.Sale;
import io.ladder.journal.Activity;
import io.ladder.journal.Call;
import io.ladder.journal.Journal;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Line;
import io.ladder.journal.Person;
import io.ladder.journal.Recording;
import io.ladder.journal.Subject;
import io.ladder.member.EnrolMember;
import io.ladder.member.Identities;
import io.ladder.programme.ApplyProgramme;
import io.ladder.shared.Document;
import io.ladder.shared.IdSource;
import io.ladder.shared.MemberId;
import io.ladder.shared.Money;
import io.ladder.shared.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** Opens tenants and books on them, by the same doors as the service. */
@Component
public final class Shop {
    /** A point for each euro, the loyalty ladder, and points that live for a month. */
    public static final String PROGRAMME =
            """
            programme: {id: test, name: Test}
            goal: To be tested.
            key_factor: Tests.
            time_zone: UTC
            currency: EUR
            wallets:
              - {code: points, name: Points, expiry: {months: 1, end_of: month}}
            mechanics:
              - {id: spend, kind: spend, wallet: points, points: 1, per: "1.00"}
            ladders:
              - {id: loyalty, use: loyalty-ladder}
            """;

    private final TenantRegister register;
    private final ApplyProgramme programmes;
    private final EnrolMember enrolments;
    private final RecordPurchase purchases;
    private final TenantClock clock;
    private final Journal journal;
    private final IdSource ids;
    private final AtomicLong numbers = new AtomicLong();

    Shop(
            TenantRegister register,
            ApplyProgramme programmes,
            EnrolMember enrolments,
            RecordPurchase purchases,
            TenantClock clock,
            Journal journal,
            IdSource ids) {
        this.register = register;
        this.programmes = programmes;
        this.enrolments = enrolments;
        this.purchases = purchases;
        this.clock = clock;
        this.journal = journal;
        this.ids = ids;
    }

    /** A tenant of which nothing is known yet. */
    public TenantId emptyTenant(boolean sandbox) {
        var tenant = new TenantId(ids.next());
        register.add(tenant, "test", sandbox, new byte[TenantRegister.SECRET_BYTES]);
        return tenant;
    }

    /** A sandbox with a programme. */
    public TenantId tenant() {
        TenantId tenant = emptyTenant(true);
        programmes.apply(Call.of(tenant), PROGRAMME, null, 0);
        return tenant;
    }

    /** A member who can be found by that id of another system. */
    public MemberId enrol(TenantId tenant, String externalId) {
        return enrol(tenant, new Identities(externalId, null, null, null), Person.UNKNOWN);
    }

    public MemberId enrol(TenantId tenant, Identities identities, Person person) {
        return enrolments.enrol(Call.of(tenant), identities, person, null).record().member();
    }

    public JournalRecord buy(TenantId tenant, MemberId member, int euros) {
        return buy(tenant, member, euros, clock.now(tenant));
    }

    public JournalRecord buy(TenantId tenant, MemberId member, int euros, Instant at) {
        var line = new Line("1", null, null, 1_000, Money.of(euros * 100L, "EUR"));
        var sale =
                new Sale(new Subject.OfMember(member), document(), at, List.of(line), null, null);
        return purchases.record(Call.of(tenant), sale).record();
    }

    /** Books an activity that nothing refuses. */
    public JournalRecord book(TenantId tenant, MemberId member, Activity activity) {
        return journal.record(
                        new Recording(
                                tenant,
                                new Subject.OfMember(member),
                                activity,
                                activity.toString(),
                                null))
                .orThrow()
                .record();
    }

    /** A document that no other has. */
    public Document document() {
        return new Document("test", "n" + numbers.incrementAndGet());
    }
}
