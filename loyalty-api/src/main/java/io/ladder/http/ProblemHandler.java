package io.ladder.http;

import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.Outage;
import io.ladder.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;

/** The one place where a refusal or a failure becomes an answer. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ProblemHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

    @ExceptionHandler
    ResponseEntity<Problem> refused(LoyaltyException refused, HttpServletRequest request) {
        Refusal refusal = refused.refusal();
        return answer(
                Problem.of(bodyNamesTheMember(request) ? MemberAtFault.inBody(refusal) : refusal));
    }

    /** What is posted to a collection names its member in the body; all else has a path to it. */
    private static boolean bodyNamesTheMember(HttpServletRequest request) {
        return HttpMethod.POST.matches(request.getMethod())
                && request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                        instanceof Map<?, ?> path
                && path.isEmpty();
    }

    @ExceptionHandler
    ResponseEntity<Problem> unsound(BodyReader.UnsoundBodyException unsound) {
        return answer(unsound.problem());
    }

    @ExceptionHandler
    ResponseEntity<Problem> unreadable(HttpMessageNotReadableException unreadable) {
        for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyLimitFilter.BodyTooLargeException tooLarge) {
                return answer(Problem.of(tooLarge.refusal()));
            }
        }
        return answer(
                unreadable.getCause() instanceof JacksonException fault
                        ? JsonFaults.of(fault)
                        : Problem.of(
                                ErrorCode.MALFORMED_REQUEST,
                                "The request needs a body that can be read.",
                                List.of()));
    }

    @ExceptionHandler
    ResponseEntity<Problem> invalid(MethodArgumentNotValidException invalid) {
        return answer(ValidationFaults.ofErrors(invalid.getBindingResult().getAllErrors()));
    }

    @ExceptionHandler
    ResponseEntity<Problem> missing(MissingServletRequestParameterException missing) {
        String detail = "The parameter " + missing.getParameterName() + " is required.";
        return parameter(missing.getParameterName(), "required", detail);
    }

    @ExceptionHandler
    ResponseEntity<Problem> missing(MissingServletRequestPartException missing) {
        String name = missing.getRequestPartName();
        String detail = "The part " + name + " is required, as a file.";
        return answer(
                Problem.of(
                        ErrorCode.INVALID_FIELD,
                        detail,
                        List.of(Problem.FieldProblem.at("/" + name, "required", detail))));
    }

    /** Of a form with files; its limits are the server's settings. */
    @ExceptionHandler
    ResponseEntity<Problem> broken(MultipartException broken) {
        return answer(
                broken instanceof MaxUploadSizeExceededException
                        ? refusal(
                                ErrorCode.BODY_TOO_LARGE,
                                "The file is too large; pack it by gzip, or send it in parts.")
                        : refusal(
                                ErrorCode.MALFORMED_REQUEST,
                                "The body is no form with files that can be read."));
    }

    @ExceptionHandler
    ResponseEntity<Problem> mismatched(MethodArgumentTypeMismatchException mismatch) {
        String detail =
                mismatch.getName() + " must be " + JsonFaults.wanted(mismatch.getRequiredType());
        return parameter(mismatch.getName(), "wrong_type", detail + ".");
    }

    @ExceptionHandler
    ResponseEntity<Problem> unbound(ServletRequestBindingException unbound) {
        return answer(
                Problem.of(
                        ErrorCode.MALFORMED_REQUEST,
                        "A part of the request is missing.",
                        List.of()));
    }

    private static ResponseEntity<Problem> parameter(String name, String code, String detail) {
        return answer(
                Problem.of(
                        ErrorCode.INVALID_FIELD,
                        detail,
                        List.of(Problem.FieldProblem.ofParameter(name, code, detail))));
    }

    @ExceptionHandler({NoResourceFoundException.class, NoHandlerFoundException.class})
    ResponseEntity<Problem> notFound(HttpServletRequest request) {
        return answer(refusal(ErrorCode.NOT_FOUND, "There is nothing at this address."));
    }

    @ExceptionHandler
    ResponseEntity<Problem> notAllowed(HttpRequestMethodNotSupportedException notAllowed) {
        Set<HttpMethod> allowed = notAllowed.getSupportedHttpMethods();
        var headers = new HttpHeaders();
        if (allowed != null) {
            headers.setAllow(allowed);
        }
        return answer(
                refusal(
                        ErrorCode.METHOD_NOT_ALLOWED,
                        notAllowed.getMethod()
                                + " is not possible here"
                                + (allowed == null ? "." : ", but " + names(allowed) + ".")),
                headers);
    }

    private static String names(Set<HttpMethod> methods) {
        return String.join(", ", methods.stream().map(HttpMethod::name).sorted().toList());
    }

    @ExceptionHandler
    ResponseEntity<Problem> unsupported(HttpMediaTypeNotSupportedException unsupported) {
        return answer(
                refusal(
                        ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                        "The body must be of type "
                                + MediaType.toString(unsupported.getSupportedMediaTypes())
                                + "."));
    }

    @ExceptionHandler
    ResponseEntity<Problem> notAcceptable(HttpMediaTypeNotAcceptableException notAcceptable) {
        return answer(
                refusal(
                        ErrorCode.NOT_ACCEPTABLE,
                        "The answer can be of type "
                                + MediaType.toString(notAcceptable.getSupportedMediaTypes())
                                + "."));
    }

    /** The caller has gone; there is nobody to answer. */
    @ExceptionHandler
    void gone(AsyncRequestNotUsableException gone) {
        LOG.debug("The caller did not wait for the answer", gone);
    }

    @ExceptionHandler
    @Nullable ResponseEntity<Problem> failed(Exception failure) {
        if (Outage.isBehind(failure)) {
            LOG.warn("A request needs the database, which is away: {}", failure.toString());
            return answer(Problem.of(Outage.REFUSAL));
        }
        if (failure instanceof IOException && !(failure instanceof java.io.FileNotFoundException)) {
            LOG.debug("The connection broke", failure);
        } else {
            LOG.error("A request failed", failure);
        }
        return answer(
                refusal(
                        ErrorCode.INTERNAL_ERROR,
                        "Something failed on our side; report the request id if it happens"
                                + " again."));
    }

    private static Problem refusal(ErrorCode code, String detail) {
        return Problem.of(Refusal.of(code, detail));
    }

    private static ResponseEntity<Problem> answer(Problem problem) {
        return answer(problem, HttpHeaders.EMPTY);
    }

    private static ResponseEntity<Problem> answer(Problem problem, HttpHeaders headers) {
        var response =
                ResponseEntity.status(problem.status())
                        .headers(headers)
                        .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        String seconds = ProblemWriter.retryAfter(problem);
        if (seconds != null) {
            response.header(HttpHeaders.RETRY_AFTER, seconds);
        }
        return response.body(problem);
    }
}
