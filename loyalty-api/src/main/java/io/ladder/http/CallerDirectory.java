package io.ladder.http;

import io.ladder.access.ApiKey;
import io.ladder.access.ApiKeys;
import io.ladder.access.KeyRevoked;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Finds who calls by their key, and remembers it for a few seconds: a till calls many times a
 * second. A key that is revoked by this instance of the service opens nothing from then on; one
 * that another instance revokes may live on for that long. Unknown keys are remembered apart and
 * more briefly, so that guessing pushes no good keys out; only a few of them are looked up at a
 * time.
 */
@Component
final class CallerDirectory {
    static final Duration KNOWN_FOR = Duration.ofSeconds(5);
    static final Duration UNKNOWN_FOR = Duration.ofSeconds(2);
    static final int ENTRIES_MAX = 1_000;
    private static final int SECRET_LENGTH_MAX = 128;
    private static final int STRANGERS_MAX = 2;
    private static final Duration STRANGER_WAIT = Duration.ofSeconds(1);
    private static final Refusal TOO_MANY_STRANGERS =
            Refusal.of(ErrorCode.BUSY, "Too many unknown keys are being looked up; try again.");

    private final ApiKeys keys;
    private final InstantSource clock;
    private final Semaphore strangers = new Semaphore(STRANGERS_MAX);
    private final ConcurrentHashMap<Hash, Entry> known = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Hash, Entry> unknown = new ConcurrentHashMap<>();
    private final AtomicLong revocations = new AtomicLong();

    CallerDirectory(ApiKeys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** What is kept of a key, as something that can be looked up. */
    private static final class Hash {
        private final byte[] bytes;

        Hash(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }

    private record Entry(@Nullable Caller caller, Instant until, AtomicBoolean refreshing) {
        Entry(@Nullable Caller caller, Instant until) {
            this(caller, until, new AtomicBoolean());
        }
    }

    /** Who has that key; null where nobody does, or it has expired. */
    @Nullable Caller find(String secret) {
        if (secret.length() > SECRET_LENGTH_MAX
                || !(secret.startsWith(ApiKey.LIVE_PREFIX)
                        || secret.startsWith(ApiKey.TEST_PREFIX))) {
            return null;
        }
        Instant now = clock.instant();
        Caller caller = remembered(new Hash(ApiKey.hash(secret)), now);
        return caller != null && caller.key().opensAt(now) ? caller : null;
    }

    private @Nullable Caller remembered(Hash hash, Instant now) {
        Entry entry = known.get(hash);
        if (entry == null) {
            entry = unknown.get(hash);
        }
        if (entry != null) {
            if (now.isBefore(entry.until)) {
                return entry.caller;
            }
            // One caller looks again; the others use what is known for once more as long.
            if (!entry.refreshing.compareAndSet(false, true)
                    && now.isBefore(entry.until.plus(KNOWN_FOR))) {
                return entry.caller;
            }
        }
        return entry != null && entry.caller != null
                ? lookUp(hash, now)
                : lookUpStranger(hash, now);
    }

    /**
     * Keys that nobody has come with lately queue up, so that guessing takes nothing from tills.
     */
    private @Nullable Caller lookUpStranger(Hash hash, Instant now) {
        try {
            if (!strangers.tryAcquire(STRANGER_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw TOO_MANY_STRANGERS.asException();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw TOO_MANY_STRANGERS.asException();
        }
        try {
            return lookUp(hash, now);
        } finally {
            strangers.release();
        }
    }

    private @Nullable Caller lookUp(Hash hash, Instant now) {
        long revocationsBefore = revocations.get();
        ApiKey key = keys.find(hash.bytes);
        Caller caller = key == null ? null : new Caller(key);
        remember(hash, caller, now, revocationsBefore);
        return caller;
    }

    private synchronized void remember(
            Hash hash, @Nullable Caller caller, Instant now, long revocationsBefore) {
        if (caller == null) {
            known.remove(hash);
            put(unknown, hash, new Entry(null, now.plus(UNKNOWN_FOR)));
            return;
        }
        unknown.remove(hash);
        // What was read before a revocation may be the very key, which must not come back.
        if (revocations.get() == revocationsBefore) {
            put(known, hash, new Entry(caller, now.plus(KNOWN_FOR)));
        } else {
            known.remove(hash);
        }
    }

    private static void put(ConcurrentHashMap<Hash, Entry> entries, Hash hash, Entry entry) {
        if (entries.size() >= ENTRIES_MAX) {
            entries.clear();
        }
        entries.put(hash, entry);
    }

    /** Forgets a key that this instance has just revoked. */
    @EventListener
    synchronized void forget(KeyRevoked revoked) {
        revocations.incrementAndGet();
        known.values()
                .removeIf(entry ->
                        entry.caller != null && entry.caller.key().id().equals(revoked.key()));
    }
}
