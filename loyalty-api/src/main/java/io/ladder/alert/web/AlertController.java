package io.ladder.alert.web;

import io.ladder.access.Scope;
import io.ladder.alert.ReviewAlerts;
import io.ladder.http.Caller;
import io.ladder.http.HarmlessTwice;
import io.ladder.http.ListResponse;
import io.ladder.http.PageQuery;
import io.ladder.http.Params;
import io.ladder.http.Refuses;
import io.ladder.http.RequiredScope;
import io.ladder.http.Subjects;
import io.ladder.http.Text;
import io.ladder.journal.Alert;
import io.ladder.journal.AlertKey;
import io.ladder.journal.Alerts;
import io.ladder.member.FindMember;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.MemberId;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What guard rails kept back, for people to look at. */
@RestController
@Tag(name = "Alerts", description = "What guard rails kept back, for people to look at")
final class AlertController {
    private static final int ID_LENGTH_MAX = 64;
    private static final int DAYS_BACK = 30;

    private final ReviewAlerts alerts;
    private final FindMember members;
    private final Subjects subjects;

    AlertController(ReviewAlerts alerts, FindMember members, Subjects subjects) {
        this.alerts = alerts;
        this.members = members;
        this.subjects = subjects;
    }

    @Schema(description = "What somebody found who looked")
    record ReviewRequest(
            @NotNull
                    @Text(max = 16)
                    @Schema(description = "`harmless`, `unclear` or `abuse`", example = "harmless")
                    String verdict,
            @NotNull
                    @Min(value = 1, message = "must be at least 1")
                    @Schema(
                            description =
                                    "How often it had happened as they saw it: what happens beyond"
                                            + " that opens it again",
                            example = "2")
                    Long count) {}

    @GetMapping("/v1/alerts")
    @RequiredScope(Scope.ALERTS_READ)
    @Refuses({ErrorCode.MEMBER_NOT_FOUND, ErrorCode.PROGRAMME_NOT_FOUND})
    @Operation(
            summary = "List the alerts",
            description =
                    "What guard rails and daily limits of wallets kept back, one for each member,"
                            + " rail and day, the newest day first. Of at most 366 days.")
    ListResponse<AlertResponse> listAlerts(
            Caller caller,
            @Parameter(description = "`true` for those that somebody is still to look at")
                    @RequestParam(required = false)
                    @Nullable Boolean open,
            @Parameter(description = "The id of a guard rail, or of a wallet")
                    @RequestParam(required = false)
                    @Nullable String by,
            @Parameter(description = "Who acted: `mbr_…`, `external:…` or `card:…`")
                    @RequestParam(required = false)
                    @Nullable String member,
            @Parameter(
                            description = "The first day; 30 days before the last where absent",
                            example = "2026-01-01")
                    @RequestParam(required = false)
                    @Nullable String from,
            @Parameter(description = "The last day; today where absent", example = "2026-01-31")
                    @RequestParam(required = false)
                    @Nullable String until,
            PageQuery query) {
        TenantId tenant = caller.tenant();
        LocalDate given = Params.optionalDay("until", until);
        LocalDate last = given == null ? alerts.today(tenant) : given;
        var filter =
                new Alerts.Filter(
                        first(Params.optionalDay("from", from), last),
                        last,
                        open,
                        Params.optionalText("by", by, ID_LENGTH_MAX),
                        member == null ? null : member(tenant, member));
        var page = query.in("alerts", filter.toString());
        return page.answer(
                alerts.list(tenant, filter, after(page), page.limit()),
                alert -> AlertId.of(alert.key()),
                AlertResponse::of);
    }

    private static @Nullable AlertKey after(PageQuery.PageOf page) {
        String position = page.position();
        AlertKey after = position == null ? null : AlertId.read(position);
        if (position != null && after == null) {
            throw page.invalid();
        }
        return after;
    }

    private static LocalDate first(@Nullable LocalDate given, LocalDate last) {
        LocalDate first = given == null ? last.minusDays(DAYS_BACK) : given;
        if (first.isAfter(last)) {
            throw Params.invalid("from", "must not be after until.");
        } else if (!first.plusDays(Alerts.Filter.DAYS_MAX).isAfter(last)) {
            throw Params.invalid(
                    "from", "must be less than " + Alerts.Filter.DAYS_MAX + " days before until.");
        }
        return first;
    }

    private MemberId member(TenantId tenant, String reference) {
        return members.find(tenant, subjects.inPath(tenant, reference)).id();
    }

    @GetMapping("/v1/alerts/{id}")
    @RequiredScope(Scope.ALERTS_READ)
    @Refuses(ErrorCode.ALERT_NOT_FOUND)
    @Operation(
            summary = "Read an alert",
            description =
                    "As of now. Of purchases the explanation tells the rest; rewards that were"
                            + " refused leave nothing else.")
    AlertResponse readAlert(Caller caller, @PathVariable String id) {
        return AlertResponse.of(alerts.find(caller.tenant(), AlertId.parse(id)));
    }

    @PostMapping("/v1/alerts/{id}/review")
    @RequiredScope(Scope.ALERTS_REVIEW)
    @HarmlessTwice("the newest review is the one that counts")
    @Refuses(ErrorCode.ALERT_NOT_FOUND)
    @Operation(
            summary = "Say what one found",
            description =
                    "Keeps the verdict and who gave it, in place of the one before. It changes nothing"
                            + " else: blocking a member is a step of its own.")
    AlertResponse reviewAlert(
            Caller caller, @PathVariable String id, @Valid @RequestBody ReviewRequest request) {
        Alert.Verdict verdict = Alert.Verdict.of(request.verdict());
        if (verdict == null) {
            throw Refusal.at(
                            ErrorCode.INVALID_FIELD,
                            "/verdict",
                            "A verdict is harmless, unclear or abuse.")
                    .asException();
        }
        return AlertResponse.of(
                alerts.review(
                        caller.tenant(),
                        AlertId.parse(id),
                        verdict,
                        request.count(),
                        caller.actor()));
    }
}
