package io.ladder.programme;

/**
 * What a new version means for what members have.
 *
 * @param section of the file that it comes from, such as {@code rewards}
 * @param id of what it is about
 * @param words the rule that holds, in a sentence or two
 */
public record Consequence(String section, String id, String words) {}
