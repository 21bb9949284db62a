package io.ladder.journal;

import io.ladder.ledger.WalletDraft;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What entries name as their cause where it is no rule and no reward of a programme. None of those
 * may have such a name, so that an entry tells by itself whether a rule moved its points.
 */
public final class Causes {
    /** Points that pay for a basket. */
    public static final String PAYMENT = "payment";

    static final String ADJUSTMENT = "adjustment";
    static final String WITHHELD = "withheld";
    static final String WRITTEN_OFF = "written-off";

    private static final Set<String> CORRECTIONS =
            Arrays.stream(ActivityKind.values())
                    .map(ActivityKind::correction)
                    .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> RESERVED =
            Stream.of(
                            CORRECTIONS.stream(),
                            Stream.of(PAYMENT, ADJUSTMENT, WITHHELD, WRITTEN_OFF),
                            // What was done gives all points of a wallet another life.
                            ActivityKind.deeds().stream(),
                            Stream.of(WalletDraft.BY_TIME))
                    .flatMap(each -> each)
                    .collect(Collectors.toUnmodifiableSet());

    private Causes() {}

    /**
     * Of entries that correct what was booked: no rule gave or took their points when it was due.
     */
    public static Set<String> corrections() {
        return CORRECTIONS;
    }

    /** All of them. */
    public static Set<String> reserved() {
        return RESERVED;
    }
}
