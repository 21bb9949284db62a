package io.ladder.reward;

import io.ladder.journal.VoucherCode;
import io.ladder.shared.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The codes that were uploaded for rewards. What became of them is in the journal. */
public interface CodePools {
    /** The most batches of a reward. */
    int BATCHES_MAX = 100;

    /** The most codes of one upload. */
    int UPLOAD_MAX = 10_000;

    /**
     * For how long codes are good, and how often each.
     *
     * @param uses 1 or more
     */
    record Validity(int uses, @Nullable Instant from, @Nullable Instant until) {
        /** Whether the codes of a batch are good for just that. */
        public boolean isOf(VoucherCode.Batch batch) {
            return uses == batch.uses()
                    && Objects.equals(from, batch.from())
                    && Objects.equals(until, batch.until());
        }

        /** A batch of that number whose codes are good for just that, without any yet. */
        public VoucherCode.Batch empty(int number) {
            return new VoucherCode.Batch(number, 0, uses, from, until);
        }
    }

    /**
     * What came of an upload.
     *
     * @param batch where the codes are now
     * @param added how many there were not yet
     */
    record Added(VoucherCode.Batch batch, int added) {}

    /** A code, where it was uploaded, and which of its batch it is. */
    record Found(String text, String reward, VoucherCode.Batch batch, long number) {}

    /** Which code of a reward's batch. */
    record Place(String reward, int batch, long number) {}

    /**
     * Adds codes to the batch of the same validity, or as a batch of their own, in their order;
     * those that are in it already stay.
     *
     * @param codes 1 to {@link #UPLOAD_MAX}; two that differ in capitals alone are one
     * @throws io.ladder.shared.LoyaltyException {@code code_taken} where one is in another batch,
     *     {@code code_limit_reached} beyond {@link #BATCHES_MAX}; nothing is added then
     */
    Added add(
            TenantId tenant,
            String reward,
            Collection<String> codes,
            Validity validity,
            Instant now);

    /** The batches of rewards, in the order of their numbers; none of those that have none. */
    Map<String, List<VoucherCode.Batch>> batches(TenantId tenant, Collection<String> rewards);

    /** The batches of a reward, in the order of their numbers. */
    default List<VoucherCode.Batch> batches(TenantId tenant, String reward) {
        return batches(tenant, List.of(reward)).getOrDefault(reward, List.of());
    }

    /** The code of that writing; null where none was uploaded. */
    @Nullable Found find(TenantId tenant, String code);

    /** The codes at those places, as they are written. */
    Map<Place, String> texts(TenantId tenant, Collection<Place> places);
}
