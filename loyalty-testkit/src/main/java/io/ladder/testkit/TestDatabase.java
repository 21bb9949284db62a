package io.ladder.testkit;

import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * An empty database of a test's own.
 *
 * @param jdbcUrl where it is, without user and password
 * @param username a user who may do everything in it
 * @param password that user's password; empty where none is asked for
 */
public record TestDatabase(String jdbcUrl, String username, String password) {

    /** What a service is told to work on it. */
    public Map<String, String> settings() {
        return Map.of(
                "spring.datasource.url", jdbcUrl,
                "spring.datasource.username", username,
                "spring.datasource.password", password);
    }

    /** Opens a new connection each time, so a test that measures brings a pool. */
    public DataSource dataSource() {
        var dataSource = new PGSimpleDataSource();
        dataSource.setUrl(jdbcUrl);
        dataSource.setUser(username);
        dataSource.setPassword(password);
        return dataSource;
    }
}
