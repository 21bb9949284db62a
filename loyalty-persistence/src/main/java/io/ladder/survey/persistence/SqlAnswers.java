package io.ladder.survey.persistence;

import io.ladder.shared.AccountId;
import io.ladder.shared.TenantId;
import io.ladder.shared.persistence.Moments;
import io.ladder.survey.Answers;
import io.ladder.survey.NpsResult;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts answers where they are, and reads what was said with them. */
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

    @Override
    public Map<Long, String> comments(
            TenantId tenant, AccountId account, Collection<Long> answers) {
        var comments = new HashMap<Long, String>();
        if (answers.isEmpty()) {
            return comments;
        }
        database.sql(
                        """
                        select sequence, words from remark
                        where tenant_id = :tenant and account_id = :account
                          and sequence in (:answers)
                        """)
                .param("tenant", tenant.value())
                .param("account", account.value())
                .param("answers", answers)
                .query(row -> {
                    comments.put(row.getLong(1), row.getString(2));
                });
        return comments;
    }
}
