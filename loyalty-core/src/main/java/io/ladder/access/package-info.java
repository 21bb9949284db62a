/** Who may call: API keys, their scopes, and the tenants they open. */
@NullMarked
package io.ladder.access;

import org.jspecify.annotations.NullMarked;
