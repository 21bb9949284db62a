package io.ladder.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.ladder.journal.VoucherCode.Batch;
import io.ladder.reward.CodePools;
import io.ladder.reward.CodePools.Added;
import io.ladder.reward.CodePools.Found;
import io.ladder.reward.CodePools.Place;
import io.ladder.reward.CodePools.Validity;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every place for codes must pass. */
public abstract class CodePoolsContract {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");
    private static final Validity EVER = new Validity(1, null, null);
    private static final Validity MARCH = new Validity(1, NOW, APRIL);
    private static final int TOGETHER = 8;

    /** The codes of all tenants. */
    protected abstract CodePools pools();

    /** A tenant without codes. */
    protected abstract TenantId aTenant();

    private Added add(TenantId tenant, String reward, Validity validity, String... codes) {
        return pools().add(tenant, reward, List.of(codes), validity, NOW);
    }

    private void refused(ErrorCode code, TenantId tenant, String reward, Validity validity) {
        assertThatThrownBy(() -> add(tenant, reward, validity, "NEW-1", "film-2"))
                .asInstanceOf(type(LoyaltyException.class))
                .extracting(LoyaltyException::code)
                .isEqualTo(code);
    }

    @Test
    public void keepsCodesByTheirTimeInTheirOrder() {
        TenantId tenant = aTenant();

        assertThat(add(tenant, "film", EVER, "Film-2", "Film-1"))
                .isEqualTo(new Added(new Batch(1, 2, 1, null, null), 2));
        assertThat(add(tenant, "film", MARCH, "March-1"))
                .isEqualTo(new Added(new Batch(2, 1, 1, NOW, APRIL), 1));
        assertThat(add(tenant, "tea", EVER, "Tea-1").batch().number()).isEqualTo(1);

        assertThat(pools().batches(tenant, "film"))
                .containsExactly(new Batch(1, 2, 1, null, null), new Batch(2, 1, 1, NOW, APRIL));
        assertThat(pools().find(tenant, " film-1"))
                .isEqualTo(new Found("Film-1", "film", new Batch(1, 2, 1, null, null), 2));
        assertThat(pools().find(tenant, "Film-3")).isNull();
        assertThat(pools().find(aTenant(), "Film-1")).isNull();
        assertThat(
                        pools().texts(
                                        tenant,
                                        List.of(
                                                new Place("film", 1, 1),
                                                new Place("film", 2, 1),
                                                new Place("film", 2, 7))))
                .isEqualTo(
                        Map.of(
                                new Place("film", 1, 1),
                                "Film-2",
                                new Place("film", 2, 1),
                                "March-1"));
    }

    @Test
    public void takesTheSameCodesTwiceOnce() {
        TenantId tenant = aTenant();
        add(tenant, "film", EVER, "Film-1", "Film-2");

        assertThat(add(tenant, "film", EVER, "FILM-2", "Film-3", "film-3", "Film-4"))
                .isEqualTo(new Added(new Batch(1, 4, 1, null, null), 2));
        assertThat(pools().texts(tenant, List.of(new Place("film", 1, 4))).values())
                .containsExactly("Film-4");
    }

    @Test
    public void refusesAsAWholeWhatIsKnownElsewhere() {
        TenantId tenant = aTenant();
        add(tenant, "film", EVER, "Film-1", "Film-2");

        refused(ErrorCode.CODE_TAKEN, tenant, "tea", EVER);
        refused(ErrorCode.CODE_TAKEN, tenant, "film", MARCH);
        assertThat(pools().find(tenant, "NEW-1")).isNull();
        assertThat(pools().batches(tenant, "tea")).isEmpty();
        assertThat(pools().batches(tenant, "film")).hasSize(1);
    }

    @Test
    public void hasSoManyBatchesAndNoMore() {
        TenantId tenant = aTenant();
        for (int uses = 1; uses <= CodePools.BATCHES_MAX; uses++) {
            add(tenant, "film", new Validity(uses, null, null), "U-" + uses);
        }

        refused(
                ErrorCode.CODE_LIMIT_REACHED,
                tenant,
                "film",
                new Validity(CodePools.BATCHES_MAX + 1, null, null));
        assertThat(add(tenant, "film", EVER, "More").added()).isEqualTo(1);
    }

    @Test
    public void losesNothingWhereSeveralAddAtOnce() throws Exception {
        TenantId tenant = aTenant();

        List<Added> added =
                Threads.atOnce(
                        TOGETHER, caller -> add(tenant, "film", EVER, "Same", "Film-" + caller));

        assertThat(added.stream().mapToInt(Added::added).sum()).isEqualTo(TOGETHER + 1);
        assertThat(pools().batches(tenant, "film"))
                .containsExactly(new Batch(1, TOGETHER + 1, 1, null, null));
    }
}
