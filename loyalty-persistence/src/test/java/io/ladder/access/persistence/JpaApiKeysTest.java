package io.ladder.access.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ladder.DatabaseTest;
import io.ladder.MovableTime;
import io.ladder.Shop;
import io.ladder.access.ApiKey;
import io.ladder.access.ApiKeys;
import io.ladder.access.Scope;
import io.ladder.shared.IdSource;
import io.ladder.shared.persistence.Moments;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@DatabaseTest
class JpaApiKeysTest {
    private final Shop shop;
    private final ApiKeys keys;
    private final JdbcClient database;
    private final TransactionOperations transactions;
    private final MovableTime time;
    private final IdSource ids;
    private final byte[] hash = ApiKey.hash(ApiKey.newSecret(false, new SecureRandom()));

    @Autowired
    JpaApiKeysTest(
            Shop shop,
            ApiKeys keys,
            JdbcClient database,
            TransactionOperations transactions,
            MovableTime time,
            IdSource ids) {
        this.shop = shop;
        this.keys = keys;
        this.database = database;
        this.transactions = transactions;
        this.time = time;
        this.ids = ids;
    }

    private ApiKey added() {
        var key =
                new ApiKey(
                        ids.next(),
                        shop.emptyTenant(true),
                        "till 7",
                        Set.of(Scope.MEMBERS_READ, Scope.PURCHASES_WRITE),
                        Instant.parse("2030-01-01T00:00:00Z"));
        keys.add(key, hash);
        return key;
    }

    @Test
    void findsAKeyByItsHash() {
        ApiKey key = added();

        assertThat(keys.find(hash)).isEqualTo(key);
    }

    @Test
    void findsNothingForAnotherHash() {
        added();

        assertThat(keys.find(ApiKey.hash("another"))).isNull();
    }

    @Test
    void findsNoRevokedKey() {
        ApiKey key = added();
        change("update api_key set revoked_at = :now where api_key_id = :key", key);

        assertThat(keys.find(hash)).isNull();
    }

    @Test
    void leavesOutScopesThatItDoesNotKnow() {
        ApiKey key = added();
        change(
                "update api_key set scopes = '{members:read,moon:visit}' where api_key_id = :key",
                key);

        ApiKey found = Objects.requireNonNull(keys.find(hash));
        assertThat(found.scopes()).containsExactly(Scope.MEMBERS_READ);
    }

    @Test
    void notesToTheMinuteWhenAKeyWasUsed() {
        ApiKey key = added();
        Instant first = time.instant();
        keys.find(hash);
        time.moveForward(Duration.ofSeconds(30));
        keys.find(hash);
        assertThat(lastUsed(key)).isEqualTo(first);

        time.moveForward(Duration.ofSeconds(31));
        keys.find(hash);
        assertThat(lastUsed(key)).isEqualTo(time.instant());
    }

    @Test
    void refusesASecondKeyWithTheSameHash() {
        added();

        assertThatThrownBy(this::added).isInstanceOf(DataIntegrityViolationException.class);
    }

    private void change(String sql, ApiKey key) {
        transactions.executeWithoutResult(_ ->
                database.sql(sql)
                        .param("now", Moments.written(time.instant()))
                        .param("key", key.id())
                        .update());
    }

    private Instant lastUsed(ApiKey key) {
        return database.sql("select last_used_at from api_key where api_key_id = ?")
                .param(key.id())
                .query((row, _) -> Moments.read(row, 1))
                .single();
    }
}
