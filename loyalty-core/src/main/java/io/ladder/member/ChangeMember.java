package io.ladder.member;

import io.ladder.journal.Person;
import io.ladder.shared.MemberId;
import io.ladder.shared.TenantId;
import io.ladder.shared.UseCase;

/**
 * Changes by what a member can be found and what is known of them as a person.
 *
 * <p>Refuses: {@code member_not_found}, {@code stale}, {@code identity_taken}.
 */
@UseCase
public final class ChangeMember {
    private final Members members;
    private final Tenants tenants;

    public ChangeMember(Members members, Tenants tenants) {
        this.members = members;
        this.tenants = tenants;
    }

    /**
     * Writes the change.
     *
     * @param version the version that the change was made from
     */
    public MemberView change(
            TenantId tenant, MemberId member, long version, Identities identities, Person person) {
        return members.change(
                tenant,
                member,
                version,
                identities,
                identities.claims(tenants.secret(tenant)),
                person);
    }
}
