package io.ladder.journal.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a group writes to one table, with the one statement that writes them. Each column
 * is bound as one array; arrays of lots, which differ in length from row to row, travel as text.
 */
final class TableRows {
    private final String sql;
    private final String[] types;
    private final List<List<@Nullable Object>> columns;

    /**
     * Rows of one table.
     *
     * @param sql takes one array for each of the types
     * @param types separated by blanks
     */
    TableRows(String sql, String types) {
        this.sql = sql;
        this.types = types.split(" ");
        this.columns = new ArrayList<>(this.types.length);
        for (int index = 0; index < this.types.length; index++) {
            columns.add(new ArrayList<>());
        }
    }

    void add(@Nullable Object... values) {
        if (values.length != types.length) {
            throw new IllegalArgumentException(values.length + " values, not " + types.length);
        }
        for (int index = 0; index < values.length; index++) {
            columns.get(index).add(written(values[index]));
        }
    }

    private static @Nullable Object written(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Instant instant -> instant.toString();
            case Enum<?> constant -> constant.name();
            default -> value;
        };
    }

    String sql() {
        return sql;
    }

    int size() {
        return columns.getFirst().size();
    }

    /** Binds the arrays from a parameter on, and returns the next parameter. */
    int bind(PreparedStatement statement, int from) throws SQLException {
        Connection connection = statement.getConnection();
        int parameter = from;
        for (int index = 0; index < types.length; index++) {
            statement.setArray(
                    parameter++,
                    connection.createArrayOf(types[index], columns.get(index).toArray()));
        }
        return parameter;
    }

    /** Writes the rows of all tables that have any in one round trip; returns the counts. */
    static List<Integer> writeAll(Connection connection, List<TableRows> tables)
            throws SQLException {
        var filled = tables.stream().filter(table -> table.size() > 0).toList();
        var sql = new StringBuilder();
        for (TableRows table : filled) {
            sql.append(sql.isEmpty() ? "" : ";\n").append(table.sql);
        }
        var counts = new ArrayList<Integer>(filled.size());
        try (PreparedStatement statement = connection.prepareStatement(sql.toString())) {
            int parameter = 1;
            for (TableRows table : filled) {
                parameter = table.bind(statement, parameter);
            }
            statement.execute();
            for (int index = 0; index < filled.size(); index++) {
                counts.add(statement.getUpdateCount());
                statement.getMoreResults();
            }
        }
        return counts;
    }
}
