package io.ladder.programme;

import io.ladder.config.Names;
import io.ladder.rule.AttributeRules.Kind;
import java.util.Map;

/**
 * The names in a programme file by which the rest of it can speak of things.
 *
 * @param wallets by their codes
 * @param rungs by ladder; none of ladders that could not be read
 * @param attributes of members, all of them
 * @param attributesByKind those of each kind, and those of which the kind could not be read
 */
record FileNames(
        Names wallets,
        Names ladders,
        Map<String, Names> rungs,
        Names counters,
        Names calendars,
        Names attributes,
        Map<Class<? extends Kind>, Names> attributesByKind,
        Names segments) {

    /** The attributes of members that are of a kind. */
    Names attributes(Class<? extends Kind> kind) {
        return attributesByKind.getOrDefault(kind, attributes);
    }

    /** The same with segments. */
    FileNames withSegments(Names others) {
        return new FileNames(
                wallets, ladders, rungs, counters, calendars, attributes, attributesByKind, others);
    }

    /** What expressions can name by the file's own names, by the facts that have them. */
    Map<String, Names> ofFacts() {
        return Map.of(
                "member.segments",
                segments,
                "member.balances",
                wallets,
                "member.rungs",
                ladders,
                "member.counters",
                counters,
                "member.texts",
                attributes(Kind.OneOf.class),
                "member.numbers",
                attributes(Kind.Whole.class),
                "member.flags",
                attributes(Kind.YesOrNo.class),
                "member.days_until",
                attributes(Kind.DayOfYear.class));
    }
}
