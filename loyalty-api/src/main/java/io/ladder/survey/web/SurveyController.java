package io.ladder.survey.web;

import io.ladder.access.Scope;
import io.ladder.http.BookingAnswer;
import io.ladder.http.Caller;
import io.ladder.http.MemberReference;
import io.ladder.http.Params;
import io.ladder.http.PublicId;
import io.ladder.http.ReasonCode;
import io.ladder.http.Refuses;
import io.ladder.http.Renderings;
import io.ladder.http.RequiredScope;
import io.ladder.http.Subjects;
import io.ladder.http.Text;
import io.ladder.journal.Activity;
import io.ladder.journal.Call;
import io.ladder.journal.Journal;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Outcome;
import io.ladder.journal.Programmes;
import io.ladder.journal.Recorded;
import io.ladder.member.WithdrawEvidence;
import io.ladder.shared.Document;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.RecordId;
import io.ladder.shared.Refusal;
import io.ladder.survey.Answers;
import io.ladder.survey.NpsResult;
import io.ladder.survey.RecordAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What members say. */
@RestController
@Tag(name = "Surveys", description = "How likely members are to recommend us")
final class SurveyController {
    private static final int SHOP_LENGTH_MAX = 64;

    private final RecordAnswer recording;
    private final WithdrawEvidence withdrawing;
    private final Answers answers;
    private final Journal journal;
    private final Programmes programmes;
    private final Subjects subjects;

    SurveyController(
            RecordAnswer recording,
            WithdrawEvidence withdrawing,
            Answers answers,
            Journal journal,
            Programmes programmes,
            Subjects subjects) {
        this.recording = recording;
        this.withdrawing = withdrawing;
        this.answers = answers;
        this.journal = journal;
        this.programmes = programmes;
        this.subjects = subjects;
    }

    @Schema(description = "How likely a member is to recommend us")
    record AnswerRequest(
            @NotNull MemberReference member,
            @NotNull
                    @Min(value = 0, message = "must be from 0 to 10")
                    @Max(value = 10, message = "must be from 0 to 10")
                    @Schema(description = "0 to 10", example = "9")
                    Integer score,
            @Schema(description = "In the member's own words", example = "Quick and friendly")
                    @Nullable
                    @Text(max = 2_000, lines = true)
                    String comment,
            @Nullable @Text(max = SHOP_LENGTH_MAX) @Schema(example = "berlin-1") String shop,
            @NotNull @Text(max = 64) @Schema(example = "survey") String source,
            @NotNull @Text(max = 128) @Schema(example = "s-2026-55") String documentNumber,
            @Schema(description = "When it was given; now where absent")
                    @Nullable Instant occurredAt) {}

    @Schema(description = "An answer and what it brought")
    record AnswerResponse(
            @Schema(description = "Absent in a dry run", example = "ans_…") @Nullable String id,
            String memberId,
            int score,
            @Nullable String shop,
            String source,
            String documentNumber,
            Instant occurredAt,
            @Schema(description = "Right after it") List<Renderings.PlaceResponse> tiers,
            List<Renderings.MoveResponse> moves) {}

    @PostMapping("/v1/survey-answers")
    @ResponseStatus(HttpStatus.CREATED)
    @RequiredScope(Scope.SURVEYS_WRITE)
    @Refuses({ErrorCode.MEMBER_NOT_FOUND, ErrorCode.MEMBER_CLOSED, ErrorCode.OCCURRED_IN_FUTURE})
    @Operation(
            summary = "Record a survey answer",
            description = "It counts as evidence at once. The comment is kept apart from it.")
    ResponseEntity<AnswerResponse> recordAnswer(
            Call call, @Valid @RequestBody AnswerRequest request) {
        Recorded.Booked booked =
                recording.record(
                        call,
                        subjects.inBody(call.tenant(), request.member(), "/member"),
                        new Document(request.source(), request.documentNumber()),
                        request.occurredAt(),
                        request.score(),
                        request.comment(),
                        request.shop());
        return BookingAnswer.booked(
                call, booked, response(booked.record(), !call.dryRun() || booked.replayed()));
    }

    private static AnswerResponse response(JournalRecord record, boolean booked) {
        if (!(record.activity() instanceof Activity.SurveyAnswer answer)) {
            throw new IllegalStateException("record " + record.id() + " is no answer");
        }
        return new AnswerResponse(
                booked ? PublicId.ANSWER.of(record.id()) : null,
                PublicId.of(record.member()),
                answer.score(),
                answer.shop(),
                answer.document().source(),
                answer.document().number(),
                answer.occurredAt(),
                Renderings.places(record.outcome().receipt()),
                Renderings.moves(record.outcome().moves()));
    }

