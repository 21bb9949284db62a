package io.ladder.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.earning.ReturnPurchase;
import io.ladder.importing.Cdnow.Purchase;
import io.ladder.importing.MemberStates.State;
import io.ladder.journal.Call;
import io.ladder.journal.Journal;
import io.ladder.journal.Programmes;
import io.ladder.ledger.Wallet;
import io.ladder.setup.Doctor;
import io.ladder.setup.TenantOpening;
import io.ladder.shared.Document;
import io.ladder.shared.TenantId;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All purchases of CDNOW, checked against the file itself. */
@ImportingService
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CdnowImportTests {
    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final int MEMBERS = 23_570;
    private static final int PURCHASES = 69_659;
    private static final int RETURNED_EVERY = 10;

    /** Of so many members one is imported in another order; {@code -Dladder.cdnow.of=1} for all. */
    private static final int ONE_OF = Integer.getInteger("ladder.cdnow.of", 4);

    private static final int RETURNING_THREADS = 16;
    private static final long SEED = 1997;

    @LocalServerPort private int port;
    @Autowired private TenantOpening openings;
    @Autowired private JdbcClient database;
    @Autowired private Journal journal;
    @Autowired private Programmes programmes;
    @Autowired private Doctor doctor;
    @Autowired private ReturnPurchase returning;

    private Cdnow cdnow;
    private Shop inOrder;
    private Instant now;

    /** A tenant with the programme of CDNOW. */
    private record Shop(TenantId tenant, ImportCaller caller) {}

    @BeforeAll
    void importsInTheOrderOfTheFile() throws Exception {
        cdnow = Cdnow.read();
        now = Instant.now();
        inOrder = shop("in order");
        var job = inOrder.caller.importAll(Files.readAllBytes(Cdnow.FILE), Cdnow.mapping());
        assertThat(job.text("status")).isEqualTo("done");
        assertThat(job.number("lines")).isEqualTo(PURCHASES + 1);
        assertThat(job.number("lines_done")).isEqualTo(PURCHASES + 1);
        assertThat(job.number("booked")).isEqualTo(PURCHASES);
        assertThat(job.number("repeated")).isZero();
        assertThat(job.number("bad")).isZero();
    }

    private Shop shop(String name) throws Exception {
        var opened = openings.open(name, true, Files.readString(Cdnow.PROGRAMME));
        return new Shop(opened.tenant(), new ImportCaller(port, opened.key()));
    }

    private Map<String, State> states(Shop shop) {
        return new MemberStates(database, journal, programmes).of(shop.tenant, now);
    }

    @Test
    void givesAPointForEachWholeDollarThatAMemberSpentInAll() {
        var expected = new TreeMap<String, Long>();
        Cdnow.spent(cdnow.purchases())
                .forEach((member, dollars) ->
                        expected.put(member, dollars.toBigInteger().longValueExact()));
        var points = new TreeMap<String, Long>();
        states(inOrder)
                .forEach((member, state) ->
                        points.put(
                                member,
                                state.wallets().getOrDefault("points", Wallet.EMPTY).available()));
        assertThat(points).hasSize(MEMBERS).isEqualTo(expected);
    }

    @Test
    void leavesBooksThatAgree() {
        var findings = new ByteArrayOutputStream();

        assertThat(doctor.examine(new PrintStream(findings, true, UTF_8)))
                .as(findings.toString(UTF_8))
                .isZero();
        assertThat(findings.toString(UTF_8))
                .contains("in order", "%,d accounts".formatted(MEMBERS));
    }

    /** A draft is the programme itself: what it brings is what was booked, to the point. */
    @Test
    void bringsTheSameWhenItIsLivedOnceMore() throws Exception {
        String draft = new JsonMapper().writeValueAsString(Files.readString(Cdnow.PROGRAMME));
        var started = inOrder.caller.send("/v1/backtests", "{\"programme\":" + draft + "}");
        assertThat(started.status()).as(started.body().toString()).isEqualTo(202);

        var done = inOrder.caller.await("/v1/backtests/", started.text("id"));

        assertThat(done.text("status")).as(done.body().toString()).isEqualTo("done");
        JsonNode figures = done.body().path("figures");
        assertThat(figures.path("members").asLong()).isEqualTo(MEMBERS);
        assertThat(figures.path("members_affected").asLong()).isZero();
        assertThat(figures.path("purchases").asLong()).isEqualTo(PURCHASES);
        assertThat(figures.path("refused")).isEmpty();
        for (JsonNode wallet : figures.path("wallets")) {
            assertThat(wallet.at("/issued/draft")).isEqualTo(wallet.at("/issued/booked"));
            for (JsonNode part : List.of(wallet.path("rules"), wallet.path("months"))) {
                assertThat(part).isNotEmpty();
                part.forEach(each ->
                        assertThat(each.at("/points/draft"))
                                .as(each.toString())
                                .isEqualTo(each.at("/points/booked")));
            }
        }
        for (JsonNode rung : figures.at("/ladders/0/rungs")) {
            assertThat(rung.path("draft")).as(rung.toString()).isEqualTo(rung.path("booked"));
        }
    }

    @Test
    void countsRungsAsTheFileItselfDoes() throws Exception {
        var june = LocalDate.of(1998, 6, 30);
        Instant endOfJune = june.plusDays(1).atStartOfDay(ZONE).toInstant().minusSeconds(1);
        assertThat(rungs("?at=" + endOfJune)).isEqualTo(cdnow.rungsOn(june));
        assertThat(rungs("?at=1997-09-30T12:00:00Z"))
                .isEqualTo(cdnow.rungsOn(LocalDate.of(1997, 9, 30)));
        assertThat(rungs("")).isEqualTo(cdnow.rungsOn(LocalDate.now(ZONE)));
    }

    private Map<String, Long> rungs(String query) throws Exception {
        var rungs = new HashMap<String, Long>();
        var answer = inOrder.caller.get("/v1/tiers/loyalty/counts" + query);
        for (JsonNode rung : answer.body().path("rungs")) {
            if (rung.path("members").asLong() > 0) {
                rungs.put(rung.path("rung").asString(), rung.path("members").asLong());
            }
        }
        return rungs;
    }

    @Test
    void changesNothingWhenRunTwice() throws Exception {
        Map<String, State> before = states(inOrder);
        Map<String, Long> rows = rows(inOrder.tenant);

        var job = inOrder.caller.importAll(Files.readAllBytes(Cdnow.FILE), Cdnow.mapping());

        assertThat(job.number("booked")).isZero();
        assertThat(job.number("repeated")).isEqualTo(PURCHASES);
        assertThat(job.number("bad")).isZero();
        assertThat(rows(inOrder.tenant)).isEqualTo(rows);
        assertThat(states(inOrder)).isEqualTo(before);
    }

    private Map<String, Long> rows(TenantId tenant) {
        var rows = new TreeMap<String, Long>();
        for (String table : List.of("activity", "entry", "claim", "member", "tier_move")) {
            rows.put(
                    table,
                    database.sql("select count(*) from " + table + " where tenant_id = ?")
                            .param(tenant.value())
                            .query(Long.class)
                            .single());
        }
        return rows;
    }

    @Test
    void comesToTheSameInAnyOrderAndWithoutWhatIsReturned() throws Exception {
        Shop shuffled = shop("shuffled");
        List<Purchase> all = cdnow.shuffled(SEED).stream().filter(this::chosen).toList();
        var job = shuffled.caller.importAll(Cdnow.rows(all), Cdnow.ROWS_MAPPING);
        assertThat(job.number("booked")).as(job.body().toString()).isEqualTo(all.size());
        Map<String, State> ordered = states(inOrder);
        ordered.keySet().retainAll(all.stream().map(Purchase::member).collect(Collectors.toSet()));
        assertThat(states(shuffled)).hasSizeGreaterThan(MEMBERS / ONE_OF / 2).isEqualTo(ordered);

        returnAll(shuffled, every(RETURNED_EVERY, true));

        List<Purchase> kept = every(RETURNED_EVERY, false);
        Shop without = shop("without returns");
        without.caller.importAll(Cdnow.rows(kept), Cdnow.ROWS_MAPPING);
        Map<String, State> expected = states(without);
        Map<String, State> actual = states(shuffled);
        assertThat(actual).hasSameSizeAs(ordered);
        var gone = new TreeMap<>(actual);
        gone.keySet().removeAll(expected.keySet());
        assertThat(gone)
                .isNotEmpty()
                .allSatisfy((_, state) -> {
                    assertThat(state.wallets().getOrDefault("points", Wallet.EMPTY))
                            .isEqualTo(Wallet.EMPTY);
                    var place = Objects.requireNonNull(state.standings().get("loyalty"));
                    assertThat(place.rung()).isEqualTo("prospect");
                    assertThat(place.evidence()).isEmpty();
                });
        actual.keySet().retainAll(expected.keySet());
        assertThat(actual).isEqualTo(expected);
        assertThat(Cdnow.spent(kept).values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .isLessThan(
                        Cdnow.spent(all).values().stream()
                                .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private boolean chosen(Purchase purchase) {
        return Integer.parseInt(purchase.member()) % ONE_OF == 0;
    }

    private List<Purchase> every(int nth, boolean chosen) {
        List<Purchase> all = cdnow.purchases().stream().filter(this::chosen).toList();
        return IntStream.range(0, all.size())
                .filter(index -> (index % nth == 0) == chosen)
                .mapToObj(all::get)
                .toList();
    }

    private void returnAll(Shop shop, List<Purchase> returned) throws Exception {
        try (var threads = Executors.newFixedThreadPool(RETURNING_THREADS)) {
            List<Future<?>> results =
                    returned.stream()
                            .<Future<?>>map(purchase ->
                                    threads.submit(() -> takeBack(shop.tenant, purchase)))
                            .toList();
            for (Future<?> result : results) {
                result.get();
            }
        }
    }

    private void takeBack(TenantId tenant, Purchase purchase) {
        returning.takeBack(
                Call.of(tenant),
                new ReturnPurchase.Of.Reported(new Document("cdnow-master", purchase.number())),
                new Document("returns", purchase.number()),
                null,
                List.of(),
                null);
    }
}
