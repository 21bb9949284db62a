package io.ladder;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The true time as tests would have it; it only moves when it is told to. */
public final class MovableTime implements InstantSource {
    private volatile Instant now = Instant.parse("2026-01-15T10:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    public synchronized void moveForward(Duration by) {
        now = now.plus(by);
    }
}
