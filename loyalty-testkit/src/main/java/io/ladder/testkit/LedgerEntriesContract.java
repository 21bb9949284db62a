package io.ladder.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.accounting.LedgerEntries;
import io.ladder.accounting.LedgerEntries.EntryId;
import io.ladder.accounting.ReadStatement;
import io.ladder.accounting.Statement;
import io.ladder.accounting.ViewBalances;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Subject;
import io.ladder.ledger.Movement;
import io.ladder.ledger.Place;
import io.ladder.ledger.WalletTotals;
import io.ladder.shared.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Entries add up to what the movements of the journal say, for any moment and any period. */
public abstract class LedgerEntriesContract {
    private static final String POINTS = "points";
    private static final Instant FOREVER = Instant.parse("2100-01-01T00:00:00Z");

    private AccountingSetting setting;
    private AccountingScene scene;

    /** Opens empty books of a tenant of their own. */
    protected abstract AccountingSetting open();

    @SuppressWarnings("NullAway.Init")
    protected LedgerEntriesContract() {}

    @BeforeEach
    void openBooks() {
        setting = open();
        scene = new AccountingScene(setting);
    }

    private LedgerEntries entries() {
        return setting.entries();
    }

    @Test
    void addsUpWhatMovedUpToAMoment() {
        var member = scene.aBusyMember();
        scene.aBusyMember();

        Set<Place> seen = EnumSet.noneOf(Place.class);
        for (Instant at : scene.moments(member)) {
            var totals =
                    entries()
                            .totals(setting.tenant(), member.account(), at)
                            .getOrDefault(POINTS, WalletTotals.NOTHING);
            assertThat(totals).as("at " + at).isEqualTo(sum(member, at));
            seen.addAll(totals.places().keySet());
        }
        assertThat(seen)
                .contains(
                        Place.ISSUED,
                        Place.ADJUSTED,
                        Place.AVAILABLE,
                        Place.HELD,
                        Place.REDEEMED,
                        Place.EXPIRED);
    }

    private WalletTotals sum(Subject.OfAccount member, Instant through) {
        var sum = new WalletTotals.Sum();
        movements(member).stream()
                .filter(movement -> !movement.at().isAfter(through))
                .forEach(sum::add);
        return sum.close();
    }

    private List<Movement> movements(Subject.OfAccount member) {
        return scene.history(member).stream()
                .flatMap(record -> record.outcome().movements().stream())
                .toList();
    }

    @Test
    void tellsWhatTheStateSaidThenWhereTheAccountHasComeFurther() {
        var member = scene.enrol();
        var balances = balances();
        scene.buy(member, 30, scene.now());
        scene.pass(Duration.ofDays(3));
        Instant then = scene.now();
        var said = balances.at(setting.tenant(), member.account(), then);
        scene.pass(Duration.ofDays(90));
        scene.buy(member, 12, scene.now());
        scene.buy(member, 9, then.minus(Duration.ofDays(1)));

        assertThat(said.get(POINTS)).isNotEqualTo(WalletTotals.NOTHING);
        assertThat(balances.at(setting.tenant(), member.account(), then)).isEqualTo(said);
        Instant later = scene.now().plus(Duration.ofDays(400));
        assertThat(balances.at(setting.tenant(), member.account(), later).get(POINTS))
                .satisfies(totals -> assertThat(totals.at(Place.AVAILABLE)).isZero());
    }

    private ViewBalances balances() {
        return new ViewBalances(setting.journal(), setting.programmes(), setting.entries());
    }

    @Test
    void countsWhatComesToLightFromWhereTheAccountHadComeTo() {
        var member = scene.enrol();
        Instant told = scene.now().plus(Duration.ofHours(1));
        scene.pass(Duration.ofDays(1));
        Instant newest = scene.now();
        scene.buy(member, 30, newest);
        scene.pass(Duration.ofDays(3));
        Instant then = scene.now();
        assertThat(availableAt(member, then)).isEqualTo(110);
        scene.pass(Duration.ofDays(3));

        scene.buy(member, 9, told);

        // Nothing is rewritten where the account had been; from where it had come to, it counts.
        assertThat(availableAt(member, told)).isEqualTo(50);
        assertThat(availableAt(member, newest.minusNanos(1_000))).isEqualTo(50);
        assertThat(availableAt(member, newest)).isEqualTo(128);
        assertThat(availableAt(member, then)).isEqualTo(128);
        // The statement says the same, and when each line was recorded.
        var late = linesOf(member, Instant.EPOCH, then, 50).getLast();
        assertThat(late.movement().availableAfter()).isEqualTo(128);
        assertThat(late.movement().at()).isEqualTo(newest);
        assertThat(Objects.requireNonNull(late.record()).recordedAt()).isAfter(then);
    }

