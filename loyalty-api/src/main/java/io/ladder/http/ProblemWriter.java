package io.ladder.http;

import io.ladder.shared.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes problems where no controller has been reached yet. */
@Component
public final class ProblemWriter {
    /** The fact of a refusal after how many seconds to come again. */
    public static final String RETRY_AFTER = "retry_after_seconds";

    /** When to come again after a 503 that does not say. */
    private static final String RETRY_AFTER_SECONDS = "1";

    private final JsonMapper json;

    ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    /** After how many seconds to come again; null where nobody can tell. */
    static @Nullable String retryAfter(Problem problem) {
        Object told = problem.facts().get(RETRY_AFTER);
        if (told != null) {
            return told.toString();
        }
        return problem.status() == HttpStatus.SERVICE_UNAVAILABLE.value()
                ? RETRY_AFTER_SECONDS
                : null;
    }

    void write(HttpServletResponse response, Refusal refusal) throws IOException {
        Problem problem = Problem.of(refusal);
        byte[] body = json.writeValueAsBytes(problem);
        response.setStatus(problem.status());
        String seconds = retryAfter(problem);
        if (seconds != null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, seconds);
        }
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
