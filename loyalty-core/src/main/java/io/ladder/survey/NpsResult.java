package io.ladder.survey;

import org.jspecify.annotations.Nullable;

/**
 * The net promoter score of a set of answers: (promoters − detractors) ÷ answers × 100. Promoters
 * answered 9 or 10, passives 7 or 8, detractors 0 to 6.
 */
public record NpsResult(long promoters, long passives, long detractors) {

    /** How many answered. */
    public long answers() {
        return promoters + passives + detractors;
    }

    /** The score from −100 to 100, to one decimal, rounded half up; null without answers. */
    public java.math.@Nullable BigDecimal score() {
        if (answers() == 0) {
            return null;
        }
        return java.math.BigDecimal.valueOf((promoters - detractors) * 100)
                .divide(java.math.BigDecimal.valueOf(answers()), 1, java.math.RoundingMode.HALF_UP);
    }
}
