package io.ladder.accounting.persistence;

import io.ladder.DatabaseTest;
import io.ladder.testkit.AccountingSetting;
import io.ladder.testkit.LedgerEntriesContract;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class SqlLedgerEntriesTest extends LedgerEntriesContract {
    private final Bookkeeping bookkeeping;

    @Autowired
    SqlLedgerEntriesTest(Bookkeeping bookkeeping) {
        this.bookkeeping = bookkeeping;
    }

    @Override
    protected AccountingSetting open() {
        return bookkeeping.open();
    }
}
