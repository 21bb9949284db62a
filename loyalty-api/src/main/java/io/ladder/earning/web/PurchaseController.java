package io.ladder.earning.web;

import io.ladder.access.Scope;
import io.ladder.earning.ExplainPurchase;
import io.ladder.earning.RecordPurchase;
import io.ladder.http.BookingAnswer;
import io.ladder.http.Caller;
import io.ladder.http.ListResponse;
import io.ladder.http.PageQuery;
import io.ladder.http.PublicId;
import io.ladder.http.Refuses;
import io.ladder.http.Renderings;
import io.ladder.http.RequiredScope;
import io.ladder.http.Subjects;
import io.ladder.journal.Activity;
import io.ladder.journal.Call;
import io.ladder.journal.Journal;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Reason;
import io.ladder.journal.Recorded;
import io.ladder.journal.Records;
import io.ladder.member.FindMember;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.RecordId;
import io.ladder.shared.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
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

/** Purchases: quoted, booked, read and explained. */
@RestController
@Tag(name = "Purchases", description = "What members buy, and what they earn by it")
final class PurchaseController {
    private final RecordPurchase recording;
    private final ExplainPurchase explaining;
    private final PurchaseForm form;
    private final PurchaseAnswer answer;
    private final FindMember members;
    private final Subjects subjects;
    private final Journal journal;
    private final Records records;

    PurchaseController(
            RecordPurchase recording,
            ExplainPurchase explaining,
            PurchaseForm form,
            PurchaseAnswer answer,
            FindMember members,
            Subjects subjects,
            Journal journal,
            Records records) {
        this.recording = recording;
        this.explaining = explaining;
        this.form = form;
        this.answer = answer;
        this.members = members;
        this.subjects = subjects;
        this.journal = journal;
        this.records = records;
    }

    @PostMapping("/v1/purchases")
    @ResponseStatus(HttpStatus.CREATED)
    @RequiredScope(Scope.PURCHASES_WRITE)
    @Refuses({
        ErrorCode.MEMBER_NOT_FOUND,
        ErrorCode.MEMBER_BLOCKED,
        ErrorCode.MEMBER_CLOSED,
        ErrorCode.CURRENCY_MISMATCH,
        ErrorCode.AMOUNT_OUT_OF_RANGE,
        ErrorCode.OCCURRED_IN_FUTURE
    })
    @Operation(
            summary = "Book or quote a purchase",
            description =
                    "Books a purchase once, however often it is posted: `source` and"
                            + " `document_number` are its key for ever. Purchases may come late"
                            + " and out of order. With `dry_run=true` it is a quote, by the same"
                            + " code.")
    ResponseEntity<PurchaseResponse> recordPurchase(
            Call call, @Valid @RequestBody PurchaseRequest request) {
        Recorded.Booked booked =
                form.send(request, () -> recording.record(call, form.sale(call.tenant(), request)));
        return BookingAnswer.created(
                call,
                booked,
                PurchaseController::path,
                answer.of(call, booked, reasons(call, booked)));
    }

    private @Nullable List<Reason> reasons(Call call, Recorded.Booked booked) {
        if (!call.explained()) {
            return null;
        }
        return call.dryRun() && !booked.replayed()
                ? booked.reasons()
                : explaining.explain(call.tenant(), booked.record().id());
    }

    private static String path(Recorded.Booked booked) {
        return "/v1/purchases/" + PublicId.PURCHASE.of(booked.record().id());
    }

    @GetMapping("/v1/purchases/{id}")
    @RequiredScope(Scope.PURCHASES_READ)
    @Refuses(ErrorCode.PURCHASE_NOT_FOUND)
    @Operation(
            summary = "Read a purchase",
            description = "What it brought when it was booked; later returns do not change it.")
    PurchaseResponse readPurchase(Caller caller, @PathVariable String id) {
        JournalRecord record = journal.find(caller.tenant(), parse(id));
        if (record == null || !(record.activity() instanceof Activity.Purchase)) {
            throw Refusal.of(ErrorCode.PURCHASE_NOT_FOUND, "There is no such purchase.")
                    .asException();
        }
        return answer.of(caller.tenant(), record, true, null);
    }

    private static RecordId parse(String id) {
        return PublicId.PURCHASE.parse(id, ErrorCode.PURCHASE_NOT_FOUND);
    }

    record ExplanationResponse(List<Renderings.ReasonResponse> reasons) {}

    @GetMapping("/v1/purchases/{id}/explanation")
    @RequiredScope(Scope.PURCHASES_READ)
    @Refuses(ErrorCode.PURCHASE_NOT_FOUND)
    @Operation(
            summary = "Explain a purchase",
            description =
                    "Tells of each rule whether it applied and which fact decided it, by the"
                            + " rules and the history of then.")
    ExplanationResponse explainPurchase(Caller caller, @PathVariable String id) {
        return new ExplanationResponse(
                Renderings.reasons(explaining.explain(caller.tenant(), parse(id))));
    }

    @GetMapping("/v1/members/{ref}/purchases")
    @RequiredScope(Scope.PURCHASES_READ)
    @Refuses(ErrorCode.MEMBER_NOT_FOUND)
    @Operation(
            summary = "List a member's purchases",
            description = "In the order of booking, newest first.")
    ListResponse<PurchaseResponse> listPurchases(
            Caller caller, @PathVariable String ref, PageQuery query) {
        var member = members.find(caller.tenant(), subjects.inPath(caller.tenant(), ref));
        var page = query.in("purchases", member.id().toString());
        List<JournalRecord> found =
                records.list(
                        caller.tenant(),
                        member.account(),
                        Activity.Purchase.class,
                        page.number(),
                        page.limit());
        return page.answer(
                found,
                record -> record.id().sequence(),
                record -> answer.of(caller.tenant(), record, true, null));
    }
}
