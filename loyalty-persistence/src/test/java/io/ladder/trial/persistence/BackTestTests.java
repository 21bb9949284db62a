package io.ladder.trial.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.DatabaseTest;
import io.ladder.MovableTime;
import io.ladder.Shop;
import io.ladder.Together;
import io.ladder.journal.Activity;
import io.ladder.journal.Call;
import io.ladder.journal.Journal;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Recorded;
import io.ladder.journal.Recording;
import io.ladder.journal.Subject;
import io.ladder.ledger.PointCost;
import io.ladder.merge.MergeMembers;
import io.ladder.programme.ApplyProgramme;
import io.ladder.shared.MemberId;
import io.ladder.shared.TenantId;
import io.ladder.trial.BackTest;
import io.ladder.trial.BackTests;
import io.ladder.trial.RunBackTest;
import io.ladder.trial.StartBackTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What really happened in a database, lived once more. */
@DatabaseTest
class BackTestTests {
    private static final String PROGRAMME =
            """
            programme: {id: test, name: Test}
            goal: To be tested.
            key_factor: Tests.
            time_zone: Europe/Berlin
            currency: EUR
            wallets:
              - {code: points, name: Points, expiry: {months: 3, end_of: month}}
              - {code: stars, name: Stars}
            budgets:
              - {id: opening, wallet: points, points: 200}
              - {id: plenty, wallet: stars, points: 100000}
            mechanics:
              - {id: welcome, kind: welcome, wallet: points, points: 5}
              - {id: spend, kind: spend, wallet: points, points: 1, per: "1.00"}
              - {id: first-days, kind: bonus, wallet: points, points: 7, budget: opening}
              - {id: stars, kind: visits, wallet: stars, points: 1, every: 2, budget: plenty}
            ladders:
              - {id: loyalty, use: loyalty-ladder}
            rewards:
              - {id: coffee, name: A coffee, wallet: points, cost: 10, stock: 12}
            """;

    private static final int MEMBERS = 12;
    private static final int STEPS = 200;

    private final UUID worker = UUID.randomUUID();

    @Autowired private Shop shop;
    @Autowired private ApplyProgramme programmes;
    @Autowired private StartBackTest starting;
    @Autowired private RunBackTest running;
    @Autowired private BackTests tests;
    @Autowired private MergeMembers merging;
    @Autowired private Journal journal;
    @Autowired private MovableTime time;
    @Autowired private JdbcClient database;

    private TenantId tenant() {
        TenantId tenant = shop.emptyTenant(true);
        programmes.apply(Call.of(tenant), PROGRAMME, null, 0);
        return tenant;
    }

    private BackTest.Figures tried(
            TenantId tenant,
            @Nullable String source,
            @Nullable Instant from,
            Map<String, PointCost> costs)
            throws InterruptedException {
        time.moveForward(Duration.ofMinutes(1));
        BackTest test = starting.start(tenant, source, from, null, costs);
        assertThat(running.runOne(worker)).isTrue();
        BackTest done = Objects.requireNonNull(tests.find(tenant, test.id()));
        assertThat(done.failure()).isNull();
        assertThat(done.status()).isEqualTo(BackTest.Status.DONE);
        assertThat(done.done()).isEqualTo(done.activities());
        return Objects.requireNonNull(done.figures());
    }

    /** Requires that living it again brings what was booked, to the point. */
    private static void requireWhatWasBooked(BackTest.Figures figures) {
        for (BackTest.WalletFigures wallet : figures.wallets()) {
            requireEqual(wallet.wallet(), wallet.issued());
            requireEqual(wallet.wallet() + " owed", wallet.owed());
            wallet.rules().forEach(each -> requireEqual(each.name(), each.points()));
            wallet.months().forEach(each -> requireEqual(each.name(), each.points()));
        }
        for (BackTest.LadderFigures ladder : figures.ladders()) {
            ladder.rungs()
                    .forEach(rung ->
                            assertThat(rung.draft()).as(rung.rung()).isEqualTo(rung.booked()));
        }
        assertThat(figures.refused()).isEmpty();
    }

    private static void requireEqual(String what, BackTest.Given points) {
        assertThat(points.draft()).as(what).isEqualTo(points.booked());
    }

    /** Members who buy, return and redeem by chance, each at a moment of its own. */
    private List<MemberId> busyMembers(TenantId tenant, long seed) {
        var random = new Random(seed);
        var members = new ArrayList<MemberId>();
        for (int member = 0; member < MEMBERS; member++) {
            members.add(shop.enrol(tenant, "m" + member));
        }
        var bought = new TreeMap<Integer, List<JournalRecord>>();
        for (int step = 0; step < STEPS; step++) {
            time.moveForward(Duration.ofHours(1 + random.nextInt(20)));
            int number = random.nextInt(MEMBERS);
            MemberId member = members.get(number);
            var purchases = bought.computeIfAbsent(number, _ -> new ArrayList<>());
            switch (random.nextInt(6)) {
                case 0 -> redeem(tenant, member);
                case 1 -> {
                    if (!purchases.isEmpty()) {
                        var purchase = purchases.remove(random.nextInt(purchases.size()));
                        shop.book(
                                tenant,
                                member,
                                new Activity.Return(
                                        time.instant(),
                                        shop.document(),
                                        purchase.id().sequence(),
                                        List.of()));
                    }
                }
                default -> purchases.add(shop.buy(tenant, member, 1 + random.nextInt(30)));
            }
        }
        return members;
    }

