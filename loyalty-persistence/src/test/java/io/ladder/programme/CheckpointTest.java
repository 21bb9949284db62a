package io.ladder.programme;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.DatabaseTest;
import io.ladder.MovableTime;
import io.ladder.Shop;
import io.ladder.journal.Award;
import io.ladder.journal.Call;
import io.ladder.shared.MemberId;
import io.ladder.shared.TenantId;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What rules remember of a member stays where the next version has them with other figures. */
@DatabaseTest
class CheckpointTest {
    private static final String HEAD =
            """
            programme: {id: test, name: Test}
            goal: To be tested.
            key_factor: Tests.
            time_zone: UTC
            currency: EUR
            wallets: [{code: points, name: Points}]
            """;

    private static final String FIRST =
            HEAD
                    + """
                    mechanics:
                      - {id: spend, kind: spend, points: 1, per: "5.00", full_steps: true}
                      - {id: cups, kind: visits, every: 3, points: 10}
                      - {id: marks, kind: threshold, marks: [{spent: "30.00", points: 7}]}
                      - {id: row, kind: streak, days: 2, points: 3}
                      - {id: capped, kind: bonus, points: 4, caps: {ever: 6}}
                    """;

    private static final String SECOND =
            HEAD
                    + """
                    rewards: [{id: mug, name: Mug, cost: 10}]
                    mechanics:
                      - {id: fresh, kind: bonus, points: 1}
                      - {id: capped, kind: bonus, points: 5, caps: {ever: 6}}
                      - {id: row, kind: streak, days: 2, points: 3}
                      - {id: marks, kind: threshold, marks: [{spent: "30.00", points: 8}]}
                      - {id: cups, kind: visits, every: 3, points: 10}
                      - {id: spend, kind: spend, points: 2, per: "5.00", full_steps: true}
                    """;

    private final Shop shop;
    private final ApplyProgramme programmes;
    private final MovableTime time;
    private final JdbcClient database;

    @Autowired
    CheckpointTest(Shop shop, ApplyProgramme programmes, MovableTime time, JdbcClient database) {
        this.shop = shop;
        this.programmes = programmes;
        this.time = time;
        this.database = database;
    }

    private Map<String, Long> buy(TenantId tenant, MemberId member, int euros) {
        Map<String, Long> given =
                shop.buy(tenant, member, euros).outcome().awards().stream()
                        .filter(award -> award.points() > 0)
                        .collect(Collectors.toMap(Award::rule, Award::points));
        time.moveForward(Duration.ofDays(1));
        return given;
    }

    private String checkpoint(TenantId tenant) {
        return database.sql("select state::text from account where tenant_id = ?")
                .param(tenant.value())
                .query((row, _) -> row.getString(1))
                .single();
    }

    @Test
    void isFoldedAnewWhereItWasWrittenBeforePurchasesWereCounted() {
        TenantId tenant = shop.emptyTenant(true);
        programmes.apply(Call.of(tenant), FIRST, null, 0);
        MemberId anna = shop.enrol(tenant, "anna");
        buy(tenant, anna, 14);
        assertThat(checkpoint(tenant)).contains("\"purchases\":{\"count\":1,");
        database.sql(
                        "update account set state = (state::jsonb #- '{members,0,purchases}')::json where tenant_id = ?")
                .param(tenant.value())
                .update();

        buy(tenant, anna, 14);

        assertThat(checkpoint(tenant)).contains("\"purchases\":{\"count\":2,");
    }

    @Test
    void goesOnUnderTheNextVersion() {
        TenantId tenant = shop.emptyTenant(true);
        programmes.apply(Call.of(tenant), FIRST, null, 0);
        MemberId anna = shop.enrol(tenant, "anna");

        assertThat(buy(tenant, anna, 14)).isEqualTo(Map.of("spend", 2L, "capped", 4L));
        String kept = checkpoint(tenant);
        assertThat(kept).contains("\"cups\"", "\"marks\"", "\"row\"", "\"spend\"");
        programmes.apply(Call.of(tenant), SECOND, null, 1);
        assertThat(checkpoint(tenant)).isEqualTo(kept);

        // 4.00 were carried over, two of six points are left, and it is the second day.
        assertThat(buy(tenant, anna, 1))
                .isEqualTo(Map.of("spend", 2L, "capped", 2L, "row", 3L, "fresh", 1L));
        // The third cup, and 30.00 in all.
        assertThat(buy(tenant, anna, 15))
                .isEqualTo(Map.of("spend", 6L, "cups", 10L, "marks", 8L, "fresh", 1L));
    }
}
