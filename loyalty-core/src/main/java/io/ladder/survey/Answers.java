package io.ladder.survey;

import io.ladder.shared.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The answers that members gave. */
public interface Answers {

    /**
     * The result of the answers given from a moment (inclusive) to another (exclusive); withdrawn
     * ones do not count.
     *
     * @param shop null for all shops
     */
    NpsResult result(TenantId tenant, Instant from, Instant until, @Nullable String shop);
}
