package io.ladder.shared;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Does two halves of a work at once: while the database writes what one of them has decided, the
 * other decides.
 */
public final class SideBySide {
    private SideBySide() {}

    /** One half. */
    public interface Half<T extends @Nullable Object> {
        T work() throws InterruptedException;
    }

    /**
     * What both halves come to. Where one fails, or the caller is interrupted, both have ended when
     * this ends, and the other one was interrupted.
     */
    public static <T extends @Nullable Object, R extends @Nullable Object> R work(
            Half<T> one, Half<T> other, BiFunction<T, T, R> joined) throws InterruptedException {
        // Of the platform: one that is interrupted ends what it is writing, and cuts no connection.
        try (var threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            try {
                Future<T> second = threads.submit(other::work);
                T first = one.work();
                return joined.apply(first, second.get());
            } catch (ExecutionException failure) {
                if (failure.getCause() instanceof RuntimeException broken) {
                    throw broken;
                }
                throw new IllegalStateException(failure.getCause());
            } finally {
                threads.shutdownNow();
            }
        }
    }
}
