package io.ladder.testkit;

import io.ladder.journal.AttributeChange;
import io.ladder.journal.Attributes;
import io.ladder.rule.AttributeRules.Kind;
import io.ladder.rule.Condition;
import io.ladder.rule.TimeCondition;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** What is told of members in generated histories. */
final class AnyAttribute {
    /** What programmes know of them, where they know anything. */
    static final Map<String, Kind> KINDS =
            Map.of(
                    "fan", new Kind.YesOrNo(),
                    "home", new Kind.OneOf(Set.of("north", "south")),
                    "size", new Kind.Whole(0, 9),
                    "birthday", new Kind.DayOfYear());

    private static final List<String> DAYS = List.of("01-05", "02-29", "03-20", "12-30");

    private AnyAttribute() {}

    static AttributeChange change(Instant at, Random random) {
        var told = new HashMap<String, Object>();
        var taken = new TreeSet<String>();
        do {
            switch (random.nextInt(6)) {
                case 0 -> told.put("fan", random.nextBoolean());
                case 1 -> told.put("home", random.nextBoolean() ? "north" : "south");
                case 2 -> told.put("size", (long) random.nextInt(10));
                case 3, 4 -> told.put("birthday", DAYS.get(random.nextInt(DAYS.size())));
                default -> taken.add(random.nextBoolean() ? "fan" : "birthday");
            }
        } while (random.nextBoolean());
        taken.removeAll(told.keySet());
        return new AttributeChange(at, Attributes.of(told), List.copyOf(taken));
    }

    static Condition condition(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> new Condition.OfMembers(Map.of("fan", Set.of(random.nextBoolean())));
            case 1 -> new Condition.OfMembers(Map.of("home", Set.of("north")));
            default ->
                    new TimeCondition.AroundDay("birthday", random.nextInt(60), random.nextInt(60));
        };
    }
}
