package io.ladder.key;

import static io.ladder.key.KeyRing.NOW;
import static io.ladder.key.KeyRing.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.access.ApiKey;
import io.ladder.access.Scope;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IssueKeyTest {
    private final KeyRing ring = new KeyRing();
    private final ApiKey admin = ring.admin(KeyRing.SANDBOX);

    private static IssueKey.Wish wish(String... scopes) {
        return new IssueKey.Wish("till 7", List.of(scopes), null);
    }

    private IssueKey.Issued issue(String label, @Nullable Instant expiresAt) {
        var wish = new IssueKey.Wish(label, List.of("members:read"), expiresAt);
        return ring.issuing.issue(admin, wish);
    }

    @Test
    void givesAKeyThatOpensWhatWasWishedFor() {
        Instant expiresAt = NOW.plus(Duration.ofDays(90));
        var wish =
                new IssueKey.Wish(
                        "till 7",
                        List.of("purchases:write", "members:read", "members:read"),
                        expiresAt);

        IssueKey.Issued issued = ring.issuing.issue(admin, wish);

        ApiKey key = issued.kept().key();
        assertThat(ring.keys.find(ApiKey.hash(issued.secret()))).isEqualTo(key);
        assertThat(key.tenant()).isEqualTo(KeyRing.SANDBOX);
        assertThat(key.label()).isEqualTo("till 7");
        assertThat(key.scopes())
                .containsExactlyInAnyOrder(Scope.MEMBERS_READ, Scope.PURCHASES_WRITE);
        assertThat(key.expiresAt()).isEqualTo(expiresAt.truncatedTo(ChronoUnit.MICROS));
        assertThat(issued.kept().createdAt()).isEqualTo(NOW.truncatedTo(ChronoUnit.MICROS));
    }

    @Test
    void tellsTestKeysFromLiveOnes() {
        IssueKey.Issued test = ring.issuing.issue(admin, wish("members:read"));
        IssueKey.Issued live = ring.issuing.issue(ring.admin(KeyRing.LIVE), wish("members:read"));

        assertThat(test.live()).isFalse();
        assertThat(test.secret()).matches("lk_test_[0-9a-f]{40}");
        assertThat(live.live()).isTrue();
        assertThat(live.secret()).matches("lk_live_[0-9a-f]{40}");
    }

    @Test
    void namesThePlaceOfAScopeThatThereIsNotWithoutRepeatingIt() {
        String misplaced = "lk_live_0123456789";

        Refusal refusal = refusal(() -> ring.issuing.issue(admin, wish("members:read", misplaced)));

        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_FIELD);
        assertThat(refusal.pointer()).isEqualTo("/scopes/1");
        assertThat(refusal.detail()).contains("purchases:write").doesNotContain(misplaced);
    }

    @Test
    void refusesNoScopesAndTooMany() {
        for (var scopes :
                List.of(
                        Collections.<String>emptyList(),
                        Collections.nCopies(IssueKey.SCOPES_MAX + 1, "members:read"))) {
            var wish = new IssueKey.Wish("till 7", scopes, null);

            Refusal refusal = refusal(() -> ring.issuing.issue(admin, wish));

            assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_FIELD);
            assertThat(refusal.pointer()).isEqualTo("/scopes");
        }
    }

    @Test
    void refusesLabelsThatAreBlankOrTooLong() {
        for (String label : List.of("", " ", "x".repeat(IssueKey.LABEL_LENGTH_MAX + 1))) {
            Refusal refusal = refusal(() -> issue(label, null));

            assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_FIELD);
            assertThat(refusal.pointer()).isEqualTo("/label");
        }
    }

    @Test
    void refusesAnExpiryThatIsNotInTheFuture() {
        for (Instant past : List.of(NOW, NOW.minusSeconds(1))) {
            Refusal refusal = refusal(() -> issue("till 7", past));

            assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_FIELD);
            assertThat(refusal.pointer()).isEqualTo("/expires_at");
        }
    }

    @Test
    void givesNoScopeThatTheCallerLacks() {
        ApiKey caller = ring.key(KeyRing.SANDBOX, Set.of(Scope.KEYS_WRITE, Scope.MEMBERS_READ));

        assertThat(ring.issuing.issue(caller, wish("members:read", "keys:write"))).isNotNull();
        Refusal refusal =
                refusal(() -> ring.issuing.issue(caller, wish("members:read", "pii:read")));

        assertThat(refusal.code()).isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(refusal.pointer()).isEqualTo("/scopes/1");
        assertThat(refusal.facts()).containsEntry("required_scope", "pii:read");
    }

    @Test
    void givesNothingToAKeyThatWasRevokedASecondAgo() {
        ApiKey caller = ring.admin(KeyRing.SANDBOX);
        ring.revoking.revoke(admin, caller.id());

        Refusal refusal = refusal(() -> ring.issuing.issue(caller, wish("members:read")));

        assertThat(refusal.code()).isEqualTo(ErrorCode.UNAUTHENTICATED);
    }

    @Test
    void hidesTheKeyFromLogs() {
        IssueKey.Issued issued = ring.issuing.issue(admin, wish("members:read"));

        assertThat(issued.toString()).contains("till 7").doesNotContain(issued.secret());
    }
}
