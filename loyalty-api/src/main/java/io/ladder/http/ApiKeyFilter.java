package io.ladder.http;

import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.Outage;
import io.ladder.shared.Refusal;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

/** Lets in who brings a key that opens something, and answers 401 to everybody else. */
final class ApiKeyFilter implements Filter {
    private static final Logger LOG = LoggerFactory.getLogger(ApiKeyFilter.class);
    private static final String BEARER = "Bearer ";
    private static final Refusal MISSING =
            Refusal.of(
                    ErrorCode.UNAUTHENTICATED,
                    "Send a key in the header Authorization: Bearer lk_live_… or lk_test_….");
    private static final Refusal UNKNOWN =
            Refusal.of(ErrorCode.UNAUTHENTICATED, "The key is unknown, revoked or expired.");

    private final CallerDirectory callers;
    private final ProblemWriter problems;

    ApiKeyFilter(CallerDirectory callers, ProblemWriter problems) {
        this.callers = callers;
        this.problems = problems;
    }

    @Override
    public void doFilter(ServletRequest any, ServletResponse answer, FilterChain chain)
            throws IOException, ServletException {
        var request = (HttpServletRequest) any;
        var response = (HttpServletResponse) answer;
        String secret = secret(request);
        Caller caller;
        try {
            caller = secret == null ? null : callers.find(secret);
        } catch (LoyaltyException refused) {
            problems.write(response, refused.refusal());
            return;
        } catch (RuntimeException failure) {
            if (!Outage.isBehind(failure)) {
                throw failure;
            }
            LOG.warn("A key needs the database, which is away: {}", failure.toString());
            problems.write(response, Outage.REFUSAL);
            return;
        }
        if (caller == null) {
            response.setHeader(
                    HttpHeaders.WWW_AUTHENTICATE,
                    secret == null
                            ? "Bearer realm=\"ladder\""
                            : "Bearer realm=\"ladder\", error=\"invalid_token\"");
            problems.write(response, secret == null ? MISSING : UNKNOWN);
            return;
        }
        SecurityContextHolder.setContext(new SecurityContextImpl(new KeyAuthentication(caller)));
        request.setAttribute(Caller.ATTRIBUTE, caller);
        chain.doFilter(request, response);
    }

    private static @Nullable String secret(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return null;
        }
        String secret = header.substring(BEARER.length()).strip();
        return secret.isEmpty() ? null : secret;
    }
}
