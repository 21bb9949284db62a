package io.ladder.member.persistence;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The rows of members. */
interface MemberRows extends Repository<MemberRow, UUID> {

    Optional<MemberRow> findByMemberIdAndTenantId(UUID memberId, UUID tenantId);

    /**
     * Changes a row, and counts the change even where only the person changes with it. The lock on
     * the row makes changes of one member follow each other.
     *
     * @return 0 where the row has another version
     */
    @Modifying
    @Query(
            """
            update MemberRow member
            set member.externalId = :externalId, member.card = :card,
                member.version = member.version + 1
            where member.memberId = :id and member.tenantId = :tenant
              and member.version = :version
            """)
    int change(
            UUID id, UUID tenant, long version, @Nullable String externalId, @Nullable String card);
}
