package io.ladder.http;

import io.ladder.access.Scope;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Checks before each operation that the key has its scope; one that names none is closed. */
final class ScopeInterceptor implements HandlerInterceptor {
    private static final String OURS = "io.ladder.";

    private final ConcurrentHashMap<Method, Admission> admissions = new ConcurrentHashMap<>();

    /** Whom an operation lets in: everybody, holders of a scope, or (with neither) nobody. */
    private record Admission(boolean everybody, @Nullable Scope scope) {}

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod operation)) {
            return true;
        }
        Admission admission =
                admissions.computeIfAbsent(operation.getMethod(), ScopeInterceptor::admission);
        if (admission.everybody) {
            return true;
        }
        if (admission.scope == null
                || !(request.getAttribute(Caller.ATTRIBUTE) instanceof Caller caller)) {
            throw Refusal.of(ErrorCode.FORBIDDEN, "No key opens this operation.").asException();
        }
        caller.require(admission.scope);
        return true;
    }

    private static Admission admission(Method method) {
        RequiredScope required = method.getAnnotation(RequiredScope.class);
        boolean everybody =
                method.isAnnotationPresent(NoKeyNeeded.class)
                        || !method.getDeclaringClass().getName().startsWith(OURS);
        return new Admission(everybody, required == null ? null : required.value());
    }
}
