package io.ladder.access.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.access.Scope;
import io.ladder.testkit.TestDatabase;
import io.ladder.testkit.TestPostgres;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of keys that were made before a scope was. */
class ScopesForKeysTest {
    private static final String BEFORE = "202611220700";
    private static final String AFTER = "202611220800";
    private static final Set<String> OF_KEYS =
            Set.of(Scope.KEYS_READ.text(), Scope.KEYS_WRITE.text());
    private static final String BEFORE_PAYMENTS = "202611221004";
    private static final String WITH_PAYMENTS = "202611221015";
    private static final Set<String> LATER =
            Set.of(
                    Scope.LEDGER_READ.text(),
                    Scope.POINTS_APPROVE.text(),
                    Scope.POINTS_PAY.text(),
                    Scope.POINTS_TRANSFER.text());
    private static final UUID TENANT = new UUID(1, 1);
    private static final UUID FIRST = new UUID(2, 1);
    private static final UUID TILL = new UUID(2, 2);

    @Test
    void openKeysOfThoseWhoMayDoEverything() {
        TestDatabase fresh = TestPostgres.freshDatabase(TestPostgres.Commit.RELAXED);
        migrate(fresh, BEFORE);
        var database = JdbcClient.create(fresh.dataSource());
        Set<String> all = scopesOfThen();
        Set<String> allBefore = new TreeSet<>(all);
        allBefore.removeAll(OF_KEYS);
        Set<String> allButOne = new TreeSet<>(allBefore);
        allButOne.remove(Scope.PII_READ.text());
        enter(database);
        add(database, FIRST, allBefore);
        add(database, TILL, allButOne);

        migrate(fresh, AFTER);

        assertThat(scopes(database, FIRST)).containsExactlyInAnyOrderElementsOf(all);
        assertThat(scopes(database, TILL)).containsExactlyInAnyOrderElementsOf(allButOne);
    }

    @Test
    void openPaymentsToThoseWhoMayDoEverything() {
        TestDatabase fresh = TestPostgres.freshDatabase(TestPostgres.Commit.RELAXED);
        migrate(fresh, BEFORE_PAYMENTS);
        var database = JdbcClient.create(fresh.dataSource());
        Set<String> all = scopesOfThen();
        Set<String> allButOne = new TreeSet<>(all);
        allButOne.remove(Scope.REWARDS_REDEEM.text());
        enter(database);
        add(database, FIRST, all);
        add(database, TILL, allButOne);

        migrate(fresh, WITH_PAYMENTS);

        all.add(Scope.POINTS_PAY.text());
        assertThat(scopes(database, FIRST)).containsExactlyInAnyOrderElementsOf(all);
        assertThat(scopes(database, TILL)).containsExactlyInAnyOrderElementsOf(allButOne);
    }

    /** All scopes that there were when keys got theirs. */
    private static Set<String> scopesOfThen() {
        Set<String> all = new TreeSet<>();
        EnumSet.allOf(Scope.class).forEach(scope -> all.add(scope.text()));
        all.removeAll(LATER);
        return all;
    }

    private static void migrate(TestDatabase database, String version) {
        Flyway.configure()
                .dataSource(database.dataSource())
                .target(MigrationVersion.fromVersion(version))
                .load()
                .migrate();
    }

    private static void enter(JdbcClient database) {
        database.sql(
                        """
                        insert into tenant (tenant_id, name, sandbox, secret)
                        values (?, 'test', true, ?)
                        """)
                .param(TENANT)
                .param(new byte[32])
                .update();
    }

    private static void add(JdbcClient database, UUID id, Set<String> scopes) {
        database.sql(
                        """
                        insert into api_key
                            (api_key_id, tenant_id, hash, label, scopes, created_at)
                        values (:id, :tenant, sha256(:id::text::bytea), 'test',
                            string_to_array(:scopes, ','), now())
                        """)
                .param("id", id)
                .param("tenant", TENANT)
                .param("scopes", scopes.stream().collect(Collectors.joining(",")))
                .update();
    }

    private static List<String> scopes(JdbcClient database, UUID id) {
        String scopes =
                database.sql(
                                "select array_to_string(scopes, ',') from api_key where api_key_id = ?")
                        .param(id)
                        .query(String.class)
                        .single();
        return Arrays.asList(scopes.split(","));
    }
}
