package io.ladder.shared;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
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
     * What both halves come to, each worked on by a thread of its own. Where one fails, or the
     * caller is interrupted, what is still at work is interrupted, and both have ended when this
     * ends. What failed first is thrown as it is.
     */
    public static <T extends @Nullable Object, R extends @Nullable Object> R work(
            Half<T> one, Half<T> other, BiFunction<T, T, R> joined) throws InterruptedException {
        // Of the platform: one that is interrupted ends what it is writing, and cuts no connection.
        try (var threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            try {
                var ended = new ExecutorCompletionService<T>(threads);
                Future<T> first = ended.submit(one::work);
                Future<T> second = ended.submit(other::work);
                ended.take().get();
                ended.take().get();
                return joined.apply(first.get(), second.get());
            } catch (ExecutionException failure) {
                switch (failure.getCause()) {
                    case RuntimeException broken -> throw broken;
                    case Error broken -> throw broken;
                    case InterruptedException stopped -> throw stopped;
                    case null, default -> throw new IllegalStateException(failure);
                }
            } finally {
                threads.shutdownNow();
            }
        }
    }
}
