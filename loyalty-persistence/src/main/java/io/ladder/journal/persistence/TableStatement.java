package io.ladder.journal.persistence;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The one statement that writes rows of a table, as many as there are: it takes an array for each
 * column, {@code ?::bigint[]}, {@code ?::int[]} or {@code ?::text[]}. That is what the driver
 * writes in binary, without putting a backslash before each quote; all else travels as text and
 * becomes what it is in the database, {@code ?::text[]::uuid[]}, as do arrays of lots, which differ
 * in length from row to row.
 *
 * @param types of its arrays, in their order
 */
record TableStatement(String sql, List<String> types) {
    private static final Pattern ARRAY = Pattern.compile("\\?(?:::(bigint|int|text)\\[])?");

    TableStatement(String sql) {
        this(sql, ARRAY.matcher(sql).results().map(TableStatement::type).toList());
    }

    private static String type(MatchResult array) {
        String type = array.group(1);
        if (type == null) {
            throw new IllegalArgumentException("an array of neither numbers nor texts");
        }
        return type;
    }
}
