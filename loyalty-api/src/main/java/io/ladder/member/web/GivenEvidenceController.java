package io.ladder.member.web;

import io.ladder.access.Scope;
import io.ladder.http.Caller;
import io.ladder.http.ListResponse;
import io.ladder.http.PageQuery;
import io.ladder.http.PublicId;
import io.ladder.http.Refuses;
import io.ladder.http.RequiredScope;
import io.ladder.http.Subjects;
import io.ladder.journal.Activity;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Records;
import io.ladder.journal.Remarks;
import io.ladder.member.FindMember;
import io.ladder.member.MemberView;
import io.ladder.member.WithdrawnEvidence;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.RecordId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What a member did beside buying. */
@RestController
@Tag(name = "Evidence")
final class GivenEvidenceController {
    private final Records records;
    private final Remarks remarks;
    private final WithdrawnEvidence withdrawals;
    private final FindMember members;
    private final Subjects subjects;

    GivenEvidenceController(
            Records records,
            Remarks remarks,
            WithdrawnEvidence withdrawals,
            FindMember members,
            Subjects subjects) {
        this.records = records;
        this.remarks = remarks;
        this.withdrawals = withdrawals;
        this.members = members;
        this.subjects = subjects;
    }

    @GetMapping("/v1/members/{ref}/evidence")
    @RequiredScope(Scope.TIERS_READ)
    @Refuses(ErrorCode.MEMBER_NOT_FOUND)
    @Operation(
            summary = "List a member's evidence",
            description =
                    "Newest first, what was withdrawn included; purchases and answers have lists"
                            + " of their own.")
    ListResponse<EvidenceController.EvidenceResponse> listEvidence(
            Caller caller, @PathVariable String ref, PageQuery query) {
        MemberView member = members.find(caller.tenant(), subjects.inPath(caller.tenant(), ref));
        var page = query.in("evidence", member.id().toString());
        List<JournalRecord> found =
                records.list(
                        caller.tenant(),
                        member.account(),
                        Activity.EvidenceReport.class,
                        page.number(),
                        page.limit());
        Set<Long> withdrawn = withdrawals.among(caller.tenant(), member.account(), found);
        Map<RecordId, String> notes =
                remarks.of(caller.tenant(), found.stream().map(JournalRecord::id).toList());
        return page.answer(
                found,
                record -> record.id().sequence(),
                record ->
                        EvidenceController.response(
                                record,
                                PublicId.EVIDENCE.of(record.id()),
                                notes.get(record.id()),
                                withdrawn.contains(record.id().sequence()),
                                null));
    }
}
