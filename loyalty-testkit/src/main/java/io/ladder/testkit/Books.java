package io.ladder.testkit;

import io.ladder.journal.Alerts;
import io.ladder.journal.CodeHolds;
import io.ladder.journal.Journal;
import io.ladder.journal.Records;

/** A journal and what looks through it, as a contract looks at them. */
public record Books(Journal journal, Records records, CodeHolds codeHolds, Alerts alerts) {}
