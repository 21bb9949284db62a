package io.ladder.shared.persistence;

import io.ladder.shared.TenantId;

/**
 * A tenant's programme has a new version: told within this instance of the service, so that who
 * applied it sees it at once. Other instances look for themselves.
 */
public record ProgrammeChanged(TenantId tenant) {}
