package io.ladder.alert.web;

import io.ladder.alert.ReviewAlerts;
import io.ladder.http.PublicId;
import io.ladder.journal.AlertKey;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.MemberId;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ids of alerts as callers see them: day, kind, guard rail or wallet, member. */
final class AlertId {
    private static final String SEPARATOR = ".";
    private static final int PARTS = 4;

    private AlertId() {}

    static String of(AlertKey key) {
        return String.join(
                SEPARATOR,
                key.day().toString(),
                key.kind().text(),
                key.by(),
                PublicId.of(key.member()));
    }

    /** The alert of an id; null where the text is none. */
    static @Nullable AlertKey read(String id) {
        List<String> parts = List.of(id.split("\\" + SEPARATOR, -1));
        AlertKey.Kind kind = parts.size() == PARTS ? AlertKey.Kind.of(parts.get(1)) : null;
        MemberId member = kind == null ? null : PublicId.member(parts.getLast());
        if (kind == null || member == null) {
            return null;
        }
        try {
            return new AlertKey(LocalDate.parse(parts.getFirst()), kind, parts.get(2), member);
        } catch (DateTimeParseException none) {
            return null;
        }
    }

    /**
     * The alert of an id.
     *
     * @throws LoyaltyException {@code alert_not_found} where the text is no such id
     */
    static AlertKey parse(String id) {
        AlertKey key = read(id);
        if (key == null) {
            throw ReviewAlerts.notFound();
        }
        return key;
    }
}
