package io.ladder.dev;

import io.ladder.setup.ProgrammeFile;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says plainly what is wrong, where the default would show the beans that did not come up. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class PlainFailureReporter implements SpringBootExceptionReporter {

    @Override
    public boolean reportException(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof EmbeddedDatabaseFailure
                    || cause instanceof ProgrammeFile.Failure) {
                System.err.println("ladder: " + cause.getMessage());
                return true;
            }
        }
        return false;
    }
}
