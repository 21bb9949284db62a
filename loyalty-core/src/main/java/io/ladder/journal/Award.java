package io.ladder.journal;

/** Points that a rule gave for one activity. */
public record Award(String rule, String wallet, long points) {}
