package io.ladder.earning.web;

import io.ladder.access.Scope;
import io.ladder.http.Caller;
import io.ladder.http.ListResponse;
import io.ladder.http.PageQuery;
import io.ladder.http.Params;
import io.ladder.http.PublicId;
import io.ladder.http.Refuses;
import io.ladder.http.Renderings;
import io.ladder.http.RequiredScope;
import io.ladder.http.Subjects;
import io.ladder.journal.Records;
import io.ladder.member.FindMember;
import io.ladder.member.MemberView;
import io.ladder.shared.ErrorCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The ledger of a member: its entries. */
@RestController
@Tag(name = "Ledger", description = "Entries with running balance and lots; adjustments")
final class LedgerController {
    private static final int WALLET_LENGTH_MAX = 64;

    private final Records records;
    private final FindMember members;
    private final Subjects subjects;

    LedgerController(Records records, FindMember members, Subjects subjects) {
        this.records = records;
        this.members = members;
        this.subjects = subjects;
    }

    @Schema(description = "An entry of the ledger: one movement of points")
    record EntryResponse(
            @Schema(description = "The record that moved the points, and the entry's place in it")
                    String id,
            Instant recordedAt,
            Renderings.MovementResponse movement) {}

    @GetMapping("/v1/members/{ref}/entries")
    @RequiredScope(Scope.POINTS_READ)
    @Refuses(ErrorCode.MEMBER_NOT_FOUND)
    @Operation(
            summary = "List a member's ledger entries",
            description =
                    "Newest first, with the running balance and the lots that they changed. A page"
                            + " never splits the entries of one record, so that it may hold a few"
                            + " more than the limit.")
    ListResponse<EntryResponse> listEntries(
            Caller caller,
            @PathVariable String ref,
            @Parameter(description = "Only this wallet") @RequestParam(required = false)
                    @Nullable String wallet,
            PageQuery query) {
        String only = Params.optionalText("wallet", wallet, WALLET_LENGTH_MAX);
        MemberView member = members.find(caller.tenant(), subjects.inPath(caller.tenant(), ref));
        var page = query.in("entries", member.id().toString(), only == null ? "" : "=" + only);
        List<Records.Entry> found =
                records.entries(
                        caller.tenant(), member.account(), only, page.number(), page.limit());
        long spanned = found.stream().map(Records.Entry::id).distinct().count();
        return page.answer(
                found,
                spanned,
                entry -> entry.id().sequence(),
                entry ->
                        new EntryResponse(
                                PublicId.RECORD.of(entry.id()) + "-" + entry.ordinal(),
                                entry.recordedAt(),
                                Renderings.movement(entry.movement())));
    }
}
