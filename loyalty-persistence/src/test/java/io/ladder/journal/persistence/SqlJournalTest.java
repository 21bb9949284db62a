package io.ladder.journal.persistence;

import io.ladder.shared.TenantId;
import io.ladder.testkit.Books;
import io.ladder.testkit.FixedProgrammes;
import io.ladder.testkit.JournalContract;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

class SqlJournalTest extends JournalContract {
    @SuppressWarnings("NullAway.Init")
    private static SqlInstance instance;

    private final List<SqlJournal> opened = new ArrayList<>();

    @BeforeAll
    static void start() {
        instance = new SqlInstance(SqlInstance.migrated());
    }

    @AfterAll
    static void stop() {
        instance.close();
    }

    @AfterEach
    void closeJournals() {
        opened.forEach(SqlJournal::close);
    }

    @Override
    protected Books open(FixedProgrammes programmes, TenantId tenant) {
        instance.open(tenant);
        SqlJournal journal = instance.journal(programmes);
        opened.add(journal);
        return instance.books(journal, programmes);
    }
}
