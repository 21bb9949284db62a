package io.ladder.http;

import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The pages to which the types of problems point. */
@RestController
@Tag(name = "Problems", description = "What each error code means")
final class ProblemController {
    static final String PATH = "/v1/problems/";

    private static final Properties MEANINGS = meanings();

    private static Properties meanings() {
        var meanings = new Properties();
        try (var resource = ProblemController.class.getResourceAsStream("/problems.properties")) {
            if (resource == null) {
                throw new IllegalStateException("problems.properties is part of this module");
            }
            meanings.load(new InputStreamReader(resource, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return meanings;
    }

    @Schema(description = "What an error code means and what to do about it")
    record ProblemTypeResponse(
            String type,
            String code,
            String title,
            int status,
            boolean retryable,
            String meaning) {}

    @GetMapping(path = PATH + "{code}", produces = MediaType.APPLICATION_JSON_VALUE)
    @NoKeyNeeded
    @Operation(summary = "Explain an error code")
    ProblemTypeResponse explainProblem(@PathVariable String code) {
        ErrorCode known = known(code);
        return new ProblemTypeResponse(
                PATH + known.text(),
                known.text(),
                Problem.title(known),
                ProblemStatus.of(known).value(),
                ProblemStatus.retryable(known),
                meaning(known));
    }

    @GetMapping(path = PATH + "{code}", produces = MediaType.TEXT_HTML_VALUE)
    @NoKeyNeeded
    @io.swagger.v3.oas.annotations.Hidden
    String explainProblemToPeople(@PathVariable String code) {
        ErrorCode known = known(code);
        return """
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><title>%1$s</title></head>
        <body>
        <h1>%1$s</h1>
        <p>%2$s</p>
        <dl>
        <dt>code</dt><dd><code>%3$s</code></dd>
        <dt>HTTP status</dt><dd>%4$d</dd>
        <dt>may the same request succeed later?</dt><dd>%5$s</dd>
        </dl>
        </body>
        </html>
        """
                .formatted(
                        Problem.title(known),
                        meaning(known),
                        known.text(),
                        ProblemStatus.of(known).value(),
                        ProblemStatus.retryable(known) ? "yes" : "no");
    }

    static String meaning(ErrorCode code) {
        return MEANINGS.getProperty(code.text(), Problem.title(code) + ".");
    }

    private static ErrorCode known(String text) {
        for (ErrorCode code : ErrorCode.values()) {
            if (code.text().equals(text.toLowerCase(Locale.ROOT))) {
                return code;
            }
        }
        throw Refusal.of(ErrorCode.NOT_FOUND, "There is no such error code.").asException();
    }
}
