package io.ladder.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ladder.fault.Caller.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What callers see, and what is in the books afterwards, when the service, its PostgreSQL, the disk
 * or a connection fails them: one service and one server for all tests, each in a process of its
 * own.
 */
class FaultTests {
    /** The settings promise 2 seconds; the rest is for a machine that has other things to do. */
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(15);

    /** As without any setting, but for those of the other tests. */
    private static final String SILENCE = "ladder.database.silence=PT1.5S";

    private static final String CONNECTION = "spring.datasource.hikari.connection-timeout=750";

    private static final Duration BACK_WITHIN = Duration.ofSeconds(60);
    private static final int MANY = 100;
    private static final int SOME = 100;
    private static final int CUTS_MAX = 50;
    private static final String SOURCE = "till-1";
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    @TempDir private static Path folder;

    private static final Deque<AutoCloseable> OPEN = new ArrayDeque<>();

    @SuppressWarnings("NullAway.Init")
    private static SmallDisk disk;

    @SuppressWarnings("NullAway.Init")
    private static PostgresProcess postgres;

    /** Between the service and its database. */
    @SuppressWarnings("NullAway.Init")
    private static TcpProxy wire;

    @SuppressWarnings("NullAway.Init")
    private static volatile ServiceProcess service;

    @SuppressWarnings("NullAway.Init")
    private static volatile Caller caller;

    @BeforeAll
    static void start() throws Exception {
        disk = SmallDisk.in(folder);
        OPEN.push(disk);
        postgres = PostgresProcess.create(folder, disk.folder().resolve("postgres"));
        OPEN.push(postgres);
        wire = new TcpProxy(postgres.port());
        OPEN.push(wire);
        startService();
        OPEN.push(() -> service.close());
        caller.enrol("ada");
    }

    private static void startService() throws Exception {
        service =
                ServiceProcess.start(
                        folder,
                        SILENCE,
                        CONNECTION,
                        "spring.datasource.url=" + PostgresProcess.jdbcUrlBy(wire.port()));
        caller = new Caller(service.port(), service.key());
    }

    @AfterAll
    static void stop() throws Exception {
        while (!OPEN.isEmpty()) {
            OPEN.pop().close();
        }
    }

    /** Whatever another test has left behind. */
    @BeforeEach
    void mend() throws Exception {
        postgres.startIfEnded();
        postgres.thaw();
        disk.free(postgres);
        untilAnswered(number(), 1);
    }

    private static Caller caller() {
        return caller;
    }

    private static Books books() {
        return new Books(postgres.jdbcUrl());
    }

    private static String number() {
        return "n" + NUMBERS.incrementAndGet();
    }

    @Test
    void asksForPatienceWhileTheDatabaseIsStopped() throws Exception {
        postgres.stop();

        requireRefusals();

        postgres.start();
        requireService();
    }

    @Test
    void asksForPatienceWhileTheDatabaseHangs() throws Exception {
        postgres.freeze();

        requireRefusals();

        postgres.thaw();
        requireService();
    }

    @Test
    void goesOnAfterItsConnectionsWereCut() throws Exception {
        postgres.cutConnections();

        requireService();
    }

    @Test
    void keepsWhatItAcknowledgedWhenItIsKilled() throws Exception {
        try (var tills = new Tills("killed", FaultTests::caller)) {
            tills.awaitSold(SOME);

            service.kill();
            startService();

            tills.awaitSold(SOME);
            tills.stop();
            tills.requireBooked(books());
        }
    }

    @Test
    void keepsWhatItAcknowledgedWhenPostgresIsKilled() throws Exception {
        try (var tills = new Tills("crashed", FaultTests::caller)) {
            tills.awaitSold(SOME);

            postgres.kill();
            tills.awaitFailures(1);
            postgres.start();

            tills.awaitSold(SOME);
            tills.stop();
            tills.requireBooked(books());
        }
    }

    @Test
    void keepsWhatItAcknowledgedWhenTheDiskIsFull() throws Exception {
        try (var tills = new Tills("full", FaultTests::caller)) {
            tills.awaitSold(SOME);

            disk.fill(postgres);
            tills.awaitFailures(50);
            disk.free(postgres);
            postgres.startIfEnded();

            tills.awaitSold(SOME);
            tills.stop();
            tills.requireBooked(books());
        }
    }

