package io.ladder.importing;

import java.util.Locale;

/** How far an import has come. */
public enum ImportStatus {
    /** Waits for a worker. */
    WAITING,
    /** A worker reads it. */
    RUNNING,
    /** Stopped on demand; starting it again goes on where it stopped. */
    PAUSED,
    /** All lines are read. */
    DONE,
    /** Its file cannot be read. */
    FAILED;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
