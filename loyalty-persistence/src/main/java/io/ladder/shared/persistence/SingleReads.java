package io.ladder.shared.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.stereotype.Component;

/**
 * Reads by single statements that belong to no transaction, not even to one that is under way. The
 * pool opens a transaction for whatever is read, and ending it takes another round trip.
 */
@Component
public final class SingleReads {
    private final JdbcClient client;

    public SingleReads(DataSource database) {
        this.client =
                JdbcClient.create(
                        new DelegatingDataSource(database) {
                            @Override
                            public Connection getConnection() throws SQLException {
                                Connection connection = super.getConnection();
                                connection.setAutoCommit(true);
                                return connection;
                            }
                        });
    }

    /** A client whose statements each stand alone. */
    public JdbcClient client() {
        return client;
    }
}
