package io.ladder.http;

import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives requests that the server itself cannot read, which no filter sees, a problem document as
 * all others get.
 */
final class UnreadableRequestValve extends ErrorReportValve {
    private static final Logger LOG = LoggerFactory.getLogger(UnreadableRequestValve.class);
    private static final Refusal UNREADABLE =
            Refusal.of(
                    ErrorCode.MALFORMED_REQUEST,
                    "The request's line or headers cannot be read; members whose external id has"
                            + " characters that no URL carries are found by POST"
                            + " /v1/members/search.");

    private static final Refusal FAILED =
            Refusal.of(ErrorCode.INTERNAL_ERROR, "Something failed on our side.");

    private final ProblemWriter problems;

    UnreadableRequestValve(ProblemWriter problems) {
        this.problems = problems;
        setAsyncSupported(true);
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < HttpServletResponse.SC_BAD_REQUEST
                || response.getContentWritten() > 0
                || !response.setErrorReported()) {
            return;
        }
        boolean theirs = status < HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
        try {
            problems.write(response, theirs ? UNREADABLE : FAILED);
            response.finishResponse();
        } catch (IOException gone) {
            LOG.debug("The caller did not wait for the answer", gone);
        }
    }
}
