package io.ladder.survey.web;

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
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The answers that a member gave. */
@RestController
@Tag(name = "Surveys")
final class GivenAnswerController {
    private final Remarks remarks;
    private final Records records;
    private final WithdrawnEvidence withdrawals;
    private final FindMember members;
    private final Subjects subjects;

    GivenAnswerController(
            Remarks remarks,
            Records records,
            WithdrawnEvidence withdrawals,
            FindMember members,
            Subjects subjects) {
        this.remarks = remarks;
        this.records = records;
        this.withdrawals = withdrawals;
        this.members = members;
        this.subjects = subjects;
    }

    @Schema(description = "An answer that a member gave")
    record GivenAnswerResponse(
            @Schema(example = "ans_…") String id,
            int score,
            Instant occurredAt,
            @Nullable String shop,
            @Schema(description = "Whether it was withdrawn, and so never counted")
                    boolean withdrawn,
            @Schema(description = "In the member's own words; only for keys with pii:read")
                    @Nullable String comment) {}

    @GetMapping("/v1/members/{ref}/survey-answers")
    @RequiredScope(Scope.SURVEYS_READ)
    @Refuses(ErrorCode.MEMBER_NOT_FOUND)
    @Operation(
            summary = "List a member's survey answers",
            description =
                    "Newest first, what was withdrawn included. Comments are shown only to keys"
                            + " that have the scope pii:read as well.")
    ListResponse<GivenAnswerResponse> listAnswers(
            Caller caller, @PathVariable String ref, PageQuery query) {
        MemberView member = members.find(caller.tenant(), subjects.inPath(caller.tenant(), ref));
        var page = query.in("survey-answers", member.id().toString());
        List<JournalRecord> found =
                records.list(
                        caller.tenant(),
                        member.account(),
                        Activity.SurveyAnswer.class,
                        page.number(),
                        page.limit());
        Set<Long> withdrawn = withdrawals.among(caller.tenant(), member.account(), found);
        Map<RecordId, String> comments = comments(caller, found);
        return page.answer(
                found,
                record -> record.id().sequence(),
                record -> response(record, withdrawn, comments));
    }

    private Map<RecordId, String> comments(Caller caller, List<JournalRecord> found) {
        if (found.isEmpty() || !caller.may(Scope.PII_READ)) {
            return Map.of();
        }
        return remarks.of(caller.tenant(), found.stream().map(JournalRecord::id).toList());
    }

    private static GivenAnswerResponse response(
            JournalRecord record, Set<Long> withdrawn, Map<RecordId, String> comments) {
        if (!(record.activity() instanceof Activity.SurveyAnswer answer)) {
            throw new IllegalStateException("record " + record.id() + " is no answer");
        }
        long number = record.id().sequence();
        return new GivenAnswerResponse(
                PublicId.ANSWER.of(record.id()),
                answer.score(),
                answer.occurredAt(),
                answer.shop(),
                withdrawn.contains(number),
                comments.get(record.id()));
    }
}
