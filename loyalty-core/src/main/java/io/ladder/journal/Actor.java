package io.ladder.journal;

/**
 * Who acts for the house: so far an API key.
 *
 * @param id as the house knows them, without personal data
 */
public record Actor(String id) {}