    @Schema(description = "The net promoter score of a period")
    record NpsResponse(
            @Nullable Instant from,
            Instant until,
            @Nullable String shop,
            @Schema(description = "Answered 9 or 10") long promoters,
            @Schema(description = "Answered 7 or 8") long passives,
            @Schema(description = "Answered 0 to 6") long detractors,
            long answers,
            @Schema(description = "From -100 to 100, to one decimal; absent without answers")
                    @Nullable BigDecimal score) {}

    @GetMapping("/v1/surveys/nps")
    @RequiredScope(Scope.SURVEYS_READ)
    @Operation(
            summary = "Read the net promoter score",
            description =
                    "Promoters less detractors, as a share of all answers of the period; withdrawn"
                            + " ones do not count.")
    NpsResponse readNps(
            Caller caller,
            @Parameter(
                            description = "The first moment; from the beginning where absent",
                            schema = @Schema(type = "string", format = "date-time"))
                    @RequestParam(required = false)
                    @Nullable String from,
            @Parameter(
                            description = "The first moment after; now where absent",
                            schema = @Schema(type = "string", format = "date-time"))
                    @RequestParam(required = false)
                    @Nullable String until,
            @Parameter(description = "All shops where absent", example = "berlin-1")
                    @RequestParam(required = false)
                    @Nullable String shop) {
        Instant first = Params.optionalMoment("from", from);
        Instant given = Params.optionalMoment("until", until);
        Instant last = given == null ? programmes.now(caller.tenant()) : given;
        if (first != null && !first.isBefore(last)) {
            throw Params.invalid("from", "must be before until.");
        }
        NpsResult result =
                answers.result(
                        caller.tenant(),
                        first == null ? Instant.EPOCH : first,
                        last,
                        Params.optionalText("shop", shop, SHOP_LENGTH_MAX));
        return new NpsResponse(
                first,
                last,
                shop,
                result.promoters(),
                result.passives(),
                result.detractors(),
                result.answers(),
                result.score());
    }

    @Schema(description = "Why an answer is withdrawn")
    record AnswerWithdrawalRequest(
            @NotNull
                    @Text(max = 500, lines = true)
                    @Schema(description = "Without personal data", example = "Sent twice")
                    String reason,
            @Schema(
                            description = "The same by a code of the house, kept for ever",
                            example = "mistake")
                    @Nullable
                    @Text(max = ReasonCode.LENGTH_MAX)
                    @Pattern(regexp = ReasonCode.PATTERN, message = ReasonCode.MESSAGE)
                    String reasonCode) {}

    @Schema(description = "Where the member stands without the answer")
    record AnswerWithdrawalResponse(
            String id,
            String memberId,
            List<Renderings.PlaceResponse> tiers,
            List<Renderings.MoveResponse> moves) {}

    @PostMapping("/v1/survey-answers/{id}/withdraw")
    @RequiredScope(Scope.SURVEYS_WRITE)
    @Refuses({ErrorCode.EVIDENCE_NOT_FOUND, ErrorCode.EVIDENCE_ALREADY_WITHDRAWN})
    @Operation(
            summary = "Withdraw a survey answer",
            description = "It then never existed, and the member's standing follows at once.")
    ResponseEntity<AnswerWithdrawalResponse> withdrawAnswer(
            Call call,
            @PathVariable String id,
            @Valid @RequestBody AnswerWithdrawalRequest request) {
        RecordId answer = PublicId.ANSWER.parse(id, ErrorCode.EVIDENCE_NOT_FOUND);
        JournalRecord record = journal.find(call.tenant(), answer);
        if (record == null || !(record.activity() instanceof Activity.SurveyAnswer)) {
            throw Refusal.of(ErrorCode.EVIDENCE_NOT_FOUND, "There is no such answer.")
                    .asException();
        }
        Recorded.Booked booked =
                withdrawing.withdraw(
                        call, answer, ReasonCode.with(request.reasonCode(), request.reason()));
        Outcome outcome = booked.record().outcome();
        return BookingAnswer.done(
                booked,
                new AnswerWithdrawalResponse(
                        PublicId.ANSWER.of(answer),
                        PublicId.of(booked.record().member()),
                        Renderings.places(outcome.receipt()),
                        Renderings.moves(outcome.moves())));
    }
}
