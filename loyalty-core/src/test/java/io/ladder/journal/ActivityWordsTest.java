package io.ladder.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The journal is kept for ever and sealed, and so it has no place for what people write. */
class ActivityWordsTest {
    /**
     * Texts that name something of the house. What a person writes is a remark, not one of them.
     */
    private static final Set<String> NAMES =
            Set.of("channel", "reasonCode", "reward", "rung", "scheme", "shop", "wallet");

    @Test
    void keepsNoWordsOfPeople() {
        List<Class<?>> kinds = kinds(Activity.class);

        assertThat(kinds).hasSizeGreaterThan(25);
        assertThat(kinds)
                .allSatisfy(
                        kind -> assertThat(texts(kind)).as(kind.getSimpleName()).isSubsetOf(NAMES));
    }

    private static List<Class<?>> kinds(Class<?> type) {
        if (type.isRecord()) {
            return List.of(type);
        }
        var kinds = new ArrayList<Class<?>>();
        for (Class<?> part : type.getPermittedSubclasses()) {
            kinds.addAll(kinds(part));
        }
        return kinds;
    }

    private static List<String> texts(Class<?> kind) {
        return Arrays.stream(kind.getRecordComponents())
                .filter(part -> part.getType() == String.class)
                .map(RecordComponent::getName)
                .toList();
    }
}
