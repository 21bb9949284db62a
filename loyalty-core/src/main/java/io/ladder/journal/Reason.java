package io.ladder.journal;

/**
 * Why a rule did or did not do something, in words for a clerk.
 *
 * @param rule the rule's id in the programme
 * @param version the programme version that the rule belongs to
 */
public record Reason(String rule, int version, boolean applied, String text) {}
