package io.ladder.http;

import io.ladder.shared.LoyaltyException;
import io.ladder.shared.MemberId;
import io.ladder.shared.Page;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is asked for.
 *
 * @param limit 1 to {@link Page#LIMIT_MAX}
 * @param cursor where the page begins; null for the first page
 * @param owner whose list it is, so that a cursor opens nobody else's
 */
public record PageQuery(int limit, @Nullable String cursor, String owner) {

    /** The page as the list that its filters make it. */
    public PageOf in(String... list) {
        return new PageOf(this, Stream.concat(Stream.of(owner), Stream.of(list)).toList());
    }

    /** A page of one certain list. */
    public static final class PageOf {
        private final PageQuery query;
        private final List<String> list;

        private PageOf(PageQuery query, List<String> list) {
            this.query = query;
            this.list = list;
        }

        /** How many items, or records, the page holds at most. */
        public int limit() {
            return query.limit;
        }

        /**
         * What the page begins after; null for the first page.
         *
         * @throws LoyaltyException {@code invalid_cursor}
         */
        public @Nullable String position() {
            return query.cursor == null ? null : Cursor.read(list, query.cursor);
        }

        /**
         * The position as the number of a record; null for the first page.
         *
         * @throws LoyaltyException {@code invalid_cursor}
         */
        public @Nullable Long number() {
            String position = position();
            if (position == null) {
                return null;
            }
            try {
                return Long.valueOf(position);
            } catch (NumberFormatException none) {
                throw invalid();
            }
        }

        /**
         * The position as a member; null for the first page.
         *
         * @throws LoyaltyException {@code invalid_cursor}
         */
        public @Nullable MemberId member() {
            String position = position();
            MemberId member = position == null ? null : PublicId.member(position);
            if (position != null && member == null) {
                throw invalid();
            }
            return member;
        }

        /** What to throw where a position is none of the list's. */
        public LoyaltyException invalid() {
            return Cursor.refused();
        }

        /** The cursor of the page that begins there. */
        public String cursor(String next) {
            return Cursor.write(list, next);
        }

        /**
         * The answer.
         *
         * @param spanned how many items, or records, were found; the page is the last where they
         *     are fewer than the limit
         */
        public <T, R> ListResponse<R> answer(
                List<T> found, long spanned, Function<T, Object> position, Function<T, R> shown) {
            List<R> data = found.stream().map(shown).toList();
            String next =
                    found.isEmpty() || spanned < query.limit
                            ? null
                            : Cursor.write(list, position.apply(found.getLast()).toString());
            return new ListResponse<>(data, next);
        }

        /** The answer where each item counts. */
        public <T, R> ListResponse<R> answer(
                List<T> found, Function<T, Object> position, Function<T, R> shown) {
            return answer(found, found.size(), position, shown);
        }
    }
}
