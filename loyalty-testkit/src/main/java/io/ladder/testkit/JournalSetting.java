package io.ladder.testkit;

import static io.ladder.testkit.PaymentFixture.aPayment;
import static io.ladder.testkit.ProgrammeFixture.aProgramme;
import static io.ladder.testkit.RewardFixture.aReward;
import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.household.Household;
import io.ladder.household.ViewHousehold;
import io.ladder.journal.Activity;
import io.ladder.journal.Alerts;
import io.ladder.journal.CodeHolds;
import io.ladder.journal.Journal;
import io.ladder.journal.Recorded;
import io.ladder.journal.Records;
import io.ladder.journal.Replay;
import io.ladder.journal.Subject;
import io.ladder.reward.RedeemReward;
import io.ladder.shared.AccountId;
import io.ladder.shared.TenantId;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;

/** What the parts of the contract share: empty books, a programme, a clock and a till. */
abstract class JournalSetting {
    static final Instant START = Instant.parse("2026-01-15T10:00:00Z");

    final TenantId tenant = new TenantId(UUID.randomUUID());
    final FixedProgrammes programmes =
            new FixedProgrammes(
                    aProgramme()
                            .expiringAtTheEndOfMonth(12)
                            .transferring(5, 1_000L)
                            .pooling(3, 30)
                            .offering(aReward("coffee").costing(10))
                            .offering(aReward("single").costing(1))
                            .offering(aReward("mug").costing(10).inStock(10))
                            .paying(aPayment().upToPercent(50).excluding("tobacco"))
                            .build(),
                    START);

    private Books books;
    Till till;

    /** Empty books of a tenant whose programme and clock are the given ones. */
    abstract Books open(FixedProgrammes given, TenantId whose);

    @SuppressWarnings("NullAway.Init")
    JournalSetting() {}

    @BeforeEach
    void openBooks() {
        books = open(programmes, tenant);
        till = new Till(books.journal(), programmes, tenant);
    }

    /** Lets another version of the programme decide from now on. */
    void rule(ProgrammeFixture other) {
        programmes.moveForward(Duration.ofHours(1));
        int next = programmes.timeline().versions().size() + 1;
        programmes.apply(other.build(next, programmes.now()));
        programmes.moveForward(Duration.ofHours(1));
    }

    /** Requires that an account agrees with its movements and with its history. */
    void requireSound(Subject.OfAccount member) {
        var history = till.history(member);
        Ledgers.requireAgreement(till.state(member), history);
        assertThat(till.state(member)).isEqualTo(Replay.fold(programmes.timeline(), history));
    }

    /** What comes of it where new members with so many points each do something at once. */
    List<Recorded> atOnce(int members, int points, Supplier<Activity> deed) throws Exception {
        List<Subject.OfAccount> present =
                IntStream.range(0, members)
                        .mapToObj(number ->
                                points == 0
                                        ? till.enrol("m" + number)
                                        : till.enrolWithPoints("m" + number, points))
                        .toList();
        return Threads.atOnce(
                members,
                caller -> journal().record(till.recording(present.get(caller), deed.get())));
    }

    Journal journal() {
        return books.journal();
    }

    /** Takes rewards of which no codes were uploaded. */
    RedeemReward redeeming() {
        return new RedeemReward(
                journal(),
                programmes,
                new InMemoryCodes(),
                codeHolds(),
                alerts(),
                new SecureRandom());
    }

    /** A household as somebody looks at it now. */
    Household household(AccountId account) {
        return new ViewHousehold(journal(), programmes, new HistoryContributions(journal()))
                .view(tenant, account);
    }

    Records records() {
        return books.records();
    }

    Alerts alerts() {
        return books.alerts();
    }

    CodeHolds codeHolds() {
        return books.codeHolds();
    }
}
