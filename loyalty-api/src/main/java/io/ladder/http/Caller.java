package io.ladder.http;

import io.ladder.access.ApiKey;
import io.ladder.access.Scope;
import io.ladder.journal.Actor;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;

/**
 * Who calls: the key that the request carried, and with it the tenant.
 *
 * @param actor the same as the journal knows them
 */
public record Caller(ApiKey key, Actor actor) {
    static final String ATTRIBUTE = Caller.class.getName();

    /** Who calls with a key. */
    public Caller(ApiKey key) {
        this(key, new Actor(PublicId.ofKey(key.id())));
    }

    /** The tenant, which comes from the key and from nowhere else. */
    public TenantId tenant() {
        return key.tenant();
    }

    /** Whether the key has a scope. */
    public boolean may(Scope scope) {
        return key.scopes().contains(scope);
    }

    /**
     * Lets only callers with a scope go on.
     *
     * @throws io.ladder.shared.LoyaltyException {@code forbidden}
     */
    public void require(Scope scope) {
        if (!may(scope)) {
            throw Refusal.of(
                            ErrorCode.FORBIDDEN,
                            "The key lacks the scope " + scope.text() + ", which this needs.")
                    .with("required_scope", scope.text())
                    .asException();
        }
    }
}
