package io.ladder.http;

import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies over the limit: at once where their length is stated, else as soon as more has
 * been read. It stands behind the keys, so that strangers cannot make it read anything.
 */
@Component
@Order(0)
final class BodyLimitFilter extends OncePerRequestFilter {
    /** The largest body, in bytes. */
    static final int BYTES_MAX = 1_048_576;

    /** Files come here, which have a limit of their own. */
    private static final String IMPORTS = "/v1/imports";

    private static final Refusal TOO_LARGE =
            Refusal.of(
                            ErrorCode.BODY_TOO_LARGE,
                            "A body has at most "
                                    + BYTES_MAX
                                    + " bytes; send several requests, or a file to "
                                    + IMPORTS
                                    + ".")
                    .with("limit", BYTES_MAX);

    private final ProblemWriter problems;

    BodyLimitFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    /** Ends the reading of a body that has no stated length and turns out too long. */
    static final class BodyTooLargeException extends IOException {
        Refusal refusal() {
            return TOO_LARGE;
        }
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith(IMPORTS);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long length = request.getContentLengthLong();
        if (length > BYTES_MAX) {
            problems.write(response, TOO_LARGE);
        } else if (length < 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
            chain.doFilter(new CountedRequest(request), response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static final class CountedRequest extends HttpServletRequestWrapper {
        CountedRequest(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new CountedStream(super.getInputStream());
        }
    }

    private static final class CountedStream extends ServletInputStream {
        private final ServletInputStream body;
        private long count;

        CountedStream(ServletInputStream body) {
            this.body = body;
        }

        @Override
        public int read() throws IOException {
            int read = body.read();
            counted(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = body.read(bytes, offset, length);
            counted(read);
            return read;
        }

        private void counted(int read) throws BodyTooLargeException {
            count += Math.max(0, read);
            if (count > BYTES_MAX) {
                throw new BodyTooLargeException();
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
