package io.ladder.http;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A caller as Spring Security knows one. Scopes are checked by operation, not as authorities. */
final class KeyAuthentication extends AbstractAuthenticationToken {
    private final transient Caller caller;

    KeyAuthentication(Caller caller) {
        super(List.of());
        this.caller = caller;
        setAuthenticated(true);
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public Object getPrincipal() {
        return caller.key().id();
    }
}
