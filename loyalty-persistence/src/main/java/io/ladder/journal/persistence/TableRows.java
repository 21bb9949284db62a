package io.ladder.journal.persistence;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows that a group writes to one table. */
final class TableRows {
    private final TableStatement statement;
    private final List<@Nullable Object[]> rows = new ArrayList<>();

    TableRows(TableStatement statement) {
        this.statement = statement;
    }

    void add(@Nullable Object... values) {
        if (values.length != statement.types().size()) {
            throw new IllegalArgumentException(
                    values.length + " values, not " + statement.types().size());
        }
        rows.add(values);
    }

    int size() {
        return rows.size();
    }

    /** Binds the arrays from a parameter on, and returns the next parameter. */
    private int bind(PreparedStatement prepared, int from) throws SQLException {
        int parameter = from;
        for (int column = 0; column < statement.types().size(); column++) {
            prepared.setArray(parameter++, array(prepared.getConnection(), column));
        }
        return parameter;
    }

    private Array array(Connection connection, int column) throws SQLException {
        return switch (statement.types().get(column)) {
            case "bigint" -> {
                var numbers = new @Nullable Long[rows.size()];
                for (int row = 0; row < numbers.length; row++) {
                    numbers[row] = (Long) rows.get(row)[column];
                }
                yield connection.createArrayOf("bigint", numbers);
            }
            case "int" -> {
                var numbers = new @Nullable Integer[rows.size()];
                for (int row = 0; row < numbers.length; row++) {
                    numbers[row] = (Integer) rows.get(row)[column];
                }
                yield connection.createArrayOf("int", numbers);
            }
            default -> {
                var texts = new @Nullable String[rows.size()];
                for (int row = 0; row < texts.length; row++) {
                    texts[row] = text(rows.get(row)[column]);
                }
                yield connection.createArrayOf("text", texts);
            }
        };
    }

    private static @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Enum<?> constant -> constant.name();
            default -> value.toString();
        };
    }

    /** Writes the rows of all tables that have any, and commits, in one round trip. */
    static void commit(Connection connection, List<TableRows> tables) throws SQLException {
        var filled = tables.stream().filter(table -> table.size() > 0).toList();
        var sql = new StringBuilder();
        for (TableRows table : filled) {
            sql.append(table.statement.sql()).append(";\n");
        }
        // Where a statement fails, nothing behind it is looked at.
        sql.append("commit");
        try (PreparedStatement prepared = connection.prepareStatement(sql.toString())) {
            int parameter = 1;
            for (TableRows table : filled) {
                parameter = table.bind(prepared, parameter);
            }
            prepared.execute();
        }
    }
}
