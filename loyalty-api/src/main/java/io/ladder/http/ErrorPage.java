package io.ladder.http;

import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Gives errors that no controller saw the same shape as all others. */
@RestController
@Hidden
final class ErrorPage implements ErrorController {
    private final ProblemWriter problems;

    ErrorPage(ProblemWriter problems) {
        this.problems = problems;
    }

    @RequestMapping("${server.error.path:${error.path:/error}}")
    @NoKeyNeeded
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        problems.write(response, refusal(status instanceof Integer number ? number : 404));
    }

    private static Refusal refusal(int status) {
        HttpStatus known = HttpStatus.resolve(status);
        if (known == HttpStatus.NOT_FOUND) {
            return Refusal.of(ErrorCode.NOT_FOUND, "There is nothing at this address.");
        } else if (known == HttpStatus.UNAUTHORIZED) {
            return Refusal.of(ErrorCode.UNAUTHENTICATED, "The request needs a key.");
        } else if (known == HttpStatus.FORBIDDEN) {
            return Refusal.of(ErrorCode.FORBIDDEN, "No key opens this page.");
        } else if (known != null && known.is4xxClientError()) {
            return Refusal.of(ErrorCode.MALFORMED_REQUEST, "The request cannot be read.");
        }
        return Refusal.of(ErrorCode.INTERNAL_ERROR, "Something failed on our side.");
    }
}
