package io.ladder.access;

import io.ladder.shared.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key that a machine calls with. The key itself is shown once; what is kept is its SHA-256 hash,
 * which suffices because the key is 160 random bits.
 *
 * @param label what the key is for, in its owner's words
 * @param expiresAt the first moment at which it no longer opens anything; null where never
 */
public record ApiKey(
        UUID id, TenantId tenant, String label, Set<Scope> scopes, @Nullable Instant expiresAt) {
    public static final String LIVE_PREFIX = "lk_live_";
    public static final String TEST_PREFIX = "lk_test_";
    private static final int SECRET_BYTES = 20;

    public ApiKey {
        scopes = Set.copyOf(scopes);
    }

    /** Whether it has not expired by then. */
    public boolean opensAt(Instant moment) {
        return expiresAt == null || moment.isBefore(expiresAt);
    }

    /** A new key as its owner writes it. */
    public static String newSecret(boolean live, SecureRandom random) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return (live ? LIVE_PREFIX : TEST_PREFIX) + HexFormat.of().formatHex(secret);
    }

    /** What is kept of a key. */
    public static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
