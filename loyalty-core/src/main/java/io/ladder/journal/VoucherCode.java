package io.ladder.journal;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The code that goes with a redemption.
 *
 * @param text as it is written; null where one of a batch is handed out, which goes by its number
 * @param batch the batch of uploaded codes that it is from; 0 of what was made, or not decided yet
 * @param number which of the batch is handed out, 1 or more; 0 of all others, or not decided yet
 * @param open what may be decided for: the batch that was presented, or those that one can be
 *     handed out of; null once it is decided, as the journal keeps it
 */
public record VoucherCode(
        Kind kind, @Nullable String text, int batch, long number, @Nullable List<Batch> open) {

    /** Where a code comes from, and what it is for. */
    public enum Kind {
        /** Whoever shows one that was uploaded gets the reward. */
        PRESENTED,
        /** Whoever takes the reward is given one that was uploaded, for use elsewhere. */
        HANDED_OUT,
        /** Whoever takes the reward is given one that is made for them, and shown at a till. */
        MADE;

        /** As files name them. */
        public static final List<String> NAMES = Stream.of(values()).map(Kind::text).toList();

        /** As files name it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The one of that name, which must be one. */
        public static Kind of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * Codes of a reward that were uploaded for the same time.
     *
     * @param number 1 or more, in its reward
     * @param codes how many there are
     * @param uses how often each may be presented, 1 or more
     * @param from the first moment at which they are good; null for ever since
     * @param until the first moment at which they are no longer; null for ever
     */
    public record Batch(
            int number, long codes, int uses, @Nullable Instant from, @Nullable Instant until) {
        public Batch {
            if (number < 1 || codes < 0 || uses < 1) {
                throw new IllegalArgumentException("no batch: " + number);
            }
            if (from != null && until != null && !from.isBefore(until)) {
                throw new IllegalArgumentException("codes are good for a while");
            }
        }

        /** The same with more codes. */
        public Batch with(int more) {
            return new Batch(number, codes + more, uses, from, until);
        }

        /** Whether its codes are good. */
        public boolean good(Instant at) {
            return begun(at) && !ended(at);
        }

        /** Whether its codes are good yet. */
        public boolean begun(Instant at) {
            return from == null || !at.isBefore(from);
        }

        /** Whether its codes are no longer good. */
        public boolean ended(Instant at) {
            return until != null && !at.isBefore(until);
        }
    }

    public VoucherCode {
        open = open == null ? null : List.copyOf(open);
        if (text == null && kind != Kind.HANDED_OUT) {
            throw new IllegalArgumentException("only what is handed out goes by its number");
        }
    }

    /** A code that somebody shows. */
    public static VoucherCode presented(String text, Batch from) {
        return new VoucherCode(Kind.PRESENTED, text, 0, 0, List.of(from));
    }

    /** The next of some batches, whichever that is. */
    public static VoucherCode handedOut(List<Batch> from) {
        return new VoucherCode(Kind.HANDED_OUT, null, 0, 0, from);
    }

    /** A code of its own. */
    public static VoucherCode made(String text) {
        return new VoucherCode(Kind.MADE, text, 0, 0, null);
    }

    /** The same, now that it is decided. */
    public VoucherCode from(int decided, long which) {
        return new VoucherCode(kind, text, decided, which, null);
    }

    /** By what a code is looked for: its writing in capitals does not matter. */
    public static String key(String text) {
        return text.strip().toUpperCase(Locale.ROOT);
    }
}