    /** PostgreSQL stops at once where its log cannot be written, rather than promise anything. */
    @Test
    void keepsWhatItAcknowledgedWhenTheLogOfPostgresHasNoRoom() throws Exception {
        try (var tills = new Tills("panic", FaultTests::caller)) {
            tills.awaitSold(SOME);

            SmallDisk.limit(postgres, "65536");
            tills.awaitFailures(50);
            if (postgres.process().isPresent()) {
                SmallDisk.limit(postgres, "unlimited");
            }
            postgres.startIfEnded();

            tills.awaitSold(SOME);
            tills.stop();
            tills.requireBooked(books());
        }
    }

    @Test
    void answersAgainWhereTheCallersConnectionBreaks() throws Exception {
        try (var between = new TcpProxy(service.port())) {
            var cutOff = new Caller(between.port(), service.key());
            for (int time = 0; time < 3; time++) {
                String number = number();
                between.swallowNext("HTTP/1.1 201");
                assertThatThrownBy(() -> cutOff.buy("ada", SOURCE, number, 3))
                        .isInstanceOf(IOException.class);

                Answer again = caller.buy("ada", SOURCE, number, 3);

                assertThat(again.status()).isEqualTo(201);
                assertThat(again.replayed()).isTrue();
            }
        }
        books().requireAgreement();
    }

    /** Transactions of others may be the ones that are cut; then it is tried again. */
    @Test
    void answersAgainWhereTheConnectionBreaksBetweenCommitAndItsAnswer() throws Exception {
        int unheard = 0;
        for (int time = 0; time < CUTS_MAX && unheard < 3; time++) {
            String number = number();
            wire.swallowNext("COMMIT\0");
            Answer first = caller.buy("ada", SOURCE, number, 3);
            Answer again = untilAnswered(number, 3);

            if (first.status() == 201) {
                assertThat(again.receipt()).isEqualTo(first.receipt());
            } else {
                assertThat(first.status()).as(first.toString()).isEqualTo(503);
                assertThat(first.again()).isTrue();
                unheard += again.replayed() ? 1 : 0;
            }
        }
        assertThat(unheard).as("committed, but not heard of").isEqualTo(3);
        assertThat(books().documents(SOURCE)).doesNotHaveDuplicates();
        assertThat(books().purchases(SOURCE)).isEqualTo(books().documents(SOURCE).size());
        books().requireAgreement();
    }

    /** All kinds of calls, and many at once; a second time, when all is known to be away. */
    private static void requireRefusals() throws Exception {
        var calls = new ArrayList<Callable<Answer>>();
        var stranger = new Caller(service.port(), "lk_test_" + "0".repeat(40));
        for (int index = 0; index < MANY; index++) {
            calls.add(() -> caller.buy("ada", SOURCE, number(), 1));
        }
        for (int index = 0; index < 10; index++) {
            calls.add(() -> caller.get("/v1/members/external:ada"));
            calls.add(() -> caller.get("/v1/rewards"));
            calls.add(() -> caller.post("/v1/purchases?dry_run=true", purchase()));
            calls.add(() -> caller.post("/v1/purchases/batch", batch()));
            calls.add(() -> caller.post("/v1/purchases/batch?dry_run=true", batch()));
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

    private static String purchase() {
        return Caller.purchase("ada", SOURCE, number(), 1);
    }

    private static String batch() {
        return "{\"purchases\": [%s, %s, %s]}".formatted(purchase(), purchase(), purchase());
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

    /** It books again by itself, once, and the books agree. */
    private static void requireService() throws Exception {
        String number = number();
        Answer answer = untilAnswered(number, 1);
        Answer repeated = caller.buy("ada", SOURCE, number, 1);
        assertThat(repeated.replayed()).isTrue();
        assertThat(repeated.receipt()).isEqualTo(answer.receipt());
        assertThat(books().purchases(SOURCE)).isEqualTo(books().documents(SOURCE).size());
        books().requireAgreement();
    }

    private static Answer untilAnswered(String number, int euros) throws Exception {
        long end = System.nanoTime() + BACK_WITHIN.toNanos();
        Answer answer = caller.buy("ada", SOURCE, number, euros);
        while (answer.status() == 503 && System.nanoTime() < end) {
            Thread.sleep(50);
            answer = caller.buy("ada", SOURCE, number, euros);
        }
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer;
    }
}
