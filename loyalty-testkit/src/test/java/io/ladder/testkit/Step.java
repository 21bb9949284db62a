package io.ladder.testkit;

import io.ladder.journal.Activity;
import java.util.function.IntToLongFunction;

/**
 * Something that happens in a generated history.
 *
 * @param number its place in the history as it happened, from 0
 * @param about the step that it speaks of, such as the purchase that is returned; -1 for none
 */
record Step(int number, int about, Form form) {

    /** Makes the activity, given the sequence number of each step that is booked. */
    @FunctionalInterface
    interface Form {
        Activity activity(IntToLongFunction sequenceOf);
    }

    Activity activity(IntToLongFunction sequenceOf) {
        return form.activity(sequenceOf);
    }

    /** The activity where nothing that it speaks of matters. */
    Activity outline() {
        return form.activity(_ -> 1);
    }

    /** Another form of the same step. */
    Step as(Activity activity) {
        return new Step(number, about, _ -> activity);
    }

    @Override
    public String toString() {
        return number + (about < 0 ? "" : " about " + about) + ": " + outline();
    }
}
