package io.ladder.programme.web;

import io.ladder.access.Scope;
import io.ladder.config.ConfigReader;
import io.ladder.http.AlsoShown;
import io.ladder.http.Caller;
import io.ladder.http.DryRun;
import io.ladder.http.HarmlessTwice;
import io.ladder.http.ListResponse;
import io.ladder.http.PageQuery;
import io.ladder.http.Problem;
import io.ladder.http.PublicId;
import io.ladder.http.Refuses;
import io.ladder.http.Renderings;
import io.ladder.http.RequiredScope;
import io.ladder.http.Text;
import io.ladder.journal.Call;
import io.ladder.journal.Programme;
import io.ladder.journal.Timeline;
import io.ladder.programme.CorrectVersion;
import io.ladder.programme.ProgrammeVersions;
import io.ladder.programme.RateAgain;
import io.ladder.programme.Rating;
import io.ladder.shared.AccountId;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.TenantId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Versions that were wrong, and members who are rated again. */
@RestController
@Tag(name = "Programme", description = "The rules, as versions of one YAML file")
final class CorrectionController {
    private final ProgrammeVersions versions;
    private final CorrectVersion correcting;
    private final RateAgain rating;

    CorrectionController(ProgrammeVersions versions, CorrectVersion correcting, RateAgain rating) {
        this.versions = versions;
        this.correcting = correcting;
        this.rating = rating;
    }

    @Schema(description = "A version that was wrong, and what it should have been")
    record CorrectionRequest(
            @NotNull @Schema(description = "The version that was wrong", example = "1")
                    Integer version,
            @NotNull
                    @Schema(
                            description =
                                    "How many corrections there are, so that nobody corrects"
                                            + " past another",
                            example = "0")
                    Integer corrections,
            @NotNull
                    @Text(max = 500, lines = true)
                    @Schema(description = "Without personal data", example = "Points were too few")
                    String reason,
            @NotNull
                    @Text(max = ConfigReader.LENGTH_MAX, lines = true)
                    @Schema(description = "The file as it should have been, in YAML")
                    String source) {}

    @Schema(description = "What a version should have been")
    record CorrectionResponse(
            @Schema(description = "How many there are with this one") int corrections,
            @Schema(description = "Of which version") int version,
            @Schema(description = "The first moment that the version decides; absent for ever")
                    @Nullable Instant validFrom,
            @Schema(description = "The first moment that it no longer decides; absent for ever")
                    @Nullable Instant validUntil,
            Instant recordedAt,
            @Schema(description = "The key that corrected it", example = "key_…")
                    @Nullable String recordedBy,
            @Schema(
                            description =
                                    "Who answers for it though it is not feasible; absent where it is")
                    @Nullable String overriddenBy,
            String reason,
            @Schema(description = "In a dry run: what it would change for some members")
                    @Nullable RatingResponse rating) {}

    @Schema(description = "What members are owed, or owe, by corrected rules")
    record RatingResponse(
            TimelineResponse timeline,
            @Schema(description = "How many members were rated, with a difference or without")
                    int rated,
            @Schema(description = "Those whose points, dates or rungs differ")
                    List<DifferenceResponse> data,
            @Schema(description = "What the differences of this page come to")
                    List<ChangeResponse> totals,
            @Schema(description = "Members who could not be rated, and stay as they were")
                    List<FailureResponse> failures,
            @Schema(description = "Send it as `cursor` to go on; absent at the end")
                    @Nullable String nextCursor) {}

    @Schema(description = "The versions that histories are folded with")
    record TimelineResponse(
            @Schema(description = "How many corrections are in it") int corrections,
            List<TimelineVersionResponse> versions) {
        static TimelineResponse of(Timeline timeline) {
            return new TimelineResponse(
                    timeline.corrections(),
                    timeline.versions().stream()
                            .map(each ->
                                    TimelineVersionResponse.of(
                                            each, timeline.correctionOf(each.version())))
                            .toList());
        }
    }

    @Schema(description = "A version of the programme as it stands in a timeline")
    record TimelineVersionResponse(
            int version,
            @Schema(description = "The first moment that it decides; absent for the first version")
                    @Nullable Instant validFrom,
            @Schema(description = "Which correction it stands with; absent where it has none")
                    @Nullable Integer correction) {
        static TimelineVersionResponse of(Programme version, int correction) {
            return new TimelineVersionResponse(
                    version.version(), version.validFrom(), correction == 0 ? null : correction);
        }
    }

    @Schema(description = "What differs for a member")
    record DifferenceResponse(
            String memberId,
            List<ChangeResponse> changes,
            @Schema(description = "The entries that compensate")
                    List<Renderings.MovementResponse> movements,
            List<Renderings.MoveResponse> moves,
            @Schema(description = "After it") List<Renderings.BalanceResponse> balances) {
        static DifferenceResponse of(Rating.Difference difference) {
            return new DifferenceResponse(
                    PublicId.of(difference.member()),
                    difference.changes().stream().map(ChangeResponse::of).toList(),
                    Renderings.movements(difference.movements()),
                    Renderings.moves(difference.moves()),
                    Renderings.balances(difference.outcome().receipt()));
        }
    }

