package io.ladder.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SideBySideTest {
    private final AtomicInteger interrupted = new AtomicInteger();
    private final CountDownLatch begun = new CountDownLatch(1);

    /** Waits for what never comes. */
    private Integer forEver() throws InterruptedException {
        begun.countDown();
        try {
            new CountDownLatch(1).await();
            return 0;
        } catch (InterruptedException stopped) {
            interrupted.incrementAndGet();
            throw stopped;
        }
    }

    private Integer failing(Throwable failure) throws InterruptedException {
        begun.await();
        switch (failure) {
            case Error error -> throw error;
            case RuntimeException broken -> throw broken;
            default -> throw new AssertionError(failure);
        }
    }

    @Test
    void joinsWhatBothComeTo() throws InterruptedException {
        assertThat(
                        SideBySide.<Integer, String>work(
                                () -> 7, () -> 5, (one, other) -> one + "," + other))
                .isEqualTo("7,5");
    }

    @Test
    void interruptsEitherHalfWhereTheOtherFails() {
        var failure = new IllegalArgumentException("broken");

        assertThatThrownBy(
                        () -> SideBySide.work(this::forEver, () -> failing(failure), Integer::sum))
                .isSameAs(failure);
        assertThatThrownBy(
                        () -> SideBySide.work(() -> failing(failure), this::forEver, Integer::sum))
                .isSameAs(failure);
        assertThat(interrupted).hasValue(2);
    }

    @Test
    void throwsAnErrorAsItIs() {
        var failure = new StackOverflowError();

        assertThatThrownBy(
                        () -> SideBySide.work(this::forEver, () -> failing(failure), Integer::sum))
                .isSameAs(failure);
    }

    @Test
    void interruptsBothHalvesWithTheCaller() {
        Thread caller = Thread.currentThread();

        assertThatThrownBy(() ->
                        SideBySide.work(
                                this::forEver,
                                () -> {
                                    begun.await();
                                    caller.interrupt();
                                    return forEver();
                                },
                                Integer::sum))
                .isInstanceOf(InterruptedException.class);

        assertThat(Thread.interrupted()).isFalse();
        assertThat(interrupted).hasValue(2);
    }
}
