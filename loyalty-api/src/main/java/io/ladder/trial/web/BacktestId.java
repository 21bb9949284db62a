package io.ladder.trial.web;

import io.ladder.shared.Base32;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.Refusal;
import java.util.UUID;

/** The ids of back-tests as callers see them. */
final class BacktestId {
    private static final String PREFIX = "bkt_";

    private BacktestId() {}

    static String of(UUID id) {
        return PREFIX + Base32.ofUuid(id);
    }

    /**
     * The back-test of an id.
     *
     * @throws LoyaltyException {@code backtest_not_found} where the text is no such id
     */
    static UUID parse(String text) {
        UUID id = text.startsWith(PREFIX) ? Base32.uuid(text.substring(PREFIX.length())) : null;
        if (id == null) {
            throw notFound();
        }
        return id;
    }

    static LoyaltyException notFound() {
        return Refusal.of(
                        ErrorCode.BACKTEST_NOT_FOUND,
                        "There is no back-test of that id; it begins with " + PREFIX + ".")
                .asException();
    }
}
