package io.ladder.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.fault.Caller.Answer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What callers see of a database that is away: one answer, soon, and the service as before when it
 * is back.
 */
class OutageTests {
    /** The settings promise 2 seconds; the rest is for a machine that has other things to do. */
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(6);

    private static final Duration BACK_WITHIN = Duration.ofSeconds(60);
    private static final int CALLERS = 200;
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    @TempDir private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static PostgresProcess postgres;

    @SuppressWarnings("NullAway.Init")
    private static ServiceProcess service;

    @SuppressWarnings("NullAway.Init")
    private static Caller caller;

    @BeforeAll
    static void start() throws Exception {
        postgres = PostgresProcess.create(folder, folder.resolve("postgres"));
        service = ServiceProcess.start(folder, "spring.datasource.url=" + postgres.jdbcUrl());
        caller = new Caller(service.port(), service.key());
        caller.enrol("ada");
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
        postgres.close();
    }

    private static String number() {
        return "n" + NUMBERS.incrementAndGet();
    }

    @Test
    void asksForPatienceWhileTheDatabaseIsStopped() throws Exception {
        int before = booked();
        postgres.stop();

        requireRefusals();

        postgres.start();
        requireService(before);
    }

    @Test
    void asksForPatienceWhileTheDatabaseHangs() throws Exception {
        int before = booked();
        postgres.freeze();

        requireRefusals();

        postgres.thaw();
        requireService(before);
    }

    @Test
    void goesOnAfterTheConnectionsWereCut() throws Exception {
        int before = booked();

        postgres.cutConnections();

        requireService(before);
    }

    /** All kinds of calls, and many at once; each a few times, since the first may learn of it. */
    private static void requireRefusals() throws Exception {
        var calls = new ArrayList<Callable<Answer>>();
        var stranger = new Caller(service.port(), "lk_test_" + "0".repeat(40));
        for (int index = 0; index < CALLERS; index++) {
            calls.add(() -> caller.buy("ada", number(), 1));
        }
        for (int index = 0; index < 10; index++) {
            calls.add(() -> caller.get("/v1/members/external:ada"));
            calls.add(() -> caller.get("/v1/rewards"));
            calls.add(() ->
                    caller.post("/v1/purchases?dry_run=true", Caller.purchase("ada", number(), 1)));
            calls.add(() ->
                    caller.post(
                            "/v1/purchases/batch",
                            "{\"purchases\": [%s]}"
                                    .formatted(Caller.purchase("ada", number(), 1))));
            calls.add(() -> caller.post("/v1/members", "{\"external_id\": \"bea\"}"));
            calls.add(() -> stranger.get("/v1/members/external:ada"));
        }
        for (int round = 0; round < 2; round++) {
            for (Answer answer : atOnce(calls)) {
                assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
                assertThat(answer.again()).as(answer.toString()).isTrue();
                assertThat(answer.body().path("code").asString()).isEqualTo("busy");
                assertThat(answer.took()).isLessThan(ANSWERED_WITHIN);
            }
        }
    }

    private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<T>();
            for (Future<T> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    /** It books again by itself, and what was booked before is still there. */
    private static void requireService(int before) throws Exception {
        String number = number();
        long end = System.nanoTime() + BACK_WITHIN.toNanos();
        Answer answer = caller.buy("ada", number, 1);
        while (answer.status() == 503 && System.nanoTime() < end) {
            Thread.sleep(50);
            answer = caller.buy("ada", number, 1);
        }
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        assertThat(booked()).isGreaterThan(before);
        Answer repeated = caller.buy("ada", number, 1);
        assertThat(repeated.replayed()).isTrue();
        assertThat(repeated.receipt()).isEqualTo(answer.receipt());
    }

    private static int booked() throws SQLException {
        try (var connection = postgres.connect();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select count(*) from activity where kind = 'Purchase'")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