    @Schema(description = "By how much a wallet changes")
    record ChangeResponse(
            String wallet,
            @Schema(description = "Points that rules gave, more or fewer") long issued,
            @Schema(description = "Points to spend, more or fewer") long available) {
        static ChangeResponse of(Rating.Change change) {
            return new ChangeResponse(change.wallet(), change.issued(), change.available());
        }
    }

    @Schema(description = "A member who could not be rated")
    record FailureResponse(String memberId, Problem problem) {
        static FailureResponse of(Rating.Failure failure) {
            return new FailureResponse(
                    PublicId.of(failure.member()), Problem.of(failure.refusal()));
        }
    }

    @PostMapping("/v1/programme/corrections")
    @AlsoShown(first = "made", others = "dry_run")
    @HarmlessTwice("a repetition names a number of corrections that is no longer true")
    @ResponseStatus(HttpStatus.CREATED)
    @RequiredScope(Scope.PROGRAMME_WRITE)
    @Refuses({
        ErrorCode.PROGRAMME_INVALID,
        ErrorCode.PROGRAMME_NOT_FOUND,
        ErrorCode.CORRECTION_LIMIT_REACHED,
        ErrorCode.NOT_FEASIBLE,
        ErrorCode.AMOUNT_OUT_OF_RANGE,
        ErrorCode.STALE
    })
    @Operation(
            summary = "Correct a version",
            description =
                    "Says what a version should have been, for the whole period in which it decides."
                            + " Members who join from then on are rated by it; all others when"
                            + " they are rated again. A dry run tells what would differ for each"
                            + " member, at most `limit` of them; go on with `cursor` and the same"
                            + " body.")
    ResponseEntity<CorrectionResponse> correctVersion(
            Caller caller,
            DryRun dryRun,
            PageQuery query,
            @Parameter(description = OverriddenBy.DESCRIPTION, example = OverriddenBy.EXAMPLE)
                    @RequestHeader(name = OverriddenBy.HEADER, required = false)
                    @Nullable String overriddenBy,
            @Valid @RequestBody CorrectionRequest request) {
        var page = query.in("corrections", request.version().toString());
        var corrected =
                correcting.correct(
                        new Call(caller.tenant(), null, dryRun.on(), false, caller.actor()),
                        request.version(),
                        request.source(),
                        request.reason(),
                        request.corrections(),
                        OverriddenBy.read(overriddenBy));
        RatingResponse foreseen =
                dryRun.on() ? foreseen(caller.tenant(), corrected.programme(), page) : null;
        return ResponseEntity.status(dryRun.on() ? HttpStatus.OK : HttpStatus.CREATED)
                .body(response(versions.list(caller.tenant()), corrected.correction(), foreseen));
    }

    private RatingResponse foreseen(TenantId tenant, Programme corrected, PageQuery.PageOf page) {
        return response(page, rating.preview(tenant, corrected, account(page), page.limit()));
    }

    @GetMapping("/v1/programme/corrections")
    @RequiredScope(Scope.PROGRAMME_READ)
    @Operation(summary = "List the corrections of versions", description = "Oldest first.")
    ListResponse<CorrectionResponse> listCorrections(Caller caller) {
        var corrections = versions.corrections(caller.tenant());
        var all = versions.list(caller.tenant());
        return new ListResponse<>(
                corrections.stream().map(each -> response(all, each, null)).toList(), null);
    }

    @PostMapping("/v1/programme/re-ratings")
    @HarmlessTwice("a member who is rated again already is passed over")
    @RequiredScope(Scope.PROGRAMME_WRITE)
    @Operation(
            summary = "Rate members again",
            description =
                    "Folds the histories of at most `limit` members with all corrections and books"
                            + " the differences; go on with `cursor` until there is no"
                            + " `next_cursor`. Members who are rated already are passed over, so"
                            + " that it can be broken off and begun anew. What members took and"
                            + " spent stays as it was: points that are gone are owed.")
    RatingResponse rateAgain(Caller caller, DryRun dryRun, PageQuery query) {
        var page = query.in("re-ratings");
        var call = new Call(caller.tenant(), null, dryRun.on(), false);
        return response(page, rating.rate(call, account(page), page.limit()));
    }

    private static @Nullable AccountId account(PageQuery.PageOf page) {
        String position = page.position();
        try {
            return position == null ? null : new AccountId(UUID.fromString(position));
        } catch (IllegalArgumentException none) {
            throw page.invalid();
        }
    }

    private static CorrectionResponse response(
            List<ProgrammeVersions.Version> versions,
            ProgrammeVersions.Correction correction,
            @Nullable RatingResponse rating) {
        int number = correction.number();
        return new CorrectionResponse(
                correction.corrections(),
                number,
                versions.get(number - 1).validFrom(),
                number < versions.size() ? versions.get(number).validFrom() : null,
                correction.recordedAt(),
                VersionResponse.idOf(correction.by()),
                correction.overriddenBy(),
                correction.reason(),
                rating);
    }

    private static RatingResponse response(PageQuery.PageOf page, Rating rated) {
        AccountId last = rated.last();
        return new RatingResponse(
                TimelineResponse.of(rated.timeline()),
                rated.rated(),
                rated.differences().stream().map(DifferenceResponse::of).toList(),
                rated.totals().stream().map(ChangeResponse::of).toList(),
                rated.failures().stream().map(FailureResponse::of).toList(),
                last == null ? null : page.cursor(last.value().toString()));
    }
}
