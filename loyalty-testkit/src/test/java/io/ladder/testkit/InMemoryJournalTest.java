package io.ladder.testkit;

import io.ladder.shared.TenantId;

class InMemoryJournalTest extends JournalContract {
    @Override
    protected Books open(FixedProgrammes programmes, TenantId tenant) {
        var journal = new InMemoryJournal(programmes);
        return new Books(journal, journal.records(), journal.codeHolds(), journal.alerts());
    }
}
