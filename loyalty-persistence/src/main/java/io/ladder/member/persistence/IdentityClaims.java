package io.ladder.member.persistence;

import io.ladder.journal.Claim;
import io.ladder.journal.ClaimKind;
import io.ladder.shared.TenantId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The claims of what members can be found by, as people change them. The journal writes them when
 * somebody enrols.
 */
@Component
final class IdentityClaims {
    private static final List<String> KINDS =
            Arrays.stream(ClaimKind.values())
                    .filter(ClaimKind::identity)
                    .map(ClaimKind::name)
                    .toList();

    /**
     * An identity belongs to the first record of the member's own account, by which they enrolled,
     * wherever they act now. That account bears the member's id.
     */
    private static final long SEQUENCE = 1;

    /** A change has no key under which it could be asked for again, so nothing to compare. */
    private static final UUID NO_CONTENT = new UUID(0, 0);

    private final JdbcClient database;

    IdentityClaims(JdbcClient database) {
        this.database = database;
    }

    /**
     * Leaves a member with these identities and no others.
     *
     * @throws org.springframework.dao.DuplicateKeyException where another member has one of them
     */
    void replace(TenantId tenant, MemberRow member, List<Claim> claims) {
        var present = new HashSet<>(of(tenant, member));
        var wanted = new TreeSet<>(claims);
        for (Claim gone : new TreeSet<>(present)) {
            if (!wanted.contains(gone)) {
                delete(tenant, member, gone);
            }
        }
        // In one order for all, as the journal claims them too.
        for (Claim claim : wanted) {
            if (!present.contains(claim)) {
                insert(tenant, member, claim);
            }
        }
    }

    private List<Claim> of(TenantId tenant, MemberRow member) {
        return database.sql(
                        """
                        select kind, value from claim
                        where tenant_id = :tenant and account_id = :account and member_id = :member
                          and kind in (:kinds)
                        """)
                .param("tenant", tenant.value())
                .param("account", member.memberId)
                .param("member", member.memberId)
                .param("kinds", KINDS)
                .query((row, _) -> new Claim(ClaimKind.valueOf(row.getString(1)), row.getString(2)))
                .list();
    }

    private void delete(TenantId tenant, MemberRow member, Claim claim) {
        UUID owner = member.memberId;
        database.sql(
                        """
                        delete from claim
                        where tenant_id = :tenant and kind = :kind and value = :value
                          and member_id = :member
                        """)
                .param("tenant", tenant.value())
                .param("kind", claim.kind().name())
                .param("value", claim.value())
                .param("member", owner)
                .update();
    }

    private void insert(TenantId tenant, MemberRow member, Claim claim) {
        database.sql(
                        """
                        insert into claim
                            (tenant_id, kind, value, account_id, sequence, member_id, content)
                        values (:tenant, :kind, :value, :account, :sequence, :member, :content)
                        """)
                .param("tenant", tenant.value())
                .param("kind", claim.kind().name())
                .param("value", claim.value())
                .param("account", member.memberId)
                .param("sequence", SEQUENCE)
                .param("member", member.memberId)
                .param("content", NO_CONTENT)
                .update();
    }
}
