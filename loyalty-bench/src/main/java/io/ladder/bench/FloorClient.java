package io.ladder.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** A connection that calls one function for each purchase, each in a transaction of its own. */
final class FloorClient implements Load.Client {
    private final Connection connection;
    private final PreparedStatement statement;
    private final UUID tenant;
    private final List<UUID> members;
    private final SplittableRandom random;
    private final String name;
    private long count;

    FloorClient(Connection connection, UUID tenant, String name, List<UUID> members, long seed)
            throws SQLException {
        this.connection = connection;
        this.statement =
                connection.prepareStatement(
                        "select floor_purchase(?, ?, ?, ?, ?, ?, ?, ?, ?::json)");
        this.tenant = tenant;
        this.members = members;
        this.random = new SplittableRandom(seed);
        this.name = name;
    }

    @Override
    public void once() throws SQLException {
        UUID member = members.get(random.nextInt(members.size()));
        String number = String.valueOf(count++);
        int amount = 500 + random.nextInt(2_000);
        var at = OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
        long micros = ChronoUnit.MICROS.between(java.time.Instant.EPOCH, at.toInstant());
        statement.setObject(1, tenant);
        statement.setObject(2, member);
        statement.setString(3, name);
        statement.setString(4, number);
        statement.setObject(5, new UUID(random.nextLong(), random.nextLong()));
        statement.setObject(6, at);
        statement.setLong(7, micros);
        statement.setLong(8, amount + 1_290L);
        statement.setString(9, body(number, amount, micros));
        try (ResultSet rows = statement.executeQuery()) {
            if (!rows.next() || rows.getLong(1) < 1) {
                throw new SQLException("the function wrote nothing");
            }
        }
    }

    private String body(String number, int amount, long micros) {
        return "{\"occurredAt\":"
                + micros
                + ",\"document\":{\"source\":\""
                + name
                + "\",\"number\":\""
                + number
                + "\"},\"lines\":[{\"id\":\"1\",\"product\":\"espresso\",\"category\":\"coffee\","
                + "\"quantityThousandths\":2000,\"amount\":{\"minor\":"
                + amount
                + ",\"currency\":\"EUR\"}},{\"id\":\"2\",\"product\":\"novel\","
                + "\"category\":\"books\",\"quantityThousandths\":1000,\"amount\":"
                + "{\"minor\":1290,\"currency\":\"EUR\"}}],\"shop\":\"berlin-1\"}";
    }

    @Override
    public void close() throws SQLException {
        statement.close();
        connection.close();
    }
}
