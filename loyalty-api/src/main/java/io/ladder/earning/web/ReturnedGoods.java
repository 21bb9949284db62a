package io.ladder.earning.web;

import io.ladder.journal.Activity;
import io.ladder.shared.Document;
import io.ladder.shared.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A return of either kind.
 *
 * @param purchase the sequence number of the purchase; null where there was no receipt
 */
record ReturnedGoods(
        Document document,
        Instant occurredAt,
        @Nullable Long purchase,
        List<Activity.ReturnedLine> lines,
        @Nullable Money amount) {

    /** What an activity says; null where it is no return. */
    static @Nullable ReturnedGoods of(Activity activity) {
        if (activity instanceof Activity.Return back) {
            return new ReturnedGoods(
                    back.document(),
                    back.occurredAt(),
                    back.purchase(),
                    back.lines(),
                    back.amount());
        }
        if (activity instanceof Activity.ReturnWithoutReceipt back) {
            return new ReturnedGoods(
                    back.document(), back.occurredAt(), null, List.of(), back.amount());
        }
        return null;
    }
}
