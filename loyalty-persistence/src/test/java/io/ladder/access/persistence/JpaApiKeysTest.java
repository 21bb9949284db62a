package io.ladder.access.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.DatabaseTest;
import io.ladder.MovableTime;
import io.ladder.Shop;
import io.ladder.access.ApiKey;
import io.ladder.access.ApiKeys;
import io.ladder.access.KeyRevoked;
import io.ladder.access.Scope;
import io.ladder.shared.IdSource;
import io.ladder.shared.TenantId;
import io.ladder.testkit.ApiKeysContract;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@DatabaseTest
class JpaApiKeysTest extends ApiKeysContract {
    private final Shop shop;
    private final ApiKeyRows rows;
    private final JdbcClient database;
    private final TransactionOperations transactions;
    private final MovableTime time;
    private final IdSource ids;
    private final List<Object> events = new CopyOnWriteArrayList<>();
    private final ApiKeys keys;

    @Autowired
    JpaApiKeysTest(
            Shop shop,
            ApiKeyRows rows,
            JdbcClient database,
            TransactionOperations transactions,
            MovableTime time,
            IdSource ids) {
        this.shop = shop;
        this.rows = rows;
        this.database = database;
        this.transactions = transactions;
        this.time = time;
        this.ids = ids;
        this.keys = new JpaApiKeys(rows, transactions, events::add, time, Runnable::run);
    }

    @Override
    protected ApiKeys keys() {
        return keys;
    }

    @Override
    protected TenantId aTenant() {
        return shop.emptyTenant(true);
    }

    @Override
    protected UUID nextId() {
        return ids.next();
    }

    @Override
    protected Instant now() {
        return time.instant();
    }

    @Override
    protected void moveForward(Duration by) {
        time.moveForward(by);
    }

    private ApiKey added(byte[] hash) {
        var key = new ApiKey(ids.next(), aTenant(), "till 7", Set.of(Scope.MEMBERS_READ), null);
        keys.add(key, hash);
        return key;
    }

    private static byte[] aHash() {
        return ApiKey.hash(UUID.randomUUID().toString());
    }

    @Test
    void leavesOutScopesThatItDoesNotKnow() {
        byte[] hash = aHash();
        ApiKey key = added(hash);
        transactions.executeWithoutResult(_ ->
                database.sql(
                                """
                                update api_key set scopes = '{members:read,moon:visit}'
                                where api_key_id = ?
                                """)
                        .param(key.id())
                        .update());

        ApiKey found = Objects.requireNonNull(keys.find(hash));
        assertThat(found.scopes()).containsExactly(Scope.MEMBERS_READ);
    }

    @Test
    void tellsOnceAKeyIsRevokedAndNotBefore() {
        ApiKey key = added(aHash());
        keys.revoke(aTenant(), key.id(), now());
        assertThat(events).isEmpty();

        keys.revoke(key.tenant(), key.id(), now());
        assertThat(events).containsExactly(new KeyRevoked(key.id()));
    }

    @Test
    void letsNobodyWaitForTheNoteOfAUse() {
        var aside = new ArrayList<Runnable>();
        var busy = new JpaApiKeys(rows, transactions, events::add, time, aside::add);
        byte[] hash = aHash();
        ApiKey key = added(hash);

        assertThat(busy.find(hash)).isEqualTo(key);
        assertThat(Objects.requireNonNull(keys.find(key.tenant(), key.id())).lastUsedAt()).isNull();

        aside.forEach(Runnable::run);
        assertThat(Objects.requireNonNull(keys.find(key.tenant(), key.id())).lastUsedAt())
                .isEqualTo(now());
        busy.find(hash);
        assertThat(aside).hasSize(1);
    }
}
