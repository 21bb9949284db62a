package io.ladder.journal.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a group writes to one table, with the one statement that writes them. Each column
 * is bound as one array. Numbers and texts are what the driver writes in binary, without putting a
 * backslash before each quote; all else travels as text and becomes what it is in the database, as
 * do arrays of lots, which differ in length from row to row.
 */
final class TableRows {
    private static final Pattern NEITHER_NUMBER_NOR_TEXT =
            Pattern.compile("\\?::(?!bigint|int|text)(\\w+)\\[]");

    /**
     * In a subquery, so that the database makes one plan for whatever number of rows and keeps it:
     * there is one way to insert rows, but not one to find those that are changed.
     */
    private static final Pattern ARRAY = Pattern.compile("\\?::\\w+\\[](::\\w+\\[])?");

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
        String typed = NEITHER_NUMBER_NOR_TEXT.matcher(sql).replaceAll("?::text[]::$1[]");
        this.sql =
                typed.startsWith("insert") ? ARRAY.matcher(typed).replaceAll("(select $0)") : typed;
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
            columns.get(index).add(values[index]);
        }
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
            List<@Nullable Object> column = columns.get(index);
            statement.setArray(
                    parameter++,
                    switch (types[index]) {
                        case "bigint" ->
                                connection.createArrayOf("bigint", column.toArray(Long[]::new));
                        case "int" ->
                                connection.createArrayOf("int", column.toArray(Integer[]::new));
                        default ->
                                connection.createArrayOf(
                                        "text",
                                        column.stream()
                                                .map(TableRows::text)
                                                .toArray(String[]::new));
                    });
        }
        return parameter;
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
            sql.append(table.sql).append(";\n");
        }
        // Where a statement fails, nothing behind it is looked at.
        sql.append("commit");
        try (PreparedStatement statement = connection.prepareStatement(sql.toString())) {
            int parameter = 1;
            for (TableRows table : filled) {
                parameter = table.bind(statement, parameter);
            }
            statement.execute();
        }
    }
}
