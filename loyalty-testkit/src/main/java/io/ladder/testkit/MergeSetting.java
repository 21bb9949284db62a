package io.ladder.testkit;

import io.ladder.journal.JournalRecord;
import io.ladder.journal.Subject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;

/** Two records of one person, which the parts of the contract on merging share. */
abstract class MergeSetting extends JournalSetting {
    Subject.OfAccount anna;
    Subject.OfAccount ben;

    @SuppressWarnings("NullAway.Init")
    MergeSetting() {}

    @BeforeEach
    void enrol() {
        anna = till.enrol("anna");
        programmes.moveForward(Duration.ofDays(1));
        ben = till.enrol("ben");
    }

    void passAnHour() {
        programmes.moveForward(Duration.ofHours(1));
    }

    JournalRecord merge() {
        passAnHour();
        return till.book(till.merge(ben, anna));
    }

    void requireAllSound() {
        requireSound(anna);
        requireSound(ben);
    }
}
