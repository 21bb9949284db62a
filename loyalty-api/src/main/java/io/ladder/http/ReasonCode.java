package io.ladder.http;

import io.ladder.journal.Why;
import org.jspecify.annotations.Nullable;

/** Why a clerk does something, by a code of the house that is kept with what was done. */
public final class ReasonCode {
    /** What a code looks like. */
    public static final String PATTERN = "[a-z][a-z0-9_-]{0,63}";

    public static final int LENGTH_MAX = 64;

    /** The rule in words. */
    public static final String MESSAGE = "must be a-z, 0-9, _ and -, and begin with a letter";

    private ReasonCode() {}

    /** A code and the words that go with it. */
    public static Why with(@Nullable String code, String words) {
        return new Why(code, words);
    }
}
