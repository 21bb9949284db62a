package io.ladder.member;

import io.ladder.journal.MemberStatus;
import io.ladder.journal.Person;
import io.ladder.shared.AccountId;
import io.ladder.shared.MemberId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A member as lists and screens show them.
 *
 * @param version counts the changes of this row, for {@code If-Match}
 */
public record MemberView(
        MemberId id,
        AccountId account,
        MemberStatus status,
        Instant enrolledAt,
        @Nullable String externalId,
        @Nullable String card,
        Person person,
        long version) {}
