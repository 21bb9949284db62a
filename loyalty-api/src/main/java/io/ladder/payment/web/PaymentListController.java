package io.ladder.payment.web;

import io.ladder.access.Scope;
import io.ladder.http.Caller;
import io.ladder.http.ListResponse;
import io.ladder.http.PageQuery;
import io.ladder.http.PublicId;
import io.ladder.http.Refuses;
import io.ladder.http.RequiredScope;
import io.ladder.http.Subjects;
import io.ladder.journal.Journal;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Programmes;
import io.ladder.journal.Records;
import io.ladder.member.FindMember;
import io.ladder.member.MemberView;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.RecordId;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Payments with points, as they stand. */
@RestController
@Tag(name = "Payments")
final class PaymentListController {
    private final PaymentAnswer answer;
    private final Journal journal;
    private final Records records;
    private final Programmes programmes;
    private final FindMember members;
    private final Subjects subjects;

    PaymentListController(
            PaymentAnswer answer,
            Journal journal,
            Records records,
            Programmes programmes,
            FindMember members,
            Subjects subjects) {
        this.answer = answer;
        this.journal = journal;
        this.records = records;
        this.programmes = programmes;
        this.members = members;
        this.subjects = subjects;
    }

    @GetMapping("/v1/payments/{id}")
    @RequiredScope(Scope.POINTS_READ)
    @Refuses(ErrorCode.PAYMENT_NOT_FOUND)
    @Operation(
            summary = "Read a payment",
            description = "With its status as of now: a hold that has run out has lapsed.")
    PaymentResponse readPayment(Caller caller, @PathVariable String id) {
        TenantId tenant = caller.tenant();
        RecordId payment = PublicId.PAYMENT.parse(id, ErrorCode.PAYMENT_NOT_FOUND);
        Records.PaymentView view = records.payment(tenant, payment);
        JournalRecord record = view == null ? null : journal.find(tenant, payment);
        if (view == null || record == null) {
            throw Refusal.of(ErrorCode.PAYMENT_NOT_FOUND, "There is no such payment.")
                    .asException();
        }
        return answer.at(tenant, record, view, programmes.now(tenant));
    }

    @GetMapping("/v1/members/{ref}/payments")
    @RequiredScope(Scope.POINTS_READ)
    @Refuses(ErrorCode.MEMBER_NOT_FOUND)
    @Operation(summary = "List a member's payments", description = "Newest first.")
    ListResponse<PaymentResponse> listPayments(
            Caller caller, @PathVariable String ref, PageQuery query) {
        TenantId tenant = caller.tenant();
        MemberView member = members.find(tenant, subjects.inPath(tenant, ref));
        var page = query.in("payments", member.id().toString());
        Instant now = programmes.now(tenant);
        List<Records.PaymentView> found =
                records.payments(tenant, member.account(), page.number(), page.limit());
        Map<RecordId, JournalRecord> authorisations =
                journal.find(tenant, found.stream().map(Records.PaymentView::id).toList());
        return page.answer(
                found,
                payment -> payment.id().sequence(),
                payment ->
                        answer.at(
                                tenant,
                                Objects.requireNonNull(authorisations.get(payment.id())),
                                payment,
                                now));
    }
}
