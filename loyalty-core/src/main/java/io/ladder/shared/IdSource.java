package io.ladder.shared;

import java.util.UUID;

/** Makes ids that never repeat: time-ordered UUIDs (version 7). */
@FunctionalInterface
public interface IdSource {
    UUID next();
}
