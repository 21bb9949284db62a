package io.ladder.survey;

import io.ladder.shared.AccountId;
import io.ladder.shared.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
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

    /**
     * What members said with their answers in their own words, by the numbers of the answers; those
     * without words are not in it.
     *
     * @param answers numbers of answers in the account
     */
    Map<Long, String> comments(TenantId tenant, AccountId account, Collection<Long> answers);
}
