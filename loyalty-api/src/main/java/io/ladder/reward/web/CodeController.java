package io.ladder.reward.web;

import io.ladder.access.Scope;
import io.ladder.http.Caller;
import io.ladder.http.HarmlessTwice;
import io.ladder.http.ListResponse;
import io.ladder.http.PublicId;
import io.ladder.http.Refuses;
import io.ladder.http.RequiredScope;
import io.ladder.http.Text;
import io.ladder.journal.VoucherCode;
import io.ladder.reward.CodePools;
import io.ladder.reward.ReadCodes;
import io.ladder.reward.Reward;
import io.ladder.reward.UploadCodes;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.RecordId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Codes of rewards: taken in, looked through, and looked up by a till. */
@RestController
@Tag(name = "Rewards")
final class CodeController {
    private final UploadCodes uploading;
    private final ReadCodes reading;
    private final GuessBrake brake;

    CodeController(UploadCodes uploading, ReadCodes reading, GuessBrake brake) {
        this.uploading = uploading;
        this.reading = reading;
        this.brake = brake;
    }

    @Schema(description = "Codes of a reward")
    record CodesRequest(
            @NotNull
                    @Size(min = 1, max = CodePools.UPLOAD_MAX, message = "must have {min} to {max}")
                    @Schema(
                            description =
                                    "Each of 4 to 64 letters, digits and signs of ASCII; capitals do"
                                            + " not tell them apart. Ten by chance are guessed by nobody")
                    List<@NotNull @Text(max = 64) String> codes,
            @Schema(
                            description =
                                    "How often each may be shown; 1 where absent. What is handed out"
                                            + " is so once")
                    @Nullable
                    @Min(value = 1, message = "must be 1 or more")
                    @Max(value = UploadCodes.USES_MAX, message = "must be at most {value}")
                    Integer uses,
            @Schema(description = "The first moment at which they are good; at once where absent")
                    @Nullable Instant validFrom,
            @Schema(
                            description =
                                    "The first moment at which they are no longer good; never where"
                                            + " absent")
                    @Nullable Instant validUntil) {}

    @Schema(description = "Codes of a reward that are good for the same time")
    record BatchResponse(
            @Schema(description = "Its number in the reward") int batch,
            @Schema(description = "How many there are") long codes,
            @Schema(description = "How many this upload added; absent in lists")
                    @Nullable Integer added,
            @Schema(
                            description =
                                    "How many were handed out, or how often one was shown, without"
                                            + " those that are held; absent in answers to uploads")
                    @Nullable Long used,
            @Schema(
                            description =
                                    "How often one is held for a redemption that is neither captured"
                                            + " nor given back; absent in answers to uploads")
                    @Nullable Long held,
            @Schema(description = "How often each may be shown") int uses,
            @Nullable Instant validFrom,
            @Nullable Instant validUntil) {
        static BatchResponse of(
                VoucherCode.Batch batch,
                @Nullable Integer added,
                UploadCodes.@Nullable Usage usage) {
            return new BatchResponse(
                    batch.number(),
                    batch.codes(),
                    added,
                    usage == null ? null : usage.used(),
                    usage == null ? null : usage.held(),
                    batch.uses(),
                    batch.from(),
                    batch.until());
        }
    }

    @Schema(description = "A code that somebody shows")
    record CodeRequest(@NotNull @Text(max = 64) @Schema(example = "SPRING-7K2P") String code) {}

    @Schema(description = "What a code is for, and whether it is good")
    record CodeResponse(
            @Schema(description = "As it was written when it was made") String code,
            @Schema(description = "`presented`, `handed_out` or `made`") String kind,
            String reward,
            @Schema(description = "Absent where the programme has the reward no longer")
                    @Nullable String name,
            @Schema(description = "What the reward is worth, in words") @Nullable String value,
            @Schema(
                            description =
                                    "`good`, `not_good_yet`, `held` for a redemption that may yet"
                                            + " give it back, `used`, `expired` or `cancelled`")
                    String status,
            @Schema(
                            description = "What to capture where it was made; absent otherwise",
                            example = "rdm_…")
                    @Nullable String redemptionId,
            @Nullable Instant validFrom,
            @Schema(description = "The first moment at which it is no longer good")
                    @Nullable Instant validUntil) {}

    @PostMapping("/v1/rewards/{id}/codes")
    @RequiredScope(Scope.PROGRAMME_WRITE)
    @HarmlessTwice("codes that are there already stay as they are")
    @Refuses({ErrorCode.REWARD_NOT_FOUND, ErrorCode.CODE_TAKEN, ErrorCode.CODE_LIMIT_REACHED})
    @Operation(
            summary = "Upload codes of a reward",
            description =
                    "Up to 10,000 at a time, all or none of them; more go in further uploads."
                            + " Codes that are good for the same time are one batch.")
    BatchResponse uploadCodes(
            Caller caller,
            @Parameter(description = "The id in the programme file") @PathVariable String id,
            @Valid @RequestBody CodesRequest request) {
        var validity =
                new CodePools.Validity(
                        request.uses() == null ? 1 : request.uses(),
                        request.validFrom(),
                        request.validUntil());
        CodePools.Added added = uploading.upload(caller.tenant(), id, request.codes(), validity);
        return BatchResponse.of(added.batch(), added.added(), null);
    }

    @GetMapping("/v1/rewards/{id}/codes")
    @RequiredScope(Scope.PROGRAMME_READ)
    @Refuses(ErrorCode.REWARD_NOT_FOUND)
    @Operation(
            summary = "List the codes of a reward",
            description = "In batches, 100 at most, and how far each is used; not the codes.")
    ListResponse<BatchResponse> listCodes(
            Caller caller,
            @Parameter(description = "The id in the programme file") @PathVariable String id) {
        return new ListResponse<>(
                uploading.usage(caller.tenant(), id).stream()
                        .map(each -> BatchResponse.of(each.batch(), null, each))
                        .toList(),
                null);
    }

    @PostMapping("/v1/codes/check")
    @RequiredScope(Scope.REWARDS_READ)
    @HarmlessTwice("nothing is written")
    @Refuses({ErrorCode.CODE_NOT_FOUND, ErrorCode.TOO_MANY_UNKNOWN_CODES})
    @Operation(
            summary = "Check a code",
            description =
                    "What it is for, and whether it is good now; nothing is used up. One that was"
                            + " made is used by capturing its redemption, one that is shown by"
                            + " redeeming its reward with it.")
    CodeResponse checkCode(Caller caller, @Valid @RequestBody CodeRequest request) {
        ReadCodes.View view =
                brake.guard(caller.actor(), () -> reading.read(caller.tenant(), request.code()));
        Reward reward = reading.reward(caller.tenant(), view.reward());
        RecordId redemption = view.redemption();
        return new CodeResponse(
                view.code(),
                view.kind().text(),
                view.reward(),
                reward == null ? null : reward.name(),
                reward == null ? null : reward.value(),
                view.status().text(),
                redemption == null ? null : PublicId.REDEMPTION.of(redemption),
                view.validFrom(),
                view.validUntil());
    }
}