    private Recorded redeem(TenantId tenant, MemberId member) {
        var redemption = new Activity.Redemption(time.instant(), shop.document(), "coffee", null);
        return journal.record(
                new Recording(
                        tenant,
                        new Subject.OfMember(member),
                        redemption,
                        redemption.toString(),
                        null));
    }

    @Test
    void bringsWhatWasBookedToThePoint() throws Exception {
        for (long seed = 1; seed <= 3; seed++) {
            TenantId tenant = tenant();
            busyMembers(tenant, seed);

            BackTest.Figures figures = tried(tenant, null, null, Map.of());

            requireWhatWasBooked(figures);
            assertThat(figures.members()).isEqualTo(MEMBERS);
            assertThat(figures.membersAffected()).isZero();
            assertThat(figures.purchases()).isPositive();
            assertThat(figures.budgets())
                    .filteredOn(budget -> budget.budget().equals("opening"))
                    .singleElement()
                    .satisfies(budget -> assertThat(budget.ranOutAt()).isNotNull());
            // The same file as a draft is the programme as it is.
            assertThat(tried(tenant, PROGRAMME, null, Map.of()).wallets())
                    .isEqualTo(figures.wallets());
        }
    }

    @Test
    void bringsWhatWasBookedThoughTillsBookedAtOnce() throws Exception {
        TenantId tenant = tenant();
        var members = busyMembers(tenant, 4);
        for (int round = 1; round <= 3; round++) {
            time.moveForward(Duration.ofHours(1));
            int euros = round;
            List<Callable<JournalRecord>> tills =
                    IntStream.range(0, MEMBERS)
                            .<Callable<JournalRecord>>mapToObj(
                                    till -> () -> shop.buy(tenant, members.get(till), euros + till))
                            .toList();
            assertThat(Together.run(tills)).allMatch(JournalRecord.class::isInstance);
        }

        BackTest.Figures figures = tried(tenant, null, null, Map.of());

        requireWhatWasBooked(figures);
    }

    @Test
    void countsMembersWhoWereMergedAsOne() throws Exception {
        TenantId tenant = tenant();
        var members = busyMembers(tenant, 5);
        time.moveForward(Duration.ofHours(1));
        merging.merge(
                Call.of(tenant),
                new Subject.OfMember(members.get(1)),
                new Subject.OfMember(members.get(0)),
                "twice the same");
        time.moveForward(Duration.ofHours(1));
        shop.buy(tenant, members.get(0), 12);

        BackTest.Figures figures = tried(tenant, null, null, Map.of());

        assertThat(figures.members()).isEqualTo(MEMBERS - 1);
        var points = figures.wallets().getFirst();
        requireEqual("owed", points.owed());
        requireEqual("issued", points.issued());
    }

    @Test
    void tellsWhatADraftWouldHaveBrought() throws Exception {
        TenantId tenant = tenant();
        MemberId anna = shop.enrol(tenant, "anna");
        MemberId ben = shop.enrol(tenant, "ben");
        time.moveForward(Duration.ofHours(1));
        shop.buy(tenant, anna, 10);
        time.moveForward(Duration.ofDays(40));
        Instant from = time.instant();
        shop.buy(tenant, anna, 20);
        time.moveForward(Duration.ofHours(1));
        shop.buy(tenant, ben, 30);
        String draft =
                PROGRAMME
                        .replace("points: 1, per", "points: 3, per")
                        .replace("points: 200", "points: 10")
                        .replace("cost: 10, stock", "cost: 500, stock");
        time.moveForward(Duration.ofHours(1));
        assertThat(redeem(tenant, ben)).isInstanceOf(Recorded.Booked.class);

        BackTest.Figures figures =
                tried(tenant, draft, from, Map.of("points", new PointCost(100, 80)));

        assertThat(figures.purchases()).isEqualTo(2);
        assertThat(figures.revenueMinor()).isEqualTo(5_000);
        assertThat(figures.membersAffected()).isEqualTo(2);
        var points = figures.wallets().getFirst();
        // 60 and 90, and of the budget of 10 the purchase before the period left 3.
        assertThat(points.issued()).isEqualTo(new BackTest.Given(153, 64));
        assertThat(points.cost()).isEqualTo(new PointCost(100, 80));
        assertThat(points.rules())
                .containsExactly(
                        new BackTest.Named("first-days", new BackTest.Given(3, 14)),
                        new BackTest.Named("spend", new BackTest.Given(150, 50)));
        assertThat(points.gaining())
                .extracting(BackTest.OfMember::member)
                .containsExactly(ben, anna);
        assertThat(points.gaining().getFirst().points()).isEqualTo(new BackTest.Given(90, 37));
        assertThat(points.losing()).isEmpty();
        // Ben's coffee would have cost more than he had.
        assertThat(points.owed()).isEqualTo(new BackTest.Given(5 + 30 + 7 + 60 + 3 + 5 + 90, 81));
        assertThat(figures.refused())
                .singleElement()
                .satisfies(refused -> {
                    assertThat(refused.activity()).isEqualTo("redemption");
                    assertThat(refused.code()).isEqualTo("insufficient_points");
                });
        assertThat(figures.budgets().getLast().ranOutAt()).isNull();
        assertThat(figures.budgets().getFirst().ranOutAt()).isEqualTo(from);
        assertThat(figures.ladders().getFirst().rungs()).isNotEmpty();
    }

