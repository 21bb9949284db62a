package io.ladder.rule;

import io.ladder.expression.ExpressionFailure;
import io.ladder.journal.Slot;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How many points a purchase is worth by one rule. It is pure: all that it reads is in the case.
 */
public interface Earning {

    /**
     * What a rule offers for a purchase.
     *
     * @param points 0 or more
     * @param slot what the rule is to remember if the offer is taken; null for what it remembers
     *     now
     * @param why how it came to so many points, in one sentence
     */
    record Offer(long points, @Nullable Slot slot, Supplier<String> why) {}

    /**
     * The offer for a purchase of which the rule chose at least one line.
     *
     * @throws ExpressionFailure where it cannot be computed
     */
    Offer offer(Case purchase) throws ExpressionFailure;

    /**
     * Whether rules of this kind remember what a slot of that format says. What another kind
     * remembered under the same id says nothing to them.
     */
    default boolean remembers(int format) {
        return false;
    }

    /**
     * How far a member has come towards what the rule gives next; null where it counts nothing.
     *
     * @param slot what the rule remembers of the member; null where nothing
     */
    default @Nullable Progress progress(Outlook member, @Nullable Slot slot) {
        return null;
    }
}
