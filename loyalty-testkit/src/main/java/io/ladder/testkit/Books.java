package io.ladder.testkit;

import io.ladder.journal.Journal;
import io.ladder.journal.Records;

/** A journal and the lists over it, as a contract looks at them. */
public record Books(Journal journal, Records records) {}
