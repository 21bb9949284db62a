package io.ladder.programme;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a programme file says about the programme itself: what it is for. Nothing here decides.
 *
 * @param id the programme's, the same in all versions
 * @param name as members know it
 * @param goal the one measurable goal
 * @param keyFactor the one thing that makes people come back
 * @param budget what it may cost, in words
 * @param qualifies who may take part, in words
 * @param communication what is communicated, and where
 * @param reviewOn when the programme is to be reviewed
 * @param types of appreciation, reward, partnership, rebate, affinity
 * @param kinds of accumulative, tiered, paid, intangible, affiliate, gamified, natural
 * @param loyalty of rational, emotional
 */
public record ProgrammeHead(
        String id,
        String name,
        String goal,
        String keyFactor,
        @Nullable String budget,
        @Nullable String qualifies,
        @Nullable String communication,
        @Nullable LocalDate reviewOn,
        List<String> types,
        List<String> kinds,
        List<String> loyalty) {
    static final List<String> TYPES =
            List.of("appreciation", "reward", "partnership", "rebate", "affinity");
    static final List<String> KINDS =
            List.of(
                    "accumulative",
                    "tiered",
                    "paid",
                    "intangible",
                    "affiliate",
                    "gamified",
                    "natural");
    static final List<String> LOYALTY = List.of("rational", "emotional");

    public ProgrammeHead {
        types = List.copyOf(types);
        kinds = List.copyOf(kinds);
        loyalty = List.copyOf(loyalty);
    }
}
