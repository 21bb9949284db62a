package io.ladder.shared.worker;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Does jobs of one kind that wait, one at a time in each instance, on a thread of its own. What an
 * instance that was killed has left is taken over once its lease has passed.
 */
public abstract class JobWorker implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(JobWorker.class);
    private static final Duration IDLE_PAUSE = Duration.ofMillis(500);
    private static final Duration FAILURE_PAUSE = Duration.ofSeconds(2);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);

    private final String name;
    private final UUID id;
    private @Nullable Thread thread;

    /**
     * A worker.
     *
     * @param name of its thread: what the jobs are
     * @param id by which it takes jobs, unlike that of any other
     */
    protected JobWorker(String name, UUID id) {
        this.name = name;
        this.id = id;
    }

    /**
     * Takes one job and does it to its end, or until it is stopped.
     *
     * @return false where none waits
     * @throws InterruptedException where the worker is to end; the job is handed back before
     */
    protected abstract boolean runOne(UUID worker) throws InterruptedException;

    @Override
    public synchronized void start() {
        thread = Thread.ofPlatform().name(name).daemon().start(this::work);
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
            return runOne(id) ? Duration.ZERO : IDLE_PAUSE;
        } catch (RuntimeException | VirtualMachineError failure) {
            // Nothing is lost: once its lease has passed, it goes on or is begun anew. Memory that
            // a
            // job has used up is free again when it ends; others wait for this thread.
            LOG.warn("one of the {} was interrupted and will be taken up again", name, failure);
            return FAILURE_PAUSE;
        }
    }

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
