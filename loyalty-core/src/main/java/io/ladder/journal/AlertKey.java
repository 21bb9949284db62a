package io.ladder.journal;

import io.ladder.shared.MemberId;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which pattern somebody is to look at: that a guard rail kept something from a member on a day.
 * How often it kept points back is a shared counter of this name: so it is exact under concurrency,
 * and what comes back, is corrected or arrives late counts as if it had always been so.
 *
 * @param day in the programme's time zone
 * @param by the id of the guard rail; of {@link Kind#POINTS} the wallet whose daily limit it was
 * @param member who acted
 */
public record AlertKey(LocalDate day, Kind kind, String by, MemberId member) {
    /** What the names of the counters begin with: behind all that a decision locks before it. */
    public static final String PREFIX = "watched:";

    private static final String SEPARATOR = ":";
    private static final int PARTS = 4;

    /** What somebody is to look at. */
    public enum Kind {
        /** Purchases that brought nothing. */
        PURCHASES("purchases"),
        /** Deeds that brought less than they would have, for the day's limit of a wallet. */
        POINTS("points"),
        /** Rewards that were refused; a refusal leaves no record, so these are no counters. */
        REDEMPTIONS("redemptions"),
        /** Goods that came back and left more given in rewards than a cost share allows. */
        RETURNS("returns");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** As keys and answers write it. */
        public String text() {
            return text;
        }

        /** The kind of that text; null where there is none. */
        public static @Nullable Kind of(String text) {
            return Arrays.stream(values())
                    .filter(kind -> kind.text.equals(text))
                    .findFirst()
                    .orElse(null);
        }
    }

    /** Counts that it happened once more, now, to whoever acts. */
    public static void raise(Kind kind, String by, Turn turn) {
        LocalDate today = turn.at().atZone(turn.programme().zone()).toLocalDate();
        turn.use(new AlertKey(today, kind, by, turn.member()).text(), 1);
    }

    /** The name of its counter; in the order of these names alerts are in the order of days. */
    public String text() {
        return PREFIX
                + String.join(SEPARATOR, day.toString(), kind.text, by, member.value().toString());
    }

    /** What the names of a day's counters do not come before. */
    public static String firstOf(LocalDate day) {
        return PREFIX + day;
    }

    /** What the names of a day's counters come before. */
    public static String behind(LocalDate day) {
        return PREFIX + day + (char) (SEPARATOR.charAt(0) + 1);
    }

    /** The key of a counter's name; null where it is none. */
    public static @Nullable AlertKey of(String text) {
        List<String> parts =
                text.startsWith(PREFIX)
                        ? List.of(text.substring(PREFIX.length()).split(SEPARATOR, -1))
                        : List.of();
        Kind kind = parts.size() == PARTS ? Kind.of(parts.get(1)) : null;
        if (kind == null) {
            return null;
        }
        try {
            var key =
                    new AlertKey(
                            LocalDate.parse(parts.getFirst()),
                            kind,
                            parts.get(2),
                            new MemberId(UUID.fromString(parts.getLast())));
            return key.text().equals(text) ? key : null;
        } catch (DateTimeParseException | IllegalArgumentException none) {
            return null;
        }
    }
}
