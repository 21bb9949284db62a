package io.ladder.accounting.web;

import io.ladder.access.Scope;
import io.ladder.accounting.Finding;
import io.ladder.accounting.Reconcile;
import io.ladder.http.Caller;
import io.ladder.http.PageQuery;
import io.ladder.http.PublicId;
import io.ladder.http.RequiredScope;
import io.ladder.shared.AccountId;
import io.ladder.shared.MemberId;
import io.ladder.shared.RecordId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether the books agree. */
@RestController
@Tag(name = "Books", description = "Balances as of any moment, statements, what is owed")
final class ReconciliationController {
    private final Reconcile reconciling;

    ReconciliationController(Reconcile reconciling) {
        this.reconciling = reconciling;
    }

    @Schema(description = "A page of the way through the books")
    record ReconciliationResponse(
            int accountsChecked,
            int recordsChecked,
            int claimsChecked,
            @Schema(description = "Records that seals name") int sealedRecordsChecked,
            @Schema(description = "Empty where all agrees") List<FindingResponse> findings,
            @Schema(description = "Send it as `cursor` for the next page; absent on the last")
                    @Nullable String nextCursor) {}

    @Schema(description = "Something that does not agree")
    record FindingResponse(
            @Schema(description = "Stable", example = "wallet_differs") String code,
            @Schema(description = "The account, by the id that a member of that id would have")
                    @Nullable String account,
            @Nullable String record,
            @Nullable String wallet,
            @Schema(description = "What does not agree") String detail,
            @Schema(description = "What it must be by what it follows from")
                    @Nullable String expected,
            @Schema(description = "What it is") @Nullable String found) {}

    @GetMapping("/v1/ledger/reconciliation")
    @RequiredScope(Scope.LEDGER_READ)
    @Operation(
            summary = "Check whether the books agree",
            description =
                    "Goes through accounts, claims, shared counters and seals, a bounded part with"
                            + " each page, until there is no cursor. Entries come to wallets and"
                            + " running balances, histories to states, documents to records and"
                            + " back, and no record is another than the one that was sealed. Books"
                            + " may be written meanwhile. The limit has no effect.")
    ReconciliationResponse reconcile(Caller caller, PageQuery query) {
        var page = query.in("reconciliation");
        Reconcile.Page checked = reconciling.page(caller.tenant(), page.position());
        if (checked == null) {
            throw page.invalid();
        }
        return new ReconciliationResponse(
                checked.accounts(),
                checked.records(),
                checked.claims(),
                checked.sealed(),
                checked.findings().stream().map(ReconciliationController::response).toList(),
                checked.next() == null ? null : page.cursor(checked.next()));
    }

    private static FindingResponse response(Finding finding) {
        AccountId account = finding.account();
        RecordId record = finding.record();
        return new FindingResponse(
                finding.code().text(),
                account == null ? null : PublicId.of(new MemberId(account.value())),
                record == null ? null : PublicId.RECORD.of(record),
                finding.wallet(),
                finding.detail(),
                finding.expected(),
                finding.found());
    }
}
