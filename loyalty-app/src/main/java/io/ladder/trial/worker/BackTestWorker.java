package io.ladder.trial.worker;

import io.ladder.shared.IdSource;
import io.ladder.trial.RunBackTest;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Takes back-tests that wait and runs them, one at a time in each instance. What an instance that
 * was killed has left is begun anew once its lease has passed.
 */
@Component
@ConditionalOnWebApplication
@ConditionalOnBooleanProperty(name = "ladder.backtests.enabled", matchIfMissing = true)
final class BackTestWorker implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(BackTestWorker.class);
    private static final Duration IDLE_PAUSE = Duration.ofMillis(500);
    private static final Duration FAILURE_PAUSE = Duration.ofSeconds(2);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);

    private final RunBackTest tests;
    private final UUID id;
    private @Nullable Thread thread;

    BackTestWorker(RunBackTest tests, IdSource ids) {
        this.tests = tests;
        this.id = ids.next();
    }

    @Override
    public synchronized void start() {
        thread = Thread.ofPlatform().name("backtests").daemon().start(this::work);
    }

    private void work() {
        try {
            while (true) {
                Thread.sleep(pass());
            }
        } catch (InterruptedException stopped) {
            LOG.debug("told to stop");
        }
    }

    private Duration pass() throws InterruptedException {
        try {
            return tests.runOne(id) ? Duration.ZERO : IDLE_PAUSE;
        } catch (RuntimeException failure) {
            // Nothing is lost: once its lease has passed, it is begun anew, or given up.
            LOG.warn("a back-test was interrupted and will be begun anew", failure);
            return FAILURE_PAUSE;
        }
    }

    /** It is handed back, and begun anew by the next. */
    @Override
    public synchronized void stop() {
        if (thread != null) {
            thread.interrupt();
            try {
                thread.join(STOP_LIMIT);
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
            thread = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
