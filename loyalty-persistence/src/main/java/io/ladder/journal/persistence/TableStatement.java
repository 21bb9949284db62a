package io.ladder.journal.persistence;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The one statement that writes rows of a table, as many as there are: it takes an array for each
 * column. Numbers and texts are what the driver writes in binary, without putting a backslash
 * before each quote; all else travels as text and becomes what it is in the database, as do arrays
 * of lots, which differ in length from row to row.
 *
 * @param sql takes one array for each of the types
 */
record TableStatement(String sql, List<String> types) {
    private static final Pattern NEITHER_NUMBER_NOR_TEXT =
            Pattern.compile("\\?::(?!bigint|int|text)(\\w+)\\[]");

    private static final Pattern ARRAY = Pattern.compile("\\?::\\w+\\[](::\\w+\\[])?");

    /**
     * One that only inserts what it is given. The arrays are in subqueries, so that the database
     * makes one plan for whatever number of rows and keeps it: there is one way to insert rows.
     *
     * @param types separated by blanks
     */
    static TableStatement inserting(String sql, String types) {
        return new TableStatement(
                ARRAY.matcher(travelling(sql)).replaceAll("(select $0)"),
                List.of(types.split(" ")));
    }

    /**
     * One that finds rows by what it is given, for which the best plan depends on how many those
     * are.
     *
     * @param types separated by blanks
     */
    static TableStatement finding(String sql, String types) {
        return new TableStatement(travelling(sql), List.of(types.split(" ")));
    }

    private static String travelling(String sql) {
        return NEITHER_NUMBER_NOR_TEXT.matcher(sql).replaceAll("?::text[]::$1[]");
    }
}
