package io.ladder.setup;

import io.ladder.access.ApiKey;
import io.ladder.access.ApiKeys;
import io.ladder.access.Scope;
import io.ladder.access.TenantRegister;
import io.ladder.journal.Call;
import io.ladder.programme.ApplyProgramme;
import io.ladder.programme.ProgrammeVersions;
import io.ladder.shared.IdSource;
import io.ladder.shared.TenantId;
import java.security.SecureRandom;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Opens tenants: enters them, applies their first programme, and makes their first key. */
@Component
public final class TenantOpening {
    private final TenantRegister register;
    private final ApplyProgramme programmes;
    private final ProgrammeVersions versions;
    private final ApiKeys keys;
    private final IdSource ids;
    private final SecureRandom random;
    private final TransactionOperations transactions;

    TenantOpening(
            TenantRegister register,
            ApplyProgramme programmes,
            ProgrammeVersions versions,
            ApiKeys keys,
            IdSource ids,
            SecureRandom random,
            TransactionOperations transactions) {
        this.register = register;
        this.programmes = programmes;
        this.versions = versions;
        this.keys = keys;
        this.ids = ids;
        this.random = random;
        this.transactions = transactions;
    }

    /** The tenant's id and its key, which is nowhere to be read again. */
    public record Opened(TenantId tenant, String key) {}

    /**
     * Opens a tenant, wholly or not at all.
     *
     * @param programme the source of its programme; null where it is to be applied later
     * @throws io.ladder.shared.LoyaltyException {@code programme_invalid}
     */
    public Opened open(String name, boolean sandbox, @Nullable String programme) {
        var tenant = new TenantId(ids.next());
        String key = newKey(sandbox);
        transactions.executeWithoutResult(_ -> {
            enter(tenant, name, sandbox, programme);
            if (!addKey(tenant, key, "first key")) {
                throw new IllegalStateException("160 random bits came a second time");
            }
        });
        return new Opened(tenant, key);
    }

    /**
     * Makes sure that a tenant is there, with a programme.
     *
     * @return whether the programme was applied now
     */
    public boolean openOnce(TenantId tenant, String name, boolean sandbox, String programme) {
        return Boolean.TRUE.equals(
                transactions.execute(_ -> enter(tenant, name, sandbox, programme)));
    }

    private boolean enter(
            TenantId tenant, String name, boolean sandbox, @Nullable String programme) {
        byte[] secret = new byte[TenantRegister.SECRET_BYTES];
        random.nextBytes(secret);
        register.add(tenant, name, sandbox, secret);
        if (programme == null || !versions.list(tenant).isEmpty()) {
            return false;
        }
        programmes.apply(Call.of(tenant), programme, null, 0);
        return true;
    }

    /** A key that opens nothing yet. */
    public String newKey(boolean sandbox) {
        return ApiKey.newSecret(!sandbox, random);
    }

    /**
     * Lets a key open all that a tenant has.
     *
     * @return false where there was that key already: it stays what it is, which may be revoked
     */
    public boolean addKey(TenantId tenant, String key, String label) {
        var all = new ApiKey(ids.next(), tenant, label, EnumSet.allOf(Scope.class), null);
        return keys.add(all, ApiKey.hash(key)) != null;
    }
}
