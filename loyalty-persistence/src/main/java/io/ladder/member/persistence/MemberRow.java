package io.ladder.member.persistence;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/**
 * A row of the table {@code member}, as far as people edit it. The journal writes the rest: a
 * member's status is what its activities say.
 */
@Entity
@Table(name = "member")
@NullUnmarked
class MemberRow {
    @Id UUID memberId;
    UUID tenantId;
    UUID accountId;
    String externalId;
    String card;
    long version;
}
