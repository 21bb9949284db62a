package io.ladder.dev;

/** Why the embedded database does not start, in words for whoever started it. */
final class EmbeddedDatabaseFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EmbeddedDatabaseFailure(String message) {
        super(message);
    }

    EmbeddedDatabaseFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
