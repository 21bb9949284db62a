package io.ladder.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses an {@code Idempotency-Key} where none is kept: whoever sends one relies on it, and would
 * find out by a second effect.
 */
final class RepetitionInterceptor implements HandlerInterceptor {
    private final ConcurrentHashMap<Method, Repetition> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod operation
                && request.getHeader(WebConfiguration.IDEMPOTENCY_KEY) != null
                && known.computeIfAbsent(operation.getMethod(), Repetition::of)
                        == Repetition.REFUSED) {
            throw Params.invalid(
                    WebConfiguration.IDEMPOTENCY_KEY,
                    "is not accepted by this operation: each request has its effect.");
        }
        return true;
    }
}
