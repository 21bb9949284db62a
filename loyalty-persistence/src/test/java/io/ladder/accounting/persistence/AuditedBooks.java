package io.ladder.accounting.persistence;

import io.ladder.journal.Subject;
import io.ladder.shared.RecordId;
import io.ladder.shared.TenantId;
import io.ladder.testkit.AccountingScene;
import io.ladder.testkit.AccountingSetting;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** Fresh books with a member, for tests that damage them and look whether that is found. */
abstract class AuditedBooks {
    private final Bookkeeping bookkeeping;
    final Auditor auditor;
    TenantId tenant;
    AccountingScene scene;
    Subject.OfAccount member;

    /** That of the member. */
    UUID account;

    @SuppressWarnings("NullAway.Init")
    AuditedBooks(Bookkeeping bookkeeping, Auditor auditor) {
        this.bookkeeping = bookkeeping;
        this.auditor = auditor;
    }

    @BeforeEach
    final void openBooks() {
        AccountingSetting setting = bookkeeping.open();
        tenant = setting.tenant();
        scene = new AccountingScene(setting);
        member = somebody();
        account = member.account().value();
    }

    /** The member whose books are looked at. */
    Subject.OfAccount somebody() {
        return scene.aBusyMember();
    }

    /** A record of the member. */
    final RecordId record(long sequence) {
        return new RecordId(member.account(), sequence);
    }
}
