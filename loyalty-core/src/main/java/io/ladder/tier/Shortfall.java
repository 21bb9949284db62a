package io.ladder.tier;

/**
 * A criterion that a member does not meet.
 *
 * @param rung the rung that asks for it
 * @param have how many pieces count now, or how much is counted; for answers the latest score
 */
public record Shortfall(String rung, Criterion criterion, long have) {}
