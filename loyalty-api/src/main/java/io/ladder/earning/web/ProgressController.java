package io.ladder.earning.web;

import io.ladder.access.Scope;
import io.ladder.earning.ViewProgress;
import io.ladder.http.Caller;
import io.ladder.http.Refuses;
import io.ladder.http.RequiredScope;
import io.ladder.http.Subjects;
import io.ladder.journal.Programme;
import io.ladder.rule.Progress;
import io.ladder.rule.RuleBook;
import io.ladder.shared.ErrorCode;
import io.ladder.wording.WalletWords;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What members lack for the next thing. */
@RestController
@Tag(name = "Members", description = "Who takes part, with balances and tiers")
final class ProgressController {
    private final ViewProgress viewing;
    private final Subjects subjects;

    ProgressController(ViewProgress viewing, Subjects subjects) {
        this.viewing = viewing;
        this.subjects = subjects;
    }

    @Schema(description = "How far a member has come")
    record ProgressResponse(
            @Schema(description = "As of when") Instant at,
            @Schema(description = "Of all money here", example = "EUR") String currency,
            @Schema(description = "Of each rule that counts something, in the programme's order")
                    List<RuleProgressResponse> rules,
            @Schema(description = "Of each reward that nothing but points keeps the member from")
                    List<RewardProgressResponse> rewards) {}

    @Schema(description = "How far a member has come towards what a rule gives next")
    record RuleProgressResponse(
            String rule,
            @Schema(
                            description =
                                    "What it counts: `money` in minor units, `pieces` in"
                                            + " thousandths, or a number of `purchases`,"
                                            + " `items`, `days`, `weeks` or `months`")
                    String counts,
            @Schema(description = "How much there is") long have,
            @Schema(description = "How much it takes") long need,
            @Schema(description = "How much is missing") long missing,
            @Schema(description = "The wallet that its points go to") String wallet,
            @Schema(description = "What it brings") long points,
            @Schema(description = "The last day on which what is there counts; absent for ever")
                    @Nullable LocalDate until,
            @Schema(description = "Which are missing, where it counts `items`")
                    @Nullable List<String> items,
            @Schema(
                            description = "What is missing in words",
                            example = "1.00 to go for 1 × Free items")
                    String text) {}

    @Schema(description = "How many points are missing for a reward")
    record RewardProgressResponse(
            String id,
            String name,
            String wallet,
            long cost,
            @Schema(description = "0 where the points suffice") long missing) {}

    @GetMapping("/v1/members/{ref}/progress")
    @RequiredScope(Scope.MEMBERS_READ)
    @Refuses(ErrorCode.MEMBER_NOT_FOUND)
    @Operation(
            summary = "Read what a member lacks for the next thing",
            description =
                    "By rule and by reward, as of now. A rule that gives this member nothing now,"
                            + " whatever they buy, is left out: its time is over, it is for"
                            + " another rung, or its caps are used up.")
    ProgressResponse readProgress(Caller caller, @PathVariable String ref) {
        ViewProgress.Overview overview =
                viewing.view(caller.tenant(), subjects.inPath(caller.tenant(), ref));
        return new ProgressResponse(
                overview.at(),
                overview.programme().currency().getCurrencyCode(),
                overview.rules().stream()
                        .map(rule -> response(rule, overview.programme()))
                        .toList(),
                overview.rewards().stream().map(ProgressController::response).toList());
    }

    private static RuleProgressResponse response(RuleBook.RuleProgress rule, Programme programme) {
        Progress progress = rule.progress();
        return new RuleProgressResponse(
                rule.rule(),
                progress.counts().text(),
                progress.there(),
                progress.needed(),
                progress.missing(),
                rule.wallet(),
                progress.points(),
                progress.until(),
                progress.items().isEmpty() ? null : progress.items(),
                WalletWords.of(programme).toGo(rule));
    }

    private static RewardProgressResponse response(ViewProgress.MissingPoints each) {
        return new RewardProgressResponse(
                each.reward().id(),
                each.reward().name(),
                each.reward().wallet(),
                each.reward().cost(),
                each.missing());
    }
}
