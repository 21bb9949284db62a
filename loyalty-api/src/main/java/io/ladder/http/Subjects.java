package io.ladder.http;

import io.ladder.journal.Subject;
import io.ladder.shared.TenantId;

/** Reads which member a request means. */
public interface Subjects {

    /**
     * The member of a reference in a path: {@code mbr_…}, {@code external:…} or {@code card:…}.
     *
     * @throws io.ladder.shared.LoyaltyException {@code invalid_field}, {@code member_not_found}
     */
    Subject inPath(TenantId tenant, String reference);

    /**
     * The member of a reference in a body.
     *
     * @param pointer where it stands
     * @throws io.ladder.shared.LoyaltyException {@code invalid_field}, {@code member_not_found}
     */
    Subject inBody(TenantId tenant, MemberReference reference, String pointer);
}
