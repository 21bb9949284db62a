package io.ladder.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.fault.Caller.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Tills that sell without a pause. What is not answered, or with a failure of the service, they
 * send again until it is acknowledged, as tills do.
 */
final class Tills implements AutoCloseable {
    private static final int TILLS = 8;
    private static final int MEMBERS = 12;
    private static final int REPEATED = 30;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final String source;
    private final Supplier<Caller> service;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> running = new ArrayList<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final ConcurrentMap<String, Sold> sold = new ConcurrentHashMap<>();
    private final AtomicInteger failures = new AtomicInteger();
    private volatile boolean selling = true;

    /** A purchase that was acknowledged. */
    private record Sold(String member, int euros, Answer first) {}

    /**
     * Opens the shop.
     *
     * @param source names these tills apart from all others
     * @param service where the service is now
     */
    Tills(String source, Supplier<Caller> service) throws Exception {
        this.source = source;
        this.service = service;
        for (int member = 0; member < MEMBERS; member++) {
            service.get().enrol(member(member));
        }
        for (int till = 0; till < TILLS; till++) {
            running.add(threads.submit(this::sell));
        }
    }

    private String member(int number) {
        return source + "-" + number % MEMBERS;
    }

    private Void sell() throws Exception {
        while (selling) {
            int number = numbers.incrementAndGet();
            String member = member(number);
            int euros = 1 + number % 9;
            String document = "d" + number;
            sold.put(document, new Sold(member, euros, acknowledged(member, document, euros)));
        }
        return null;
    }

    private Answer acknowledged(String member, String document, int euros) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                Answer answer = service.get().buy(member, source, document, euros);
                if (answer.status() == 201) {
                    return answer;
                }
                assertThat(answer.status()).as(answer.toString()).isGreaterThanOrEqualTo(500);
            } catch (IOException broken) {
                // Whether it was booked, the next attempt tells.
            }
            failures.incrementAndGet();
            assertThat(System.nanoTime()).as("time to give up").isLessThan(end);
            Thread.sleep(20);
        }
    }

    /** Waits until so many more are acknowledged. */
    void awaitSold(int more) throws InterruptedException {
        int wanted = sold.size() + more;
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (sold.size() < wanted) {
            assertThat(System.nanoTime()).as("sold " + sold.size()).isLessThan(end);
            requireRunning();
            Thread.sleep(10);
        }
    }

    /** Waits until so many more attempts have failed. */
    void awaitFailures(int more) throws InterruptedException {
        int wanted = failures.get() + more;
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (failures.get() < wanted) {
            assertThat(System.nanoTime()).as("failed " + failures).isLessThan(end);
            requireRunning();
            Thread.sleep(10);
        }
    }

    private void requireRunning() {
        assertThat(running).as("tills that gave up").noneMatch(Future::isDone);
    }

    /** How many attempts were not answered, or with a failure. */
    int failed() {
        return failures.get();
    }

    /** Closes the shop once all that was begun is acknowledged. */
    void stop() throws Exception {
        selling = false;
        for (Future<?> till : running) {
            till.get();
        }
    }

    /** Requires that each acknowledged purchase is in the books once, and nothing else is. */
    void requireBooked(Books books) throws Exception {
        assertThat(books.documents(source)).containsExactlyInAnyOrderElementsOf(sold.keySet());
        assertThat(books.purchases(source)).isEqualTo(sold.size());
        var earned = new HashMap<String, Long>();
        sold.forEach(
                (_, each) -> earned.merge(each.member, each.first.pointsEarned(), Math::addExact));
        Map<String, Long> issued = books.issuedByPurchases(source);
        assertThat(issued).isEqualTo(earned);
        books.requireAgreement();
        for (Map.Entry<String, Sold> each : sold.entrySet().stream().limit(REPEATED).toList()) {
            Sold known = each.getValue();
            Answer again = service.get().buy(known.member, source, each.getKey(), known.euros);
            assertThat(again.replayed()).as(each.toString()).isTrue();
            assertThat(again.receipt()).isEqualTo(known.first.receipt());
        }
    }

    @Override
    public void close() {
        selling = false;
        threads.shutdownNow();
    }
}
