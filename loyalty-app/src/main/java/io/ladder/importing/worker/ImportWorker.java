package io.ladder.importing.worker;

import io.ladder.importing.RunImport;
import io.ladder.shared.IdSource;
import io.ladder.shared.worker.JobWorker;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/**
 * Books imports that wait. One that is taken over goes on with the first line not noted as done.
 */
@Component
@ConditionalOnWebApplication
@ConditionalOnBooleanProperty(name = "ladder.imports.enabled", matchIfMissing = true)
final class ImportWorker extends JobWorker {
    private final RunImport imports;

    ImportWorker(RunImport imports, IdSource ids) {
        super("imports", ids.next());
        this.imports = imports;
    }

    @Override
    protected boolean runOne(UUID worker) throws InterruptedException {
        return imports.runOne(worker);
    }
}
