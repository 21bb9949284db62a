package io.ladder.trial.worker;

import io.ladder.shared.IdSource;
import io.ladder.shared.worker.JobWorker;
import io.ladder.trial.RunBackTest;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** Runs back-tests that wait. One that is taken over is begun anew. */
@Component
@ConditionalOnWebApplication
@ConditionalOnBooleanProperty(name = "ladder.backtests.enabled", matchIfMissing = true)
final class BackTestWorker extends JobWorker {
    private final RunBackTest tests;

    BackTestWorker(RunBackTest tests, IdSource ids) {
        super("back-tests", ids.next());
        this.tests = tests;
    }

    @Override
    protected boolean runOne(UUID worker) throws InterruptedException {
        return tests.runOne(worker);
    }
}
