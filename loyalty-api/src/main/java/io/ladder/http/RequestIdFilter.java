package io.ladder.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives each request an id, or keeps the one that it brings, for the answer and for the logs. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RequestIdFilter extends OncePerRequestFilter {
    static final String HEADER = "Request-Id";
    static final String MDC_KEY = "request_id";
    private static final int LENGTH_MAX = 128;
    private static final String PREFIX = "req_";

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String given = request.getHeader(HEADER);
        String id = given != null && sane(given) ? given : newId();
        response.setHeader(HEADER, id);
        MDC.put(MDC_KEY, id);
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(MDC_KEY);
        }
    }

    /** Errors outside of controllers are rendered in a second dispatch, which needs the id too. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    private static String newId() {
        long random = ThreadLocalRandom.current().nextLong();
        return PREFIX + Long.toUnsignedString(random, Character.MAX_RADIX);
    }

    private static boolean sane(String given) {
        if (given.isEmpty() || given.length() > LENGTH_MAX) {
            return false;
        }
        for (int index = 0; index < given.length(); index++) {
            char each = given.charAt(index);
            boolean plain =
                    (each >= 'a' && each <= 'z')
                            || (each >= 'A' && each <= 'Z')
                            || (each >= '0' && each <= '9')
                            || each == '-'
                            || each == '_'
                            || each == '.'
                            || each == ':';
            if (!plain) {
                return false;
            }
        }
        return true;
    }
}
