package io.ladder.household.web;

import io.ladder.access.Scope;
import io.ladder.household.HouseholdMoves;
import io.ladder.household.ViewHousehold;
import io.ladder.http.BookingAnswer;
import io.ladder.http.Caller;
import io.ladder.http.MemberAtFault;
import io.ladder.http.MemberReference;
import io.ladder.http.PublicId;
import io.ladder.http.Refuses;
import io.ladder.http.RequiredScope;
import io.ladder.http.Subjects;
import io.ladder.journal.Call;
import io.ladder.journal.Recorded;
import io.ladder.journal.Subject;
import io.ladder.shared.AccountId;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Members who pool their points. */
@RestController
@Tag(name = "Households", description = "Members who pool their points on one account")
final class HouseholdController {
    private static final String MEMBER = "/member";

    private final HouseholdMoves moving;
    private final ViewHousehold viewing;
    private final Subjects subjects;

    HouseholdController(HouseholdMoves moving, ViewHousehold viewing, Subjects subjects) {
        this.moving = moving;
        this.viewing = viewing;
        this.subjects = subjects;
    }

    @Schema(description = "Who founds, joins or leaves a household")
    record HouseholdRequest(@NotNull MemberReference member) {}

    @PostMapping("/v1/households")
    @ResponseStatus(HttpStatus.CREATED)
    @RequiredScope(Scope.MEMBERS_WRITE)
    @Refuses({
        ErrorCode.MEMBER_NOT_FOUND,
        ErrorCode.MEMBER_BLOCKED,
        ErrorCode.MEMBER_CLOSED,
        ErrorCode.MEMBER_MERGED,
        ErrorCode.MEMBER_IN_HOUSEHOLD,
        ErrorCode.HOUSEHOLD_NOT_ALLOWED,
        ErrorCode.HOUSEHOLD_TOO_SOON,
        ErrorCode.HISTORY_TOO_LONG
    })
    @Operation(
            summary = "Found a household",
            description =
                    "With one member, who brings all that they have and did. Where the programme"
                            + " says `household:`.")
    ResponseEntity<HouseholdResponse.MoveResponse> foundHousehold(
            Call call, @Valid @RequestBody HouseholdRequest request) {
        Recorded.Booked booked = move(call, request, member -> moving.found(call, member));
        AccountId household = HouseholdResponse.household(booked.record());
        return BookingAnswer.created(
                call,
                booked,
                _ -> "/v1/households/" + PublicId.of(household),
                HouseholdResponse.MoveResponse.of(
                        booked.record(), call.dryRun() && !booked.replayed() ? null : household));
    }

    @PostMapping("/v1/households/{id}/join")
    @RequiredScope(Scope.MEMBERS_WRITE)
    @Refuses({
        ErrorCode.HOUSEHOLD_NOT_FOUND,
        ErrorCode.MEMBER_NOT_FOUND,
        ErrorCode.MEMBER_BLOCKED,
        ErrorCode.MEMBER_CLOSED,
        ErrorCode.MEMBER_MERGED,
        ErrorCode.MEMBER_IN_HOUSEHOLD,
        ErrorCode.HOUSEHOLD_NOT_ALLOWED,
        ErrorCode.HOUSEHOLD_FULL,
        ErrorCode.HOUSEHOLD_TOO_SOON,
        ErrorCode.HISTORY_TOO_LONG
    })
    @Operation(
            summary = "Join a household",
            description =
                    "The member brings all that they have and did; their tier stays their own. From"
                            + " then on each member earns for all and spends what all have.")
    ResponseEntity<HouseholdResponse.MoveResponse> joinHousehold(
            Call call, @PathVariable String id, @Valid @RequestBody HouseholdRequest request) {
        AccountId household = parse(id);
        return moved(
                household, move(call, request, member -> moving.join(call, member, household)));
    }

    @PostMapping("/v1/households/{id}/leave")
    @RequiredScope(Scope.MEMBERS_WRITE)
    @Refuses({
        ErrorCode.HOUSEHOLD_NOT_FOUND,
        ErrorCode.MEMBER_NOT_FOUND,
        ErrorCode.MEMBER_MERGED,
        ErrorCode.MEMBER_NOT_IN_HOUSEHOLD,
        ErrorCode.HISTORY_TOO_LONG
    })
    @Operation(
            summary = "Leave a household",
            description =
                    "The member takes along what they earned less what they spent. Points of theirs"
                            + " that others have spent are then missing there, and owed.")
    ResponseEntity<HouseholdResponse.MoveResponse> leaveHousehold(
            Call call, @PathVariable String id, @Valid @RequestBody HouseholdRequest request) {
        AccountId household = parse(id);
        return moved(
                household, move(call, request, member -> moving.leave(call, member, household)));
    }

    @GetMapping("/v1/households/{id}")
    @RequiredScope(Scope.MEMBERS_READ)
    @Refuses(ErrorCode.HOUSEHOLD_NOT_FOUND)
    @Operation(
            summary = "Read a household",
            description = "Its members, what each earned and spent, and what all have as of now.")
    HouseholdResponse readHousehold(Caller caller, @PathVariable String id) {
        return HouseholdResponse.of(viewing.view(caller.tenant(), parse(id)));
    }

    private Recorded.Booked move(
            Call call, HouseholdRequest request, Function<Subject, Recorded.Booked> moved) {
        return MemberAtFault.namedBy(
                MEMBER,
                () -> moved.apply(subjects.inBody(call.tenant(), request.member(), MEMBER)));
    }

    private static ResponseEntity<HouseholdResponse.MoveResponse> moved(
            AccountId household, Recorded.Booked booked) {
        return BookingAnswer.done(
                booked, HouseholdResponse.MoveResponse.of(booked.record(), household));
    }

    private static AccountId parse(String id) {
        AccountId household = PublicId.household(id);
        if (household == null) {
            throw Refusal.of(ErrorCode.HOUSEHOLD_NOT_FOUND, "There is no such household.")
                    .asException();
        }
        return household;
    }
}
