package io.ladder.survey.persistence;

import io.ladder.shared.TenantId;
import io.ladder.shared.persistence.Moments;
import io.ladder.survey.Answers;
import io.ladder.survey.NpsResult;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts answers where they are. */
@Component
final class SqlAnswers implements Answers {
    private final JdbcClient database;

    SqlAnswers(JdbcClient database) {
        this.database = database;
    }

    @Override
    public NpsResult result(TenantId tenant, Instant from, Instant until, @Nullable String shop) {
        String ofShop = shop == null ? "" : " and shop = :shop";
        return database.sql(
                        """
                        select count(*) filter (where score >= 9),
                            count(*) filter (where score between 7 and 8),
                            count(*) filter (where score <= 6)
                        from answer
                        where tenant_id = :tenant and occurred_at >= :from and occurred_at < :until
                          and not withdrawn
                        """
                                + ofShop)
                .param("tenant", tenant.value())
                .param("from", Moments.written(from))
                .param("until", Moments.written(until))
                .param("shop", shop)
                .query((row, _) -> new NpsResult(row.getLong(1), row.getLong(2), row.getLong(3)))
                .single();
    }
}
