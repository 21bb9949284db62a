package io.ladder.testkit;

import io.ladder.earning.OccasionDay;
import io.ladder.journal.Mechanic;
import io.ladder.rule.Condition;
import io.ladder.rule.Discounts;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every mechanic of the core, found by looking, with whatever settings it takes: a mechanic that is
 * added to the core is in all generated histories from then on.
 */
final class AnyMechanic {
    private static final List<Class<? extends Mechanic>> KINDS = Found.records(Mechanic.class);
    private static final int TRIES = 200;

    private AnyMechanic() {}

    /** All mechanics that files configure; the catalogue of rewards is in each programme anyhow. */
    static List<Class<? extends Mechanic>> kinds() {
        return KINDS;
    }

    /** A mechanic of a kind, with settings by chance. */
    static Mechanic of(Class<? extends Mechanic> kind, Random random) {
        return made(kind, random);
    }

    /** Anything that is all settings, made of settings by chance that it does not refuse. */
    static <T> T made(Class<? extends T> kind, Random random) {
        RecordComponent[] components = kind.getRecordComponents();
        for (int attempt = 0; attempt < TRIES; attempt++) {
            var settings = new @Nullable Object[components.length];
            for (int index = 0; index < components.length; index++) {
                settings[index] = setting(kind, components[index], random);
            }
            try {
                Constructor<?> constructor = kind.getDeclaredConstructors()[0];
                constructor.setAccessible(true);
                return kind.cast(constructor.newInstance(settings));
            } catch (InvocationTargetException refused) {
                if (!(refused.getCause() instanceof IllegalArgumentException)) {
                    throw new AssertionError(kind + " takes no settings", refused);
                }
            } catch (ReflectiveOperationException impossible) {
                throw new LinkageError(kind.toString(), impossible);
            }
        }
        throw new AssertionError(kind + " refuses all settings that are tried");
    }

    private static @Nullable Object setting(
            Class<?> kind, RecordComponent component, Random random) {
        String name = component.getName();
        Class<?> type = component.getType();
        if (type == String.class) {
            return switch (name) {
                case "id" -> "any-" + kind.getSimpleName();
                case "wallet" -> ProgrammeFixture.POINTS;
                case "scheme" -> LadderFixture.LOYALTY;
                default -> "any";
            };
        }
        if (type == long.class) {
            return 1L + random.nextInt(150);
        }
        if (type == int.class) {
            return 1 + random.nextInt(150);
        }
        if (type == boolean.class) {
            return random.nextBoolean();
        }
        if (type == Map.class) {
            var percents = new HashMap<String, Integer>();
            percents.put("customer", 1 + random.nextInt(300));
            return percents;
        }
        if (type == OccasionDay.class) {
            return occasionDay(random);
        }
        if (type == LocalTime.class) {
            return LocalTime.of(random.nextInt(24), 0);
        }
        if (type == List.class && name.equals("when")) {
            return random.nextBoolean()
                    ? List.of()
                    : List.of(
                            new Condition.OnRungs(
                                    LadderFixture.LOYALTY, Set.of("customer", "client")));
        }
        if (kind == Discounts.class) {
            // They answer no activity, whatever they are.
            return List.of();
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
        }
        throw new AssertionError("say in AnyMechanic what " + kind + " takes as " + component);
    }

    private static OccasionDay occasionDay(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new OccasionDay.Told("birthday", random.nextInt(40));
            case 1 -> new OccasionDay.Anniversary();
            case 2 ->
                    new OccasionDay.Dates(
                            "any",
                            List.of(
                                    LocalDate.of(2025, 1, 20),
                                    LocalDate.of(2025, 3, 2),
                                    LocalDate.of(2025, 4, 30)));
            default -> new OccasionDay.Quiet(1 + random.nextInt(30), random.nextInt(3));
        };
    }
}
