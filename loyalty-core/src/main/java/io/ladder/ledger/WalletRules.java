package io.ladder.ledger;

import java.time.Duration;

/**
 * What a programme says of one of its wallets.
 *
 * @param code as files and answers name it, such as {@code points}
 * @param grace how long points live at least that come back after their lot has expired
 */
public record WalletRules(String code, Expiry expiry, Duration grace) {}
