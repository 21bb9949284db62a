package io.ladder.earning.web;

import io.ladder.access.Scope;
import io.ladder.earning.ReturnPurchase;
import io.ladder.earning.ReturnWithoutReceipt;
import io.ladder.http.AlsoShown;
import io.ladder.http.BookingAnswer;
import io.ladder.http.Caller;
import io.ladder.http.MemberAtFault;
import io.ladder.http.MemberReference;
import io.ladder.http.MoneyValue;
import io.ladder.http.PublicId;
import io.ladder.http.Refuses;
import io.ladder.http.RequiredScope;
import io.ladder.http.Subjects;
import io.ladder.http.Text;
import io.ladder.journal.Call;
import io.ladder.journal.Journal;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Programmes;
import io.ladder.journal.Recorded;
import io.ladder.shared.Document;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
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
    private final ReturnWithoutReceipt returningWithoutReceipt;
    private final ReturnMapper mapper;
    private final Subjects subjects;
    private final Journal journal;
    private final Programmes programmes;

    ReturnController(
            ReturnPurchase returning,
            ReturnWithoutReceipt returningWithoutReceipt,
            ReturnMapper mapper,
            Subjects subjects,
            Journal journal,
            Programmes programmes) {
        this.returning = returning;
        this.returningWithoutReceipt = returningWithoutReceipt;
        this.mapper = mapper;
        this.subjects = subjects;
        this.journal = journal;
        this.programmes = programmes;
    }

    @Schema(description = "Which goods of which purchase came back")
    record ReturnRequest(
            @Schema(
                            description =
                                    "Absent where nobody has the receipt; tell `member` and"
                                            + " `amount` then")
                    @Nullable
                    @Valid
                    PurchaseReference purchase,
            @Schema(description = "Who brings the goods, where there is no receipt")
                    @Nullable MemberReference member,
            @NotNull @Text(max = 64) @Schema(example = "till-7") String source,
            @NotNull
                    @Text(max = 128)
                    @Schema(
                            description = "The number of the return itself",
                            example = "2026-000124")
                    String documentNumber,
            @Schema(description = "When it happened; now where absent")
                    @Nullable Instant occurredAt,
            @Schema(
                            description =
                                    "How much money is given back, in the place of lines; shared"
                                            + " among the lines that are left by what they cost")
                    @Nullable
                    @Valid
                    MoneyValue amount,
            @Schema(
                            description =
                                    "What came back; all that is left where neither it nor an"
                                            + " amount is told")
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
    @AlsoShown(
            first = "lines",
            others = {"amount", "without_receipt"})
    @ResponseStatus(HttpStatus.CREATED)
    @RequiredScope(Scope.PURCHASES_WRITE)
    @Refuses({
        ErrorCode.PURCHASE_NOT_FOUND,
        ErrorCode.RETURN_EXCEEDS_PURCHASE,
        ErrorCode.RETURN_NOT_ALLOWED,
        ErrorCode.MEMBER_NOT_FOUND,
        ErrorCode.CURRENCY_MISMATCH,
        ErrorCode.OCCURRED_IN_FUTURE
    })
    @Operation(
            summary = "Take goods back",
            description =
                    "The member then has what they would have if the returned goods had never"
                            + " been bought. What happens to points that are spent already is the"
                            + " wallet's policy: they are owed, and the next points repay them; or"
                            + " they are written off; or `shortfalls` tells the money to withhold."
                            + " Without a receipt, where the programme allows it, the amount is"
                            + " taken from the member's newest purchases.")
    ResponseEntity<ReturnResponse> takeBack(Call call, @Valid @RequestBody ReturnRequest request) {
        Recorded.Booked booked = book(call, request);
        return BookingAnswer.created(
                call,
                booked,
                each -> "/v1/returns/" + PublicId.RETURN.of(each.record().id()),
                response(call.tenant(), booked.record(), !call.dryRun() || booked.replayed()));
    }

    private Recorded.Booked book(Call call, ReturnRequest request) {
        var document = new Document(request.source(), request.documentNumber());
        MoneyValue amount = request.amount();
        PurchaseReference purchase = request.purchase();
        if (amount != null && amount.amount() == 0) {
            throw misstated("/amount/amount", "An amount that is given back is more than 0.");
        }
        if (amount != null && request.lines() != null) {
            throw misstated("/lines", "A return tells lines or an amount.");
        }
        if (purchase == null) {
            MemberReference member = request.member();
            if (member == null || amount == null) {
                throw misstated(
                        member == null ? "/purchase" : "/amount",
                        "A return names its purchase; without a receipt, a member and an amount.");
            }
            try {
                return returningWithoutReceipt.takeBack(
                        call,
                        subjects.inBody(call.tenant(), member, "/member"),
                        document,
                        request.occurredAt(),
                        amount.money("/amount"));
            } catch (LoyaltyException refused) {
                throw MemberAtFault.inBody(refused.refusal()).asException();
            }
        }
        if (request.member() != null) {
            throw misstated("/member", "The purchase tells whose it was.");
        }
        return returning.takeBack(
                call,
                purchase(purchase),
                document,
                request.occurredAt(),
                mapper.toLines(request.lines()),
                amount == null ? null : amount.money("/amount"));
    }

    private static LoyaltyException misstated(String pointer, String detail) {
        return Refusal.at(ErrorCode.INVALID_FIELD, pointer, detail).asException();
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
        throw misstated(
                "/purchase", "A purchase is named by its id, or by source and document_number.");
    }

    @GetMapping("/v1/returns/{id}")
    @RequiredScope(Scope.PURCHASES_READ)
    @Refuses(ErrorCode.NOT_FOUND)
    @Operation(summary = "Read a return")
    ReturnResponse readReturn(Caller caller, @PathVariable String id) {
        JournalRecord record =
                journal.find(caller.tenant(), PublicId.RETURN.parse(id, ErrorCode.NOT_FOUND));
        if (record == null || ReturnedGoods.of(record.activity()) == null) {
            throw Refusal.of(ErrorCode.NOT_FOUND, "There is no such return.").asException();
        }
        return response(caller.tenant(), record, true);
    }

    private ReturnResponse response(TenantId tenant, JournalRecord record, boolean booked) {
        ReturnedGoods goods = ReturnedGoods.of(record.activity());
        if (goods == null) {
            throw new IllegalStateException("record " + record.id() + " is no return");
        }
        var currency = programmes.timeline(tenant).version(record.version()).currency();
        return mapper.toResponse(record, goods, currency, booked);
    }
}
