package io.ladder.shared;

import java.util.UUID;

/** The id of a member, a time-ordered UUID (version 7). */
public record MemberId(UUID value) implements Comparable<MemberId> {
    @Override
    public int compareTo(MemberId other) {
        return value.compareTo(other.value);
    }
}
