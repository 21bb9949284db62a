package io.ladder.member;

import io.ladder.journal.Claim;
import io.ladder.journal.MemberStatus;
import io.ladder.journal.Person;
import io.ladder.shared.MemberId;
import io.ladder.shared.Page;
import io.ladder.shared.TenantId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The members of a tenant as people edit and browse them. */
public interface Members {

    /** The member of that id; null where the tenant has none. */
    @Nullable MemberView find(TenantId tenant, MemberId member);

    /**
     * Members in the order of their ids, newest last.
     *
     * @param after the id that the page begins after; null for the first page
     * @param limit 1 to {@link Page#LIMIT_MAX}
     */
    List<MemberView> list(TenantId tenant, Filter filter, @Nullable MemberId after, int limit);

    /** Which members to list; null asks for all. */
    record Filter(@Nullable MemberStatus status, @Nullable String rung) {}

    /**
     * Writes a member's identities and person anew, all at once.
     *
     * @param version the version that the change was made from
     * @param claims all identities that the member then has
     * @return the member as written
     * @throws io.ladder.shared.LoyaltyException {@code member_not_found}; {@code stale} where the
     *     member has another version; {@code identity_taken} where another member has one of the
     *     identities
     */
    MemberView change(
            TenantId tenant,
            MemberId member,
            long version,
            Identities identities,
            List<Claim> claims,
            Person person);
}
