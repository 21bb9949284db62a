package io.ladder.journal;

import org.jspecify.annotations.Nullable;

/**
 * Why somebody of the house did something by hand.
 *
 * @param code one of a few, kept for ever with what was done; null for none
 * @param words what they wrote, kept apart so that it can be erased; null for none
 */
public record Why(@Nullable String code, @Nullable String words) {}