    private long availableAt(Subject.OfAccount member, Instant at) {
        return balances()
                .at(setting.tenant(), member.account(), at)
                .getOrDefault(POINTS, WalletTotals.NOTHING)
                .at(Place.AVAILABLE);
    }

    @Test
    void opensAndClosesEveryPeriod() {
        requireEveryPeriod(scene.aBusyMember());
    }

    @Test
    void opensAndClosesEveryPeriodOfWhoeverCameAndWent() {
        var member = scene.aBusyMember();
        var other = scene.aBusyMember();
        scene.merge(other, member);
        scene.pass(Duration.ofDays(1));
        scene.buy(member, 8, scene.now());
        scene.pass(Duration.ofDays(1));
        scene.separate(other);
        scene.pass(Duration.ofDays(1));
        scene.buy(member, 3, scene.now());
        scene.buy(other, 4, scene.now());

        requireEveryPeriod(member);
        requireEveryPeriod(other);
    }

    private void requireEveryPeriod(Subject.OfAccount member) {
        List<Instant> moments = scene.moments(member).stream().sorted().distinct().toList();

        for (int first = 0; first < moments.size(); first += 3) {
            for (int last = first + 1; last < moments.size(); last += 4) {
                Instant from = moments.get(first);
                Instant until = moments.get(last);
                var expected =
                        movements(member).stream()
                                .filter(each -> !each.at().isBefore(from))
                                .filter(each -> each.at().isBefore(until))
                                .filter(each -> each.points() > 0 || each.from() == each.to())
                                .toList();
                List<Statement.Line> lines = linesOf(member, from, until, 2);
                assertThat(lines).extracting(Statement.Line::movement).isEqualTo(expected);
            }
        }
    }

    /** The lines of all pages, which must lead from the opening to the closing of each page. */
    private List<Statement.Line> linesOf(
            Subject.OfAccount member, Instant from, Instant until, int limit) {
        var reading = new ReadStatement(setting.journal(), setting.programmes(), setting.entries());
        var lines = new ArrayList<Statement.Line>();
        @Nullable EntryId after = null;
        Statement page;
        do {
            page =
                    reading.read(
                            setting.tenant(),
                            member,
                            new ReadStatement.Period(POINTS, from, until),
                            after,
                            limit);
            assertThat(page.booked()).isLessThanOrEqualTo(limit);
            lines.addAll(page.lines());
            if (page.booked() == limit) {
                var last = page.lines().get(limit - 1);
                JournalRecord record = Objects.requireNonNull(last.record());
                after = new EntryId(record.id().sequence(), last.ordinal());
            }
        } while (page.booked() == limit);
        Statement.Balance balance = page.opening();
        for (Statement.Line line : lines) {
            balance = balance.plus(line.movement());
            assertThat(balance.available()).isEqualTo(line.movement().availableAfter());
        }
        assertThat(balance).as("closing").isEqualTo(page.closing());
        return lines;
    }

    @Test
    void statesWhatTimeHasBroughtThoughNobodyBookedIt() {
        var member = scene.enrol();
        scene.buy(member, 30, scene.now());
        Instant before = scene.now().plusSeconds(1);
        scene.pass(Duration.ofDays(100));
        Instant now = scene.now().plusSeconds(1);

        var lines = linesOf(member, Instant.EPOCH, now, 50);

        assertThat(lines.getLast().record()).isNull();
        assertThat(lines.getLast().movement().to()).isEqualTo(Place.EXPIRED);
        assertThat(linesOf(member, before, now, 50)).hasSize(1);
        assertThat(linesOf(member, scene.now(), now, 50)).isEmpty();
        assertThat(linesOf(member, Instant.EPOCH, before, 50))
                .allSatisfy(line -> assertThat(line.record()).isNotNull());
        assertThat(scene.history(member)).as("a statement books nothing").hasSize(2);
    }

    @Test
    void addsUpNothingOfAnotherTenant() {
        var member = scene.aBusyMember();
        var stranger = new TenantId(UUID.randomUUID());

        assertThat(entries().totals(stranger, member.account(), FOREVER)).isEmpty();
        var extract =
                entries()
                        .extract(
                                stranger,
                                member.account(),
                                POINTS,
                                Instant.EPOCH,
                                FOREVER,
                                null,
                                5);
        assertThat(extract)
                .isEqualTo(
                        new LedgerEntries.Extract(
                                null,
                                Statement.Balance.NOTHING,
                                Statement.Balance.NOTHING,
                                List.of()));
        assertThat(
                        entries()
                                .extract(
                                        setting.tenant(),
                                        member.account(),
                                        "miles",
                                        Instant.EPOCH,
                                        FOREVER,
                                        null,
                                        5)
                                .entries())
                .isEmpty();
    }
}
