package io.ladder.transfer.web;

import io.ladder.access.Scope;
import io.ladder.http.BookingAnswer;
import io.ladder.http.Caller;
import io.ladder.http.ListResponse;
import io.ladder.http.MemberAtFault;
import io.ladder.http.MemberReference;
import io.ladder.http.PageQuery;
import io.ladder.http.PublicId;
import io.ladder.http.Refuses;
import io.ladder.http.RequiredScope;
import io.ladder.http.Subjects;
import io.ladder.http.Text;
import io.ladder.journal.Call;
import io.ladder.journal.Recorded;
import io.ladder.journal.Subject;
import io.ladder.member.FindMember;
import io.ladder.member.MemberView;
import io.ladder.shared.Document;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.RecordId;
import io.ladder.transfer.FindTransfer;
import io.ladder.transfer.ReverseTransfer;
import io.ladder.transfer.TransferPoints;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Points that members give to each other. */
@RestController
@Tag(name = "Transfers", description = "Points that members give to each other")
final class TransferController {
    private static final String FROM = "/from";
    private static final String TO = "/to";

    private final TransferPoints transferring;
    private final ReverseTransfer reversing;
    private final FindTransfer transfers;
    private final FindMember members;
    private final Subjects subjects;

    TransferController(
            TransferPoints transferring,
            ReverseTransfer reversing,
            FindTransfer transfers,
            FindMember members,
            Subjects subjects) {
        this.transferring = transferring;
        this.reversing = reversing;
        this.transfers = transfers;
        this.members = members;
        this.subjects = subjects;
    }

    @PostMapping("/v1/transfers")
    @ResponseStatus(HttpStatus.CREATED)
    @RequiredScope(Scope.POINTS_TRANSFER)
    @Refuses({
        ErrorCode.MEMBER_NOT_FOUND,
        ErrorCode.MEMBER_BLOCKED,
        ErrorCode.MEMBER_CLOSED,
        ErrorCode.TRANSFER_NOT_ALLOWED,
        ErrorCode.TRANSFER_LIMIT_REACHED,
        ErrorCode.AMOUNT_OUT_OF_RANGE,
        ErrorCode.INSUFFICIENT_POINTS
    })
    @Operation(
            summary = "Transfer points to another member",
            description =
                    "Both accounts are booked together, or neither. The points that expire soonest"
                            + " go first, and keep their expiry. The programme says of each wallet"
                            + " whether its points may be given, how few at a time and how many a"
                            + " day.")
    ResponseEntity<TransferResponse> transferPoints(
            Call call, @Valid @RequestBody TransferRequest request) {
        Recorded.Booked booked =
                MemberAtFault.namedBy(
                        FROM,
                        () ->
                                transferring.transfer(
                                        call,
                                        new TransferPoints.Members(
                                                subject(call, request.from(), FROM),
                                                subject(call, request.to(), TO)),
                                        new Document(request.source(), request.documentNumber()),
                                        request.wallet(),
                                        request.points(),
                                        request.note()));
        return BookingAnswer.created(
                call,
                booked,
                each -> "/v1/transfers/" + PublicId.TRANSFER.of(each.record().id()),
                TransferResponse.made(booked.record(), !call.dryRun() || booked.replayed()));
    }

    private Subject subject(Call call, MemberReference reference, String field) {
        return MemberAtFault.namedBy(field, () -> subjects.inBody(call.tenant(), reference, field));
    }

    @Schema(description = "Why a transfer is undone")
    record ReversalRequest(
            @NotNull
                    @Text(max = 500, lines = true)
                    @Schema(description = "In a clerk's words", example = "Sent to the wrong card")
                    String reason) {}

    @PostMapping("/v1/transfers/{id}/reverse")
    @RequiredScope(Scope.POINTS_TRANSFER)
    @Refuses({
        ErrorCode.TRANSFER_NOT_FOUND,
        ErrorCode.TRANSFER_ALREADY_REVERSED,
        ErrorCode.INSUFFICIENT_POINTS
    })
    @Operation(
            summary = "Undo a transfer",
            description =
                    "The giver gets the points back to the lots that they came from, those that"
                            + " have expired meanwhile for the programme's grace; the receiver"
                            + " never had them. Refused where the receiver has spent them; for"
                            + " blocked and closed members too.")
    ResponseEntity<TransferResponse> reverseTransfer(
            Call call, @PathVariable String id, @Valid @RequestBody ReversalRequest request) {
        RecordId named = parse(id);
        FindTransfer.Found transfer = transfers.find(call.tenant(), named);
        Recorded.Booked booked = reversing.reverse(call, named, request.reason());
        return BookingAnswer.done(booked, TransferResponse.undone(transfer.out(), booked.record()));
    }

    @GetMapping("/v1/transfers/{id}")
    @RequiredScope(Scope.POINTS_READ)
    @Refuses(ErrorCode.TRANSFER_NOT_FOUND)
    @Operation(summary = "Read a transfer", description = "With its status as of now.")
    TransferResponse readTransfer(Caller caller, @PathVariable String id) {
        FindTransfer.Found transfer = transfers.find(caller.tenant(), parse(id));
        return TransferResponse.of(transfer.out(), transfer.reversed());
    }

    private static RecordId parse(String id) {
        return PublicId.TRANSFER.parse(id, ErrorCode.TRANSFER_NOT_FOUND);
    }

    @GetMapping("/v1/members/{ref}/transfers")
    @RequiredScope(Scope.POINTS_READ)
    @Refuses(ErrorCode.MEMBER_NOT_FOUND)
    @Operation(
            summary = "List a member's transfers",
            description = "What they gave and what they got, newest first.")
    ListResponse<TransferResponse> listTransfers(
            Caller caller, @PathVariable String ref, PageQuery query) {
        MemberView member = members.find(caller.tenant(), subjects.inPath(caller.tenant(), ref));
        var page = query.in("transfers", member.id().toString());
        List<FindTransfer.Found> found =
                transfers.of(caller.tenant(), member.account(), page.number(), page.limit());
        return page.answer(
                found,
                FindTransfer.Found::sequence,
                transfer -> TransferResponse.of(transfer.out(), transfer.reversed()));
    }
}
