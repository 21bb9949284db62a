package io.ladder.wording.web;

import io.ladder.access.Scope;
import io.ladder.http.Caller;
import io.ladder.http.Refuses;
import io.ladder.http.RequiredScope;
import io.ladder.journal.Programme;
import io.ladder.journal.Programmes;
import io.ladder.ledger.WalletRules;
import io.ladder.reward.Reward;
import io.ladder.reward.RewardCatalogue;
import io.ladder.shared.ErrorCode;
import io.ladder.tier.Ladder;
import io.ladder.tier.Rung;
import io.ladder.wording.Wording;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The names of a programme, for apps that show them. */
@RestController
@Tag(name = "Programme", description = "The rules, as versions of one YAML file")
final class NameController {
    private final Programmes programmes;

    NameController(Programmes programmes) {
        this.programmes = programmes;
    }

    @Schema(description = "The names of the programme in force, in one language")
    record NamesResponse(
            @Schema(description = "Absent where they are as the file has them", example = "pt-BR")
                    @Nullable String language,
            @Schema(description = "What else there is") List<String> languages,
            String programme,
            @Schema(description = "By code") Map<String, String> wallets,
            @Schema(description = "What counters count, by id") Map<String, String> counters,
            @Schema(description = "By ladder and rung") Map<String, Map<String, String>> rungs,
            @Schema(description = "By id") Map<String, RewardNameResponse> rewards) {}

    @Schema(name = "RewardName", description = "What a reward is called, and worth in words")
    record RewardNameResponse(String name, @Nullable String value) {}

    @GetMapping("/v1/programme/names")
    @RequiredScope(Scope.REWARDS_READ)
    @Refuses(ErrorCode.PROGRAMME_NOT_FOUND)
    @Operation(
            summary = "Read the programme's names",
            description =
                    "Of the programme in force, its wallets, counters, rungs and rewards, in the"
                            + " language of"
                            + " `Accept-Language` that the file has, or else as the file has them.")
    ResponseEntity<NamesResponse> readNames(
            Caller caller,
            @Parameter(description = "Languages that are understood", example = "de, en;q=0.5")
                    @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
                    @Nullable String accepted) {
        Programme programme = programmes.inForce(caller.tenant());
        Wording wording = Wording.of(programme);
        String language = wording.language(accepted);
        var wallets = new TreeMap<String, String>();
        for (WalletRules rules : programme.wallets()) {
            wallets.put(rules.code(), wording.wallet(rules.code(), language));
        }
        var rungs = new TreeMap<String, Map<String, String>>();
        for (Ladder ladder : programme.ladders()) {
            var names = new TreeMap<String, String>();
            for (Rung rung : ladder.rungs()) {
                names.put(rung.name(), wording.rung(ladder.id(), rung.name(), language));
            }
            rungs.put(ladder.id(), names);
        }
        var rewards = new TreeMap<String, RewardNameResponse>();
        for (Reward reward : RewardCatalogue.of(programme).rewards()) {
            Wording.OfReward texts = wording.reward(reward.id(), language);
            rewards.put(
                    reward.id(),
                    new RewardNameResponse(
                            Objects.requireNonNullElse(texts.name(), reward.name()),
                            texts.value() == null ? reward.value() : texts.value()));
        }
        String name = wording.texts(language).programme();
        return ResponseEntity.ok()
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .body(
                        new NamesResponse(
                                language,
                                wording.languages(),
                                name == null ? programme.name() : name,
                                wallets,
                                wording.counters(language),
                                rungs,
                                rewards));
    }
}
