package io.ladder.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ladder.DatabaseTest;
import io.ladder.Shop;
import io.ladder.journal.Call;
import io.ladder.journal.ProgrammeSource;
import io.ladder.journal.Programmes;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class CorrectVersionTest {
    private static final String WRONG =
            Shop.PROGRAMME
                    + "rewards:\n  - {id: coffee, name: A coffee, wallet: points, cost: 10}\n";

    private static final String RIGHT = WRONG.replace("points: 1, per", "points: 2, per");

    private final Shop shop;
    private final ApplyProgramme applying;
    private final CorrectVersion correcting;
    private final ProgrammeVersions versions;
    private final Programmes programmes;
    private final ProgrammeSource source;
    private TenantId tenant;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    CorrectVersionTest(
            Shop shop,
            ApplyProgramme applying,
            CorrectVersion correcting,
            ProgrammeVersions versions,
            Programmes programmes,
            ProgrammeSource source) {
        this.shop = shop;
        this.applying = applying;
        this.correcting = correcting;
        this.versions = versions;
        this.programmes = programmes;
        this.source = source;
    }

    @BeforeEach
    void open() {
        tenant = shop.emptyTenant(true);
        applying.apply(Call.of(tenant), WRONG, null, 0);
        applying.apply(Call.of(tenant), WRONG, null, 1);
    }

    private ProgrammeVersions.Correction correct(String file, int expected) {
        return correcting.correct(Call.of(tenant), 1, file, "why", expected, null).correction();
    }

    private Refusal refused(int version, String file, int expected) {
        var refused =
                catchThrowableOfType(
                        LoyaltyException.class,
                        () ->
                                correcting.correct(
                                        Call.of(tenant), version, file, "why", expected, null));
        return refused.refusal();
    }

    @Test
    void addsACorrectionAndLeavesTheVersion() {
        var versionsBefore = versions.list(tenant);

        var correction = correct(RIGHT, 0);

        assertThat(versions.list(tenant)).isEqualTo(versionsBefore);
        assertThat(versions.corrections(tenant)).containsExactly(correction);
        assertThat(versions.corrected(tenant))
                .extracting(ProgrammeVersions.Version::source)
                .containsExactly(RIGHT, WRONG);
        var compiled = source.read(tenant);
        assertThat(compiled.revision()).isEqualTo(3);
        assertThat(compiled.timeline().corrections()).isEqualTo(1);
        assertThat(compiled.timeline().correctionOf(1)).isEqualTo(1);
        assertThat(compiled.timeline().correctionOf(2)).isZero();
        assertThat(programmes.timeline(tenant).corrections()).isEqualTo(1);
    }

    @Test
    void correctsWhatWasCorrectedBefore() {
        correct(RIGHT, 0);
        String better = RIGHT + "returns: {without_receipt_days: 30}\n";
        correct(better, 1);

        assertThat(versions.corrected(tenant).getFirst().source()).isEqualTo(better);
        assertThat(source.read(tenant).timeline().asOf(1).correctionOf(1)).isEqualTo(1);
    }

    @Test
    void triesWithoutCorrecting() {
        var call = new Call(tenant, null, true, false);

        var tried = correcting.correct(call, 2, RIGHT, "why", 0, null);

        assertThat(tried.programme().version()).isEqualTo(2);
        assertThat(tried.programme().validFrom())
                .isEqualTo(versions.list(tenant).getLast().validFrom());
        assertThat(versions.corrections(tenant)).isEmpty();
    }

    @Test
    void refusesWhatAnotherHasCorrectedMeanwhile() {
        correct(RIGHT, 0);

        assertThat(refused(2, RIGHT, 0).code()).isEqualTo(ErrorCode.STALE);
        assertThat(refused(1, RIGHT, 2).code()).isEqualTo(ErrorCode.STALE);
    }

    @Test
    void refusesAVersionThatThereIsNot() {
        assertThat(refused(0, RIGHT, 0).code()).isEqualTo(ErrorCode.PROGRAMME_NOT_FOUND);
        assertThat(refused(3, RIGHT, 0).code()).isEqualTo(ErrorCode.PROGRAMME_NOT_FOUND);
    }

    @Test
    void refusesToChangeWhatMembersHaveAndTook() {
        assertMistake(RIGHT.replace("cost: 10", "cost: 12"), "/rewards", "cost 10 of points");
        assertMistake(RIGHT.replace("id: coffee", "id: tea"), "/rewards", "coffee is missing");
        assertMistake(
                RIGHT.replace("code: points", "code: miles")
                        .replace("wallet: points", "wallet: miles"),
                "/wallets",
                "points is missing");
        assertMistake(
                RIGHT.replace(
                        "mechanics:", "  - {code: miles, name: Miles, expiry: never}\nmechanics:"),
                "/wallets",
                "miles is new");
        assertMistake(
                RIGHT.replace("id: loyalty,", "id: other,"), "/ladders", "loyalty is missing");
        assertMistake(
                RIGHT.replace("time_zone: UTC", "time_zone: Europe/Rome"), "/time_zone", "UTC");
    }

    private void assertMistake(String file, String path, String detail) {
        Refusal refusal = refused(1, file, 0);
        assertThat(refusal.code()).isEqualTo(ErrorCode.PROGRAMME_INVALID);
        assertThat(String.valueOf(refusal.facts().get("mistakes"))).contains(path).contains(detail);
        assertThat(versions.corrections(tenant)).isEmpty();
    }
}
