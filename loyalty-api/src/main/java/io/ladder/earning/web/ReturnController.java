package io.ladder.earning.web;

import io.ladder.access.Scope;
import io.ladder.earning.ReturnPurchase;
import io.ladder.http.BookingAnswer;
import io.ladder.http.Caller;
import io.ladder.http.PublicId;
import io.ladder.http.Refuses;
import io.ladder.http.RequiredScope;
import io.ladder.http.Text;
import io.ladder.journal.Activity;
import io.ladder.journal.Call;
import io.ladder.journal.Journal;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Recorded;
import io.ladder.shared.Document;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Goods that come back. */
@RestController
@Tag(name = "Returns", description = "Goods that come back: the true inverse of a purchase")
final class ReturnController {
    private final ReturnPurchase returning;
    private final ReturnMapper mapper;
    private final Journal journal;

    ReturnController(ReturnPurchase returning, ReturnMapper mapper, Journal journal) {
        this.returning = returning;
        this.mapper = mapper;
        this.journal = journal;
    }

    @Schema(description = "Which goods of which purchase came back")
    record ReturnRequest(
            @NotNull @Valid PurchaseReference purchase,
            @NotNull @Text(max = 64) @Schema(example = "till-7") String source,
            @NotNull
                    @Text(max = 128)
                    @Schema(
                            description = "The number of the return itself",
                            example = "2026-000124")
                    String documentNumber,
            @Schema(description = "When it happened; now where absent")
                    @Nullable Instant occurredAt,
            @Schema(description = "What came back; all that is left where absent")
                    @Nullable
                    @Size(min = 1, max = 1_000, message = "must have 1 to 1000 lines")
                    List<@NotNull @Valid ReturnedLineRequest> lines) {}

    @Schema(description = "A purchase by its id, or by the document under which it was reported")
    record PurchaseReference(
            @Nullable @Text(max = 64) @Schema(example = "pur_…") String id,
            @Nullable @Text(max = 64) @Schema(example = "till-7") String source,
            @Nullable @Text(max = 128) @Schema(example = "2026-000123") String documentNumber) {}

    @Schema(description = "How much of a line came back")
    record ReturnedLineRequest(
            @NotNull @Text(max = 64) @Schema(description = "The id of the line", example = "1")
                    String line,
            @NotNull
                    @DecimalMin(value = "0.001", message = "must be 0.001 or more")
                    @DecimalMax(value = "1000000", message = "must be at most 1000000")
                    @Digits(integer = 7, fraction = 3, message = "must have at most 3 decimals")
                    @Schema(example = "1")
                    BigDecimal quantity) {}

    @PostMapping("/v1/returns")
    @ResponseStatus(HttpStatus.CREATED)
    @RequiredScope(Scope.PURCHASES_WRITE)
    @Refuses({
        ErrorCode.PURCHASE_NOT_FOUND,
        ErrorCode.RETURN_EXCEEDS_PURCHASE,
        ErrorCode.OCCURRED_IN_FUTURE
    })
    @Operation(
            summary = "Take goods back",
            description =
                    "The member then has what they would have if the returned goods had never"
                            + " been bought. Points that are spent already become a debt, which"
                            + " the next points repay.")
    ResponseEntity<ReturnResponse> takeBack(Call call, @Valid @RequestBody ReturnRequest request) {
        Recorded.Booked booked =
                returning.takeBack(
                        call,
                        purchase(request.purchase()),
                        new Document(request.source(), request.documentNumber()),
                        request.occurredAt(),
                        mapper.toLines(request.lines()));
        return BookingAnswer.created(
                call,
                booked,
                each -> "/v1/returns/" + PublicId.RETURN.of(each.record().id()),
                response(booked.record(), !call.dryRun() || booked.replayed()));
    }

    private static ReturnPurchase.Of purchase(PurchaseReference reference) {
        String source = reference.source();
        String number = reference.documentNumber();
        String id = reference.id();
        if (id != null && source == null && number == null) {
            return new ReturnPurchase.Of.Id(
                    PublicId.PURCHASE.parse(id, ErrorCode.PURCHASE_NOT_FOUND));
        } else if (id == null && source != null && number != null) {
            return new ReturnPurchase.Of.Reported(new Document(source, number));
        }
        throw Refusal.at(
                        ErrorCode.INVALID_FIELD,
                        "/purchase",
                        "A purchase is named by its id, or by source and document_number.")
                .asException();
    }

    @GetMapping("/v1/returns/{id}")
    @RequiredScope(Scope.PURCHASES_READ)
    @Refuses(ErrorCode.NOT_FOUND)
    @Operation(summary = "Read a return")
    ReturnResponse readReturn(Caller caller, @PathVariable String id) {
        JournalRecord record =
                journal.find(caller.tenant(), PublicId.RETURN.parse(id, ErrorCode.NOT_FOUND));
        if (record == null || !(record.activity() instanceof Activity.Return)) {
            throw Refusal.of(ErrorCode.NOT_FOUND, "There is no such return.").asException();
        }
        return response(record, true);
    }

    private ReturnResponse response(JournalRecord record, boolean booked) {
        if (!(record.activity() instanceof Activity.Return undone)) {
            throw new IllegalStateException("record " + record.id() + " is no return");
        }
        return mapper.toResponse(record, undone, booked);
    }
}
