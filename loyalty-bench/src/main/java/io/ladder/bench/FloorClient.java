package io.ladder.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;
import java.util.UUID;

/** A connection that calls one function for each purchase, each in a transaction of its own. */
final class FloorClient implements Load.Client {
    private final Connection connection;
    private final PreparedStatement statement;
    private final UUID tenant;
    private final Basket.Sequence baskets;
    private final SplittableRandom hashes = new SplittableRandom();

    FloorClient(Connection connection, UUID tenant, Basket.Sequence baskets) throws SQLException {
        this.connection = connection;
        this.statement =
                connection.prepareStatement(
                        "select floor_purchase(?, ?, ?, ?, ?, ?, ?, ?, ?::json)");
        this.tenant = tenant;
        this.baskets = baskets;
    }

    @Override
    public int once() throws SQLException {
        Basket basket = baskets.next();
        var at = OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, at.toInstant());
        statement.setObject(1, tenant);
        statement.setObject(2, basket.member());
        statement.setString(3, basket.source());
        statement.setString(4, basket.number());
        statement.setObject(5, new UUID(hashes.nextLong(), hashes.nextLong()));
        statement.setObject(6, at);
        statement.setLong(7, micros);
        statement.setLong(8, basket.minor() + (long) Basket.SECOND_MINOR);
        statement.setString(9, basket.record(micros));
        try (ResultSet rows = statement.executeQuery()) {
            if (!rows.next() || rows.getLong(1) < 1) {
                throw new SQLException("the function wrote nothing");
            }
        }
        return 1;
    }

    @Override
    public void close() throws SQLException {
        statement.close();
        connection.close();
    }
}
