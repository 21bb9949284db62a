package io.ladder.programme.persistence;

import static io.ladder.Refusals.assertRefused;
import static io.ladder.Refusals.isRefusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.DatabaseTest;
import io.ladder.Shop;
import io.ladder.Together;
import io.ladder.journal.ProgrammeSource;
import io.ladder.programme.ProgrammeVersions;
import io.ladder.programme.ProgrammeVersions.Correction;
import io.ladder.programme.ProgrammeVersions.Version;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.TenantId;
import java.time.Instant;
import java.util.Collections;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class SqlProgrammeVersionsTest {
    private static final Instant START = Instant.parse("2026-01-15T10:00:00Z");
    private static final Version FIRST = new Version(1, null, START, Shop.PROGRAMME);
    private static final Version SECOND =
            new Version(2, START.plusSeconds(60), START.plusSeconds(30), Shop.PROGRAMME);

    private final Shop shop;
    private final ProgrammeVersions versions;
    private final ProgrammeSource source;
    private final JdbcClient database;

    @Autowired
    SqlProgrammeVersionsTest(
            Shop shop, ProgrammeVersions versions, ProgrammeSource source, JdbcClient database) {
        this.shop = shop;
        this.versions = versions;
        this.source = source;
        this.database = database;
    }

    @Test
    void listsVersionsAsTheyWereApplied() {
        var tenant = shop.emptyTenant(true);
        versions.add(tenant, _ -> FIRST);
        versions.add(tenant, _ -> SECOND);

        assertThat(versions.list(tenant)).containsExactly(FIRST, SECOND);
    }

    @Test
    void listsNothingOfAnotherTenant() {
        versions.add(shop.emptyTenant(true), _ -> FIRST);

        assertThat(versions.list(shop.emptyTenant(true))).isEmpty();
    }

    @Test
    void refusesANumberThatIsThereAlready() {
        var tenant = shop.emptyTenant(true);
        versions.add(tenant, _ -> FIRST);

        assertRefused(ErrorCode.STALE, () -> versions.add(tenant, _ -> FIRST));
        assertThat(revision(tenant)).isEqualTo(1);
    }

    @Test
    void letsOneOfSeveralWinTheSameNumber() throws InterruptedException {
        var tenant = shop.emptyTenant(true);
        Callable<Boolean> add =
                () -> {
                    versions.add(tenant, _ -> FIRST);
                    return true;
                };

        var results = Together.run(Collections.nCopies(6, add));

        assertThat(results).containsOnlyOnce(true);
        assertThat(results).filteredOn(each -> isRefusal(each, ErrorCode.STALE)).hasSize(5);
        assertThat(revision(tenant)).isEqualTo(1);
    }

    @Test
    void compilesAllVersionsOfARevision() {
        var tenant = shop.emptyTenant(true);
        versions.add(tenant, _ -> FIRST);
        versions.add(tenant, _ -> SECOND);

        var compiled = source.read(tenant);

        assertThat(compiled.revision()).isEqualTo(2);
        assertThat(compiled.timeline().versions()).hasSize(2);
    }

    @Test
    void compilesOnlyWhatWasAddedSince() {
        var tenant = shop.emptyTenant(true);
        versions.add(tenant, _ -> FIRST);
        var first = source.read(tenant).timeline();
        versions.add(tenant, correction(1, 1));
        var corrected = source.read(tenant).timeline();
        versions.add(tenant, _ -> SECOND);
        versions.add(tenant, correction(2, 2));

        var both = source.read(tenant).timeline();

        assertThat(corrected.version(1)).isNotSameAs(first.version(1));
        assertThat(both.version(1)).isSameAs(corrected.version(1));
        assertThat(both.versions()).hasSize(2);
        assertThat(both.corrections()).isEqualTo(2);
        assertThat(both.correctionOf(1)).isEqualTo(1);
        assertThat(both.correctionOf(2)).isEqualTo(2);
        assertThat(both.version(2).validFrom()).isEqualTo(SECOND.validFrom());
        assertThat(source.read(tenant).timeline().versions()).isEqualTo(both.versions());
    }

    @Test
    void tellsOnlyWhatCameAfter() {
        var tenant = shop.emptyTenant(true);
        versions.add(tenant, _ -> FIRST);
        versions.add(tenant, _ -> SECOND);
        versions.add(tenant, correction(1, 1));
        versions.add(tenant, correction(2, 1));

        assertThat(versions.list(tenant, 1)).containsExactly(SECOND);
        assertThat(versions.list(tenant, 2)).isEmpty();
        assertThat(versions.corrections(tenant, 1)).containsExactly(correction(2, 1));
        assertThat(versions.corrections(tenant, 2)).isEmpty();
    }

    private static Correction correction(int corrections, int number) {
        return new Correction(
                corrections, number, START.plusSeconds(90), "why", Shop.PROGRAMME, null, null);
    }

    @Test
    void hasNothingToCompileBeforeTheFirstVersion() {
        var tenant = shop.emptyTenant(true);

        assertRefused(ErrorCode.PROGRAMME_NOT_FOUND, () -> source.read(tenant));
    }

    private int revision(TenantId tenant) {
        return database.sql("select programme_revision from tenant where tenant_id = ?")
                .param(tenant.value())
                .query(Integer.class)
                .single();
    }
}
