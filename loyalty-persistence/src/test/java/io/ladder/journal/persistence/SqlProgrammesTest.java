package io.ladder.journal.persistence;

import static io.ladder.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.DatabaseTest;
import io.ladder.MovableTime;
import io.ladder.Shop;
import io.ladder.access.TenantClock;
import io.ladder.journal.Call;
import io.ladder.journal.ProgrammeSource;
import io.ladder.journal.Programmes;
import io.ladder.programme.ApplyProgramme;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.TenantId;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class SqlProgrammesTest {
    private final Shop shop;
    private final ApplyProgramme applications;
    private final SqlProgrammes programmes;
    private final Programmes applied;
    private final MovableTime time;
    private final AtomicInteger compilations = new AtomicInteger();

    @Autowired
    SqlProgrammesTest(
            Shop shop,
            ApplyProgramme applications,
            Programmes applied,
            JdbcClient database,
            ProgrammeSource source,
            TenantClock clock,
            MovableTime time) {
        this.shop = shop;
        this.applications = applications;
        this.applied = applied;
        this.programmes =
                new SqlProgrammes(
                        database,
                        tenant -> {
                            compilations.incrementAndGet();
                            return source.read(tenant);
                        },
                        clock,
                        time);
        this.time = time;
    }

    @Test
    void compilesOnceForEachRevision() {
        var tenant = shop.tenant();

        var timeline = programmes.timeline(tenant);

        assertThat(programmes.timeline(tenant)).isSameAs(timeline);
        assertThat(programmes.timeline(tenant, 1)).isSameAs(timeline);
        assertThat(compilations).hasValue(1);
    }

    @Test
    void seesAVersionAsSoonAsItIsApplied() {
        var tenant = shop.tenant();
        applied.timeline(tenant);
        applications.apply(Call.of(tenant), Shop.PROGRAMME, null, 1);

        assertThat(applied.timeline(tenant).versions()).hasSize(2);
    }

    @Test
    void seesAVersionThatAnotherInstanceAppliedWithinASecond() {
        var tenant = shop.tenant();
        programmes.timeline(tenant);
        applications.apply(Call.of(tenant), Shop.PROGRAMME, null, 1);
        time.moveForward(Duration.ofMillis(1_001));

        assertThat(programmes.timeline(tenant).versions()).hasSize(2);
    }

    @Test
    void compilesNothingAnewWhereNothingChanged() {
        var tenant = shop.tenant();
        var timeline = programmes.timeline(tenant);
        time.moveForward(Duration.ofMinutes(1));

        assertThat(programmes.timeline(tenant)).isSameAs(timeline);
        assertThat(compilations).hasValue(1);
    }

    @Test
    void answersWithANewerRevisionThanOneThatWasReadBefore() {
        var tenant = shop.tenant();
        applications.apply(Call.of(tenant), Shop.PROGRAMME, null, 1);
        programmes.timeline(tenant);

        assertThat(programmes.timeline(tenant, 1).versions()).hasSize(2);
        assertThat(compilations).hasValue(1);
    }

    @Test
    void refusesWhereThereIsNoProgramme() {
        var tenant = shop.emptyTenant(true);

        assertRefused(ErrorCode.PROGRAMME_NOT_FOUND, () -> programmes.timeline(tenant));
        assertRefused(
                ErrorCode.PROGRAMME_NOT_FOUND,
                () -> programmes.timeline(new TenantId(UUID.randomUUID())));
    }
}
