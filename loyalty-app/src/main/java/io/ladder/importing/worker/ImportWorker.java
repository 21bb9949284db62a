package io.ladder.importing.worker;

import io.ladder.importing.RunImport;
import io.ladder.shared.IdSource;
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
 * Takes imports that wait and books them, one at a time in each instance. What an instance that was
 * killed has left is taken over once its lease has passed.
 */
@Component
@ConditionalOnWebApplication
@ConditionalOnBooleanProperty(name = "ladder.imports.enabled", matchIfMissing = true)
final class ImportWorker implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ImportWorker.class);
    private static final Duration IDLE_PAUSE = Duration.ofMillis(500);
    private static final Duration FAILURE_PAUSE = Duration.ofSeconds(2);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);

    private final RunImport imports;
    private final UUID id;
    private @Nullable Thread thread;

    ImportWorker(RunImport imports, IdSource ids) {
        this.imports = imports;
        this.id = ids.next();
    }

    @Override
    public synchronized void start() {
        thread = Thread.ofPlatform().name("imports").daemon().start(this::work);
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
            return imports.runOne(id) ? Duration.ZERO : IDLE_PAUSE;
        } catch (RuntimeException failure) {
            // Nothing is lost: the import goes on with the first line that is not noted as done.
            LOG.warn("an import was interrupted and will go on", failure);
            return FAILURE_PAUSE;
        }
    }

    /** What is being booked is booked to its end; the rest of it is read again by the next. */
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
