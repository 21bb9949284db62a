package io.ladder.accounting.persistence;

import io.ladder.DatabaseTest;
import io.ladder.testkit.AccountingSetting;
import io.ladder.testkit.LiabilityContract;
import org.springframework.beans.factory.annotation.Autowired;

/** Half of the books is sealed when they are added up. */
@DatabaseTest
class SqlMonthlyMovementsTest extends LiabilityContract {
    private final Bookkeeping bookkeeping;
    private final Auditor auditor;

    @Autowired
    SqlMonthlyMovementsTest(Bookkeeping bookkeeping, Auditor auditor) {
        this.bookkeeping = bookkeeping;
        this.auditor = auditor;
    }

    @Override
    protected AccountingSetting open() {
        return bookkeeping.open();
    }

    @Override
    protected void settle() {
        auditor.seal();
    }
}
