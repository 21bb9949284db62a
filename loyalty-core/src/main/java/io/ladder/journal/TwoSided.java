package io.ladder.journal;

import io.ladder.ledger.Lot;
import io.ladder.shared.MemberId;
import io.ladder.shared.RecordId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An activity that concerns two accounts: decided on the one that it is brought to, it makes an
 * activity of the other. Both are recorded, or neither.
 */
public interface TwoSided {

    /** The field of a request that names the other side; null where none does. */
    @Nullable String otherField();

    /** One that hands points over. */
    interface Handing extends TwoSided {

        /** The same activity, knowing the record of its other side. */
        Activity facing(RecordId other);

        /**
         * What happens to the other account.
         *
         * @param here the record on this side
         * @param actor whose it is on this side
         * @param handed what this side hands over
         */
        Activity otherSide(RecordId here, MemberId actor, List<Lot> handed);
    }
}
