package io.ladder.journal;

import io.ladder.shared.TenantId;

/**
 * Where the compiled programme of a tenant comes from. What the journal knows of programmes is
 * compiled; that they are files is the affair of another capability.
 */
public interface ProgrammeSource {

    /**
     * A programme with all its versions.
     *
     * @param revision grows whenever a version is added
     */
    record Compiled(int revision, Timeline timeline) {}

    /**
     * Reads and compiles the newest revision.
     *
     * @throws io.ladder.shared.LoyaltyException {@code programme_not_found} where the tenant has
     *     none
     */
    Compiled read(TenantId tenant);
}
