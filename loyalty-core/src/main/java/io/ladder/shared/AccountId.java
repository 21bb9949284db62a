package io.ladder.shared;

import java.util.UUID;

/** The id of a account, a time-ordered UUID (version 7). */
public record AccountId(UUID value) implements Comparable<AccountId> {
    @Override
    public int compareTo(AccountId other) {
        return value.compareTo(other.value);
    }
}
