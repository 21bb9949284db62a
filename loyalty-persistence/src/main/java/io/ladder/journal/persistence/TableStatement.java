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

    /**
     * One that is made ready, once.
     *
     * @param types separated by blanks
     */
    static TableStatement of(String sql, String types) {
        return new TableStatement(
                NEITHER_NUMBER_NOR_TEXT.matcher(sql).replaceAll("?::text[]::$1[]"),
                List.of(types.split(" ")));
    }
}
