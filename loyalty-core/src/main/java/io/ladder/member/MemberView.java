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
 * @param account on which they act now
 * @param version counts the changes of this row, for {@code If-Match}
 * @param mergedInto as whom they count, where their record turned out to be another one's; null for
 *     themselves
 */
public record MemberView(
        MemberId id,
        AccountId account,
        MemberStatus status,
        Instant enrolledAt,
        @Nullable String externalId,
        @Nullable String card,
        Person person,
        long version,
        @Nullable MemberId mergedInto) {}
