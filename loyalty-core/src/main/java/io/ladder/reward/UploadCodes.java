package io.ladder.reward;

import io.ladder.journal.CodeHolds;
import io.ladder.journal.Journal;
import io.ladder.journal.Programmes;
import io.ladder.journal.VoucherCode;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import io.ladder.shared.UseCase;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes in the codes of a reward, and tells how far they are used.
 *
 * <p>Refuses: {@code reward_not_found}; {@code invalid_field} for a code that cannot be one, too
 * many or none, no uses, or a reward without codes that are uploaded; {@code code_taken} where one
 * is known already, for another time or another reward; {@code code_limit_reached}.
 */
@UseCase
public final class UploadCodes {
    /** How often a code may be used at most. */
    public static final int USES_MAX = 1_000_000_000;

    private static final Pattern CODE = Pattern.compile("[!-~]{4,64}");

    private final CodePools pools;
    private final Journal journal;
    private final CodeHolds holds;
    private final Programmes programmes;

    public UploadCodes(CodePools pools, Journal journal, CodeHolds holds, Programmes programmes) {
        this.pools = pools;
        this.journal = journal;
        this.holds = holds;
        this.programmes = programmes;
    }

    /**
     * A batch and how far it is used.
     *
     * @param used how many were handed out, or how often one was presented for good
     * @param held how often one is held for a redemption that may yet give it back
     */
    public record Usage(VoucherCode.Batch batch, long used, long held) {
        static Usage of(VoucherCode.Batch batch, long counted, CodeHolds.Count held) {
            // What was read first may be booked otherwise when the second is read.
            return new Usage(batch, Math.max(0, counted - held.booked()), held.open());
        }
    }

    /** Adds codes; those that are there already for the same time stay as they are. */
    public CodePools.Added upload(
            TenantId tenant, String reward, List<String> codes, CodePools.Validity validity) {
        Instant now = programmes.now(tenant);
        require(tenant, reward);
        requireSound(validity);
        if (codes.isEmpty() || codes.size() > CodePools.UPLOAD_MAX) {
            throw invalid("/codes", "1 to " + CodePools.UPLOAD_MAX + " codes go in one upload.");
        }
        for (int index = 0; index < codes.size(); index++) {
            if (!CODE.matcher(codes.get(index)).matches()) {
                throw invalid(
                        "/codes/" + index,
                        "A code has 4 to 64 letters, digits and signs of ASCII, and no spaces.");
            }
        }
        return pools.add(
                tenant,
                reward,
                codes,
                new CodePools.Validity(
                        validity.uses(), kept(validity.from()), kept(validity.until())),
                now);
    }

    /** The batches of a reward. */
    public List<Usage> usage(TenantId tenant, String reward) {
        require(tenant, reward);
        List<VoucherCode.Batch> batches = pools.batches(tenant, reward);
        Map<String, Long> used =
                journal.used(
                        tenant,
                        batches.stream()
                                .map(batch -> CodeDesk.counterOf(reward, batch.number()))
                                .toList());
        Map<Integer, CodeHolds.Count> held = holds.byBatch(tenant, reward, programmes.now(tenant));
        return batches.stream()
                .map(batch ->
                        Usage.of(
                                batch,
                                used.getOrDefault(CodeDesk.counterOf(reward, batch.number()), 0L),
                                held.getOrDefault(batch.number(), CodeHolds.Count.NONE)))
                .toList();
    }

    private void require(TenantId tenant, String id) {
        Reward reward = RewardCatalogue.of(programmes.inForce(tenant)).reward(id);
        if (reward == null) {
            throw Refusal.of(ErrorCode.REWARD_NOT_FOUND, "The programme has no such reward.")
                    .asException();
        }
        CodeTerms terms = reward.code();
        if (terms == null || terms.kind() == VoucherCode.Kind.MADE) {
            throw invalid("/codes", "No codes are uploaded for this reward.");
        }
    }

    private static void requireSound(CodePools.Validity validity) {
        if (validity.uses() < 1 || validity.uses() > USES_MAX) {
            throw invalid("/uses", "A code is used 1 to " + USES_MAX + " times.");
        }
        Instant from = validity.from();
        Instant until = validity.until();
        if (from != null && until != null && !from.isBefore(until)) {
            throw invalid("/valid_until", "Codes end to be good after they begin.");
        }
    }

    private static @Nullable Instant kept(@Nullable Instant moment) {
        return moment == null ? null : moment.truncatedTo(ChronoUnit.MICROS);
    }

    private static LoyaltyException invalid(String pointer, String detail) {
        return Refusal.at(ErrorCode.INVALID_FIELD, pointer, detail).asException();
    }
}
