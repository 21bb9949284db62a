package io.ladder.accounting.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.DatabaseTest;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** All seals are taken away, as by a migration, beside an instance that has made some. */
@DatabaseTest
@TestPropertySource(properties = "ladder.test.database=whose-seals-are-taken-away")
@DirtiesContext
class SealsAnewTests extends AuditedBooks {
    private final DataSource connections;

    @Autowired
    SealsAnewTests(Bookkeeping bookkeeping, Auditor auditor, DataSource connections) {
        super(bookkeeping, auditor);
        this.connections = connections;
    }

    @Test
    void sealsFromTheBeginningWhereNoSealIsLeft() throws SQLException {
        auditor.seal();
        try (Connection connection = connections.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    "truncate seal, seal_movement, seal_lots, seal_count, sealed_movement,"
                            + " sealed_lots");
            connection.commit();
        }
        scene.buy(member, 10, scene.now());

        auditor.seal();

        var audit = auditor.audit(tenant);
        assertThat(audit.findings()).isEmpty();
        assertThat(audit.sealed()).isEqualTo(scene.history(member).size());
    }
}
