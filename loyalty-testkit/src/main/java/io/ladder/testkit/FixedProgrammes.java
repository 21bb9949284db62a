package io.ladder.testkit;

import io.ladder.journal.Programme;
import io.ladder.journal.Programmes;
import io.ladder.journal.Timeline;
import io.ladder.shared.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The same programme and the same clock for all tenants, both set by the test. */
public final class FixedProgrammes implements Programmes {
    private volatile Timeline timeline;
    private volatile Instant now;

    public FixedProgrammes(Programme first, Instant now) {
        this.timeline = new Timeline(List.of(first));
        this.now = now;
    }

    @Override
    public Timeline timeline(TenantId tenant) {
        return timeline;
    }

    @Override
    public Instant now(TenantId tenant) {
        return now;
    }

    public Timeline timeline() {
        return timeline;
    }

    public Instant now() {
        return now;
    }

    /** Adds the next version of the programme. */
    public void apply(Programme next) {
        timeline = timeline.followedBy(next);
    }

    /** Corrects a version, which accounts follow once they are rated again. */
    public void correct(Programme corrected) {
        timeline = timeline.corrected(corrected);
    }

    public void setNow(Instant now) {
        this.now = now;
    }

    public synchronized void moveForward(Duration by) {
        now = now.plus(by);
    }
}
