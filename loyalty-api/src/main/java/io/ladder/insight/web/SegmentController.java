package io.ladder.insight.web;

import io.ladder.access.Scope;
import io.ladder.http.Caller;
import io.ladder.http.HarmlessTwice;
import io.ladder.http.ListResponse;
import io.ladder.http.MemberReference;
import io.ladder.http.PageQuery;
import io.ladder.http.Problem;
import io.ladder.http.PublicId;
import io.ladder.http.Refuses;
import io.ladder.http.RequiredScope;
import io.ladder.http.Subjects;
import io.ladder.insight.ReadSegments;
import io.ladder.journal.Recorded;
import io.ladder.member.ChangeList;
import io.ladder.member.MemberView;
import io.ladder.rule.Condition;
import io.ladder.rule.Segment;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.MemberId;
import io.ladder.shared.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Segments: who is in them, and lists that people keep. */
@RestController
@Tag(name = "Segments", description = "Members of whom something is so, counted and listed")
final class SegmentController {
    private static final int CHANGES_MAX = 1_000;

    private final ReadSegments reading;
    private final ChangeList changing;
    private final Subjects subjects;

    SegmentController(ReadSegments reading, ChangeList changing, Subjects subjects) {
        this.reading = reading;
        this.changing = changing;
        this.subjects = subjects;
    }

    @Schema(description = "A segment of the programme in force")
    record SegmentResponse(
            String id,
            String name,
            @Schema(description = "Whether it is a list that people keep") boolean list,
            @Schema(description = "Who is in it, in words") List<String> conditions,
            @Schema(description = "How many are in it now; absent unless asked for")
                    @Nullable Long members) {
        static SegmentResponse of(Segment segment, @Nullable Long members) {
            return new SegmentResponse(
                    segment.id(),
                    segment.name(),
                    segment.list() != null,
                    segment.when().stream().map(Condition::words).toList(),
                    members);
        }
    }

    @Schema(description = "A member of a segment")
    record SegmentMemberResponse(
            String memberId,
            @Nullable String externalId,
            @Nullable String card,
            Instant enrolledAt) {
        static SegmentMemberResponse of(MemberView member) {
            return new SegmentMemberResponse(
                    PublicId.of(member.id()),
                    member.externalId(),
                    member.card(),
                    member.enrolledAt());
        }
    }

    @Schema(description = "Who is to be on a list, and who no longer; up to 1,000 together")
    record ListChangeRequest(
            @Schema(description = "As bodies name members: by id, `external:…` or `card:…`")
                    @Nullable
                    @Size(max = CHANGES_MAX, message = "must have at most {max}")
                    List<@Valid MemberReference> add,
            @Nullable @Size(max = CHANGES_MAX, message = "must have at most {max}")
                    List<@Valid MemberReference> remove) {}

    @Schema(description = "What came of a change of a list")
    record ListChangeResponse(
            @Schema(description = "How many were told") int changed,
            @Schema(description = "Why not, by their places in the request; empty where all were")
                    Map<String, Problem> problems) {}

    @GetMapping("/v1/segments")
    @RequiredScope(Scope.PROGRAMME_READ)
    @Refuses(ErrorCode.PROGRAMME_NOT_FOUND)
    @Operation(
            summary = "List the segments",
            description =
                    "Those of the programme in force, 32 at most. With `counted=true` every member is"
                            + " looked at: 100,000 of them took 2.3 to 3.8 seconds on a machine of"
                            + " two processors. A tenant is answered one such request at a time,"
                            + " within a minute, or else `busy`.")
    ListResponse<SegmentResponse> listSegments(
            Caller caller,
            @Parameter(description = "Whether to count who is in them")
                    @RequestParam(defaultValue = "false")
                    boolean counted) {
        Map<String, Long> counts = counted ? reading.count(caller.tenant()) : Map.of();
        return new ListResponse<>(
                reading.list(caller.tenant()).stream()
                        .map(segment ->
                                SegmentResponse.of(
                                        segment, counted ? counts.get(segment.id()) : null))
                        .toList(),
                null);
    }

    @GetMapping("/v1/segments/{id}/members")
    @RequiredScope(Scope.MEMBERS_READ)
    @Refuses({ErrorCode.SEGMENT_NOT_FOUND, ErrorCode.PROGRAMME_NOT_FOUND})
    @Operation(
            summary = "List the members of a segment",
            description =
                    "In the order of enrolment, as of now. A page looks at 5,000 members at most, and"
                            + " may have fewer of them than its limit, or none, and still a cursor.")
    ListResponse<SegmentMemberResponse> listSegmentMembers(
            Caller caller,
            @Parameter(description = "The id in the programme file") @PathVariable String id,
            PageQuery query) {
        var page = query.in("segment", id);
        ReadSegments.Slice slice =
                reading.members(caller.tenant(), id, page.member(), page.limit());
        MemberId next = slice.next();
        return new ListResponse<>(
                slice.members().stream().map(SegmentMemberResponse::of).toList(),
                next == null ? null : page.cursor(PublicId.of(next)));
    }

    @PostMapping("/v1/segments/{id}/members")
    @RequiredScope(Scope.MEMBERS_WRITE)
    @HarmlessTwice("whoever is on the list already is told so again")
    @Refuses({ErrorCode.SEGMENT_NOT_FOUND, ErrorCode.PROGRAMME_NOT_FOUND})
    @Operation(
            summary = "Change a list",
            description =
                    "Puts members on a segment that is a list, and takes others off, each by itself"
                            + " and from now on.")
    ListChangeResponse changeSegment(
            Caller caller,
            @Parameter(description = "The id in the programme file") @PathVariable String id,
            @Valid @RequestBody ListChangeRequest request) {
        String attribute = reading.find(caller.tenant(), id).list();
        if (attribute == null) {
            throw invalid("", "The members of this segment follow from its conditions.");
        }
        var places = new ArrayList<String>();
        var wishes = new ArrayList<ChangeList.Wish>();
        var problems = new TreeMap<String, Problem>();
        read(caller, request.add(), "/add/", true, places, wishes, problems);
        read(caller, request.remove(), "/remove/", false, places, wishes, problems);
        int asked = places.size() + problems.size();
        if (asked == 0 || asked > CHANGES_MAX) {
            throw invalid("/add", "1 to " + CHANGES_MAX + " members go in one request.");
        }
        List<Recorded> results = changing.change(caller.tenant(), attribute, wishes);
        for (int index = 0; index < results.size(); index++) {
            if (results.get(index) instanceof Recorded.Refused(Refusal refusal)) {
                problems.put(places.get(index), Problem.of(refusal));
            }
        }
        int refused = (int) places.stream().filter(problems::containsKey).count();
        return new ListChangeResponse(results.size() - refused, problems);
    }

    private void read(
            Caller caller,
            @Nullable List<MemberReference> members,
            String pointer,
            boolean on,
            List<String> places,
            List<ChangeList.Wish> wishes,
            Map<String, Problem> problems) {
        for (int index = 0; members != null && index < members.size(); index++) {
            String place = pointer + index;
            try {
                wishes.add(
                        new ChangeList.Wish(
                                subjects.inBody(caller.tenant(), members.get(index), place), on));
                places.add(place);
            } catch (LoyaltyException refused) {
                problems.put(place, Problem.of(refused.refusal()));
            }
        }
    }

    private static LoyaltyException invalid(String pointer, String detail) {
        return Refusal.at(ErrorCode.INVALID_FIELD, pointer, detail).asException();
    }
}
