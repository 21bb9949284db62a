package io.ladder.access;

import java.util.UUID;

/**
 * A key was revoked: told within this instance of the service, so that it opens nothing there from
 * then on. Other instances look for themselves.
 */
public record KeyRevoked(UUID key) {}
