package io.ladder.programme;

import io.ladder.config.ConfigReader;
import io.ladder.journal.Programme;
import io.ladder.journal.Programmes;
import io.ladder.journal.Timeline;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.TenantId;
import io.ladder.shared.UseCase;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compiles a programme file as the tenant's next version would be, and applies nothing. What was
 * compiled last is kept, so that many may try one draft.
 *
 * <p>Refuses: {@code programme_invalid} with all {@code mistakes} of the file, as applying it
 * would.
 */
@UseCase
public final class CompileDraft {
    /** So many drafts of all tenants are kept compiled. */
    private static final int KEPT_MAX = 32;

    private final Programmes programmes;
    private final ProgrammeCompiler compiler;
    private final Map<Key, Programme> kept =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, Programme> eldest) {
                    return size() > KEPT_MAX;
                }
            };

    public CompileDraft(Programmes programmes, ConfigReader reader) {
        this.programmes = programmes;
        this.compiler = new ProgrammeCompiler(reader);
    }

    /**
     * A file, by its hash, and what it follows.
     *
     * @param versions how many there are before it
     * @param corrections how many of them were corrected
     */
    private record Key(TenantId tenant, String hash, int versions, int corrections) {}

    /** The draft as the version that follows all of the tenant's; it decides for ever. */
    public Programme compile(TenantId tenant, String source) {
        Timeline before = timeline(tenant);
        var key =
                before == null
                        ? new Key(tenant, hash(source), 0, 0)
                        : new Key(
                                tenant,
                                hash(source),
                                before.versions().size(),
                                before.corrections());
        synchronized (kept) {
            Programme known = kept.get(key);
            if (known != null) {
                return known;
            }
        }
        Succession succession = before == null ? Succession.FIRST : Succession.following(before);
        Programme draft = compiler.compile(source, key.versions + 1, null, succession).orThrow();
        synchronized (kept) {
            kept.put(key, draft);
        }
        return draft;
    }

    /**
     * All versions of the tenant, followed by the draft.
     *
     * @param at the first moment that the draft decides, after the newest version's
     */
    public Timeline following(TenantId tenant, String source, Instant at) {
        Programme draft = compile(tenant, source);
        Timeline before = timeline(tenant);
        return before == null
                ? new Timeline(List.of(draft.as(1, null)))
                : before.followedBy(draft.as(before.versions().size() + 1, at));
    }

    /**
     * When the version begins that a draft follows; null where it decides for ever, or there is
     * none.
     */
    public @Nullable Instant newest(TenantId tenant) {
        Timeline before = timeline(tenant);
        return before == null ? null : before.versions().getLast().validFrom();
    }

    private @Nullable Timeline timeline(TenantId tenant) {
        try {
            return programmes.timeline(tenant);
        } catch (LoyaltyException refused) {
            if (refused.refusal().code() == ErrorCode.PROGRAMME_NOT_FOUND) {
                return null;
            }
            throw refused;
        }
    }

    private static String hash(String source) {
        try {
            byte[] text = source.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