    @Test
    void countsFromTheBeginningOfMembersForADraft() throws Exception {
        TenantId tenant = tenant();
        MemberId anna = shop.enrol(tenant, "anna");
        MemberId ben = shop.enrol(tenant, "ben");
        time.moveForward(Duration.ofHours(1));
        shop.buy(tenant, anna, 10);
        time.moveForward(Duration.ofHours(1));
        JournalRecord came = shop.buy(tenant, ben, 10);
        time.moveForward(Duration.ofHours(1));
        shop.book(
                tenant,
                ben,
                new Activity.Return(
                        time.instant(), shop.document(), came.id().sequence(), List.of()));
        time.moveForward(Duration.ofDays(40));
        Instant from = time.instant();
        shop.buy(tenant, anna, 20);
        time.moveForward(Duration.ofHours(1));
        shop.buy(tenant, ben, 30);
        String draft =
                PROGRAMME.replace(
                        "ladders:",
                        """
                          - id: second
                            kind: bonus
                            wallet: points
                            points: 50
                            when: {where: "member.counters['visits'] == 1"}
                        counters:
                          - {id: visits}
                        ladders:\
                        """);

        BackTest.Figures figures = tried(tenant, draft, from, Map.of());

        // Anna had come before the period; what Ben bought then came back.
        assertThat(figures.wallets().getFirst().rules())
                .contains(new BackTest.Named("second", new BackTest.Given(50, 0)));
        assertThat(figures.wallets().getFirst().gaining())
                .extracting(BackTest.OfMember::member)
                .containsExactly(anna);
    }

    @Test
    void countsGiftsOfThoseWhoDidNothingMore() throws Exception {
        TenantId tenant = tenant();
        MemberId anna = shop.enrol(tenant, "anna");
        shop.enrol(tenant, "ben");
        time.moveForward(Duration.ofHours(1));
        shop.buy(tenant, anna, 10);
        time.moveForward(Duration.ofDays(40));
        String draft =
                PROGRAMME.replace(
                        "ladders:",
                        "  - {id: come-back, kind: occasion, wallet: points, points: 30,"
                                + " on: {quiet_days: 10}}\nladders:");

        BackTest.Figures figures = tried(tenant, draft, null, Map.of());

        // Ben never bought, and so is not one who stopped.
        assertThat(figures.wallets().getFirst().rules())
                .contains(new BackTest.Named("come-back", new BackTest.Given(30, 0)));
        assertThat(figures.wallets().getFirst().gaining())
                .extracting(BackTest.OfMember::member)
                .containsExactly(anna);
    }

    @Test
    void booksNothing() throws Exception {
        TenantId tenant = tenant();
        busyMembers(tenant, 6);
        var before = dump();

        tried(tenant, PROGRAMME.replace("points: 1, per", "points: 9, per"), null, Map.of());

        assertThat(dump()).isEqualTo(before);
    }

    /** All tables but the one of back-tests, row by row, as one hash each. */
    private Map<String, String> dump() {
        var dump = new TreeMap<String, String>();
        List<String> tables =
                database.sql(
                                "select tablename from pg_tables where schemaname = 'public'"
                                        + " and tablename <> 'back_test'")
                        .query((row, _) -> row.getString(1))
                        .list();
        for (String table : tables) {
            String rows =
                    "select coalesce(md5(string_agg(t::text, e'\\n' order by t::text)), '') from "
                            + table
                            + " t";
            dump.put(table, database.sql(rows).query(String.class).single());
        }
        assertThat(dump).containsKeys("activity", "entry", "shared_counter", "wallet");
        return dump;
    }

    @Test
    void endsWhenItIsCancelled() throws Exception {
        TenantId tenant = tenant();
        busyMembers(tenant, 7);
        BackTest test = starting.start(tenant, null, null, null, Map.of());

        tests.cancel(tenant, test.id(), time.instant());

        assertThat(running.runOne(worker)).isFalse();
        assertThat(Objects.requireNonNull(tests.find(tenant, test.id())).status())
                .isEqualTo(BackTest.Status.CANCELLED);
    }
}
