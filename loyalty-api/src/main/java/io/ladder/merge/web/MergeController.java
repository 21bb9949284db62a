package io.ladder.merge.web;

import io.ladder.access.Scope;
import io.ladder.http.BookingAnswer;
import io.ladder.http.MemberAtFault;
import io.ladder.http.MemberReference;
import io.ladder.http.Refuses;
import io.ladder.http.RequiredScope;
import io.ladder.http.Subjects;
import io.ladder.http.Text;
import io.ladder.journal.Call;
import io.ladder.journal.Recorded;
import io.ladder.journal.Subject;
import io.ladder.merge.MergeMembers;
import io.ladder.merge.UndoMerge;
import io.ladder.shared.ErrorCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Two records of one person. */
@RestController
@Tag(name = "Members")
final class MergeController {
    private static final String INTO = "/into";

    private final MergeMembers merging;
    private final UndoMerge undoing;
    private final Subjects subjects;

    MergeController(MergeMembers merging, UndoMerge undoing, Subjects subjects) {
        this.merging = merging;
        this.undoing = undoing;
        this.subjects = subjects;
    }

    @Schema(description = "Which record of the person stays, and why")
    record MergeRequest(
            @NotNull @Schema(description = "Whose record stays", example = "external:C-1001")
                    MemberReference into,
            @NotNull
                    @Text(max = 500, lines = true)
                    @Schema(
                            description = "In a clerk's words",
                            example = "Enrolled again at the till")
                    String reason) {}

    @PostMapping("/v1/members/{ref}/merge")
    @RequiredScope(Scope.MEMBERS_WRITE)
    @Refuses({
        ErrorCode.MEMBER_NOT_FOUND,
        ErrorCode.MEMBER_BLOCKED,
        ErrorCode.MEMBER_CLOSED,
        ErrorCode.MEMBER_MERGED,
        ErrorCode.MERGE_NOT_ALLOWED,
        ErrorCode.HISTORY_TOO_LONG
    })
    @Operation(
            summary = "Merge a member's record into another of the same person",
            description =
                    "All that was booked under the record counts for the other one from the"
                            + " beginning, by the rules of its time; both accounts book the"
                            + " difference. Ids, cards and documents of the record go on to work,"
                            + " and act on the other account.")
    ResponseEntity<MergeResponse> mergeMember(
            Call call, @PathVariable String ref, @Valid @RequestBody MergeRequest request) {
        Subject into =
                MemberAtFault.namedBy(
                        INTO, () -> subjects.inBody(call.tenant(), request.into(), INTO));
        Recorded.Booked booked =
                merging.merge(call, subjects.inPath(call.tenant(), ref), into, request.reason());
        return BookingAnswer.done(booked, MergeResponse.of(booked.record()));
    }

    @Schema(description = "Why a merge is undone")
    record UnmergeRequest(
            @NotNull
                    @Text(max = 500, lines = true)
                    @Schema(
                            description = "In a clerk's words",
                            example = "Mother and daughter of one name")
                    String reason) {}

    @PostMapping("/v1/members/{ref}/unmerge")
    @RequiredScope(Scope.MEMBERS_WRITE)
    @Refuses({ErrorCode.MEMBER_NOT_FOUND, ErrorCode.MEMBER_NOT_MERGED, ErrorCode.HISTORY_TOO_LONG})
    @Operation(
            summary = "Undo a merge",
            description =
                    "What came with the merged record, and what was booked under it since, is on an"
                            + " account of its own again. Points of it that are spent are then"
                            + " missing on the other account, which owes them.")
    ResponseEntity<MergeResponse> unmergeMember(
            Call call, @PathVariable String ref, @Valid @RequestBody UnmergeRequest request) {
        Recorded.Booked booked =
                undoing.undo(call, subjects.inPath(call.tenant(), ref), request.reason());
        return BookingAnswer.done(booked, MergeResponse.of(booked.record()));
    }
}
