package io.ladder.apitest;

import static org.assertj.core.api.Assertions.assertThat;

import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** What is asked of answers that refuse. */
public final class Problems {
    private Problems() {}

    /**
     * Requires a refusal.
     *
     * @param pointer to the field at fault; empty where none is
     */
    public static void assertProblem(
            MvcTestResult answer, int status, String code, String pointer) {
        JsonNode problem = Api.json(answer);
        assertThat(Api.status(answer)).as(problem.toString()).isEqualTo(status);
        assertThat(problem.get("code").asString()).isEqualTo(code);
        assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo(pointer);
    }
}
