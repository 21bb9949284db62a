package io.ladder.earning.web;

import io.ladder.access.Scope;
import io.ladder.earning.AdjustPoints;
import io.ladder.http.BookingAnswer;
import io.ladder.http.Caller;
import io.ladder.http.ListResponse;
import io.ladder.http.MemberReference;
import io.ladder.http.PageQuery;
import io.ladder.http.Params;
import io.ladder.http.PublicId;
import io.ladder.http.Refuses;
import io.ladder.http.Renderings;
import io.ladder.http.RequiredScope;
import io.ladder.http.Subjects;
import io.ladder.http.Text;
import io.ladder.journal.Activity;
import io.ladder.journal.Call;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Recorded;
import io.ladder.journal.Records;
import io.ladder.member.FindMember;
import io.ladder.member.MemberView;
import io.ladder.shared.Document;
import io.ladder.shared.ErrorCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The ledger of a member: its entries, and corrections by a clerk. */
@RestController
@Tag(name = "Ledger", description = "Entries with running balance and lots; adjustments")
final class LedgerController {
    private static final int WALLET_LENGTH_MAX = 64;

    private final AdjustPoints adjusting;
    private final Records records;
    private final FindMember members;
    private final Subjects subjects;

    LedgerController(
            AdjustPoints adjusting, Records records, FindMember members, Subjects subjects) {
        this.adjusting = adjusting;
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

    @Schema(description = "Points that a clerk gives or takes")
    record AdjustmentRequest(
            @NotNull MemberReference member,
            @NotNull
                    @Min(
                            value = -AdjustPoints.POINTS_MAX,
                            message = "must be at least -" + AdjustPoints.POINTS_MAX)
                    @Max(
                            value = AdjustPoints.POINTS_MAX,
                            message = "must be at most " + AdjustPoints.POINTS_MAX)
                    @Schema(description = "Positive to give, negative to take", example = "100")
                    Long points,
            @NotNull
                    @Text(max = 500, lines = true)
                    @Schema(
                            description = "Why, without personal data",
                            example = "Goodwill for a late delivery")
                    String reason,
            @Schema(description = "The programme's first wallet where absent")
                    @Nullable
                    @Text(max = WALLET_LENGTH_MAX)
                    String wallet,
            @NotNull @Text(max = 64) @Schema(example = "desk") String source,
            @NotNull @Text(max = 128) @Schema(example = "ticket-88") String documentNumber) {}

    @Schema(description = "An adjustment and what it brought")
    record AdjustmentResponse(
            @Schema(description = "Absent in a dry run") @Nullable String id,
            String memberId,
            String source,
            String documentNumber,
            Instant occurredAt,
            String wallet,
            long points,
            String reason,
            List<Renderings.BalanceResponse> balances,
            List<Renderings.MovementResponse> movements) {}

    @PostMapping("/v1/adjustments")
    @ResponseStatus(HttpStatus.CREATED)
    @RequiredScope(Scope.POINTS_ADJUST)
    @Refuses({
        ErrorCode.MEMBER_NOT_FOUND,
        ErrorCode.MEMBER_CLOSED,
        ErrorCode.ADJUSTMENT_NOT_ALLOWED,
        ErrorCode.AMOUNT_OUT_OF_RANGE,
        ErrorCode.INSUFFICIENT_POINTS
    })
    @Operation(summary = "Give or take points by hand")
    ResponseEntity<AdjustmentResponse> adjustPoints(
            Call call, @Valid @RequestBody AdjustmentRequest request) {
        Recorded.Booked booked =
                adjusting.adjust(
                        call,
                        subjects.inBody(call.tenant(), request.member(), "/member"),
                        new Document(request.source(), request.documentNumber()),
                        request.wallet(),
                        request.points(),
                        request.reason());
        return BookingAnswer.booked(
                call, booked, response(booked.record(), !call.dryRun() || booked.replayed()));
    }

    private static AdjustmentResponse response(JournalRecord record, boolean booked) {
        if (!(record.activity() instanceof Activity.Adjustment adjustment)) {
            throw new IllegalStateException("record " + record.id() + " is no adjustment");
        }
        return new AdjustmentResponse(
                booked ? PublicId.ADJUSTMENT.of(record.id()) : null,
                PublicId.of(record.member()),
                adjustment.document().source(),
                adjustment.document().number(),
                adjustment.occurredAt(),
                adjustment.wallet(),
                adjustment.points(),
                adjustment.reason(),
                Renderings.balances(record.outcome().receipt()),
                Renderings.movements(record.outcome().movements()));
    }
}
