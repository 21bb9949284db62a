package io.ladder.member.persistence;

import io.ladder.journal.Claim;
import io.ladder.journal.Person;
import io.ladder.member.Identities;
import io.ladder.member.MemberView;
import io.ladder.member.Members;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.MemberId;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import io.ladder.shared.persistence.ConstraintRefusals;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Members as rows that people edit. */
@Component
final class JpaMembers implements Members {
    /** Two changes that swap identities can wait for each other; the loser tries again. */
    private static final int TRIES_MAX = 3;

    private final MemberRows members;
    private final PersonRows persons;
    private final IdentityClaims identityClaims;
    private final MemberList views;
    private final TransactionOperations transactions;

    JpaMembers(
            MemberRows members,
            PersonRows persons,
            IdentityClaims identityClaims,
            MemberList views,
            TransactionOperations transactions) {
        this.members = members;
        this.persons = persons;
        this.identityClaims = identityClaims;
        this.views = views;
        this.transactions = transactions;
    }

    @Override
    public @Nullable MemberView find(TenantId tenant, MemberId member) {
        return views.find(tenant, member);
    }

    @Override
    public List<MemberView> list(
            TenantId tenant, Filter filter, @Nullable MemberId after, int limit) {
        return views.list(tenant, filter, after, limit);
    }

    @Override
    public MemberView change(
            TenantId tenant,
            MemberId member,
            long version,
            Identities identities,
            List<Claim> claims,
            Person person) {
        for (int attempt = 1; ; attempt++) {
            try {
                return Objects.requireNonNull(
                        transactions.execute(
                                _ -> write(tenant, member, version, identities, claims, person)));
            } catch (DataIntegrityViolationException violation) {
                throw ConstraintRefusals.of(violation);
            } catch (PessimisticLockingFailureException deadlock) {
                if (attempt == TRIES_MAX) {
                    throw deadlock;
                }
            }
        }
    }

    private MemberView write(
            TenantId tenant,
            MemberId member,
            long version,
            Identities identities,
            List<Claim> claims,
            Person person) {
        MemberRow row =
                members.findByMemberIdAndTenantId(member.value(), tenant.value())
                        .orElseThrow(JpaMembers::notFound);
        int changed =
                members.change(
                        row.memberId,
                        row.tenantId,
                        version,
                        identities.externalId(),
                        identities.card());
        if (changed == 0) {
            throw Refusal.of(ErrorCode.STALE, "The member has been changed meanwhile.")
                    .asException();
        }
        // What follows reads and writes past the entities.
        persons.saveAndFlush(PersonRow.of(row.memberId, row.tenantId, person));
        identityClaims.replace(tenant, row, claims);
        return Objects.requireNonNull(views.findChanged(tenant, member));
    }

    private static RuntimeException notFound() {
        return Refusal.of(ErrorCode.MEMBER_NOT_FOUND, "There is no such member.").asException();
    }
}
