package io.ladder.programme;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.config.ConfigReader;
import io.ladder.config.Node;
import io.ladder.config.persistence.ConfigReaders;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileDifferenceTest {
    private static final String FILE =
            """
            goal: More of it.
            mechanics:
              - {id: spend, kind: spend, points: 1, per: 1.00}
              - {id: dairy, kind: items, points: 2, only: {categories: [milk, cheese]}}
            ladders:
              - id: metals
                rungs:
                  - {name: tin}
                  - {name: silver, criteria: [{evidence: purchase, at_least: 2}]}
            rewards:
              - {id: mug, name: Mug, cost: 60}
              - {id: tea, name: Tea, cost: 30}
            """;

    private static Node tree(String source) {
        return ((ConfigReader.Parsed.Tree) ConfigReaders.yaml().read(source)).root();
    }

    private static List<String> between(String before, String after) {
        return FileDifference.between(tree(before), tree(after)).stream()
                .map(FileChange::words)
                .toList();
    }

    private static List<String> changed(String before, String after) {
        assertThat(FILE).contains(before);
        return between(FILE, FILE.replace(before, after));
    }

    @Test
    void findsNothingInCommentsOrderOfFieldsAndOtherWaysToWriteANumber() {
        assertThat(changed("goal: More of it.\n", "# Why?\ngoal: 'More of it.'\n")).isEmpty();
        assertThat(changed("{id: mug, name: Mug, cost: 60}", "{cost: 60, name: Mug, id: mug}"))
                .isEmpty();
        assertThat(changed("per: 1.00", "per: 1.0")).isEmpty();
        assertThat(between(FILE, FILE.replaceFirst("(?s)rewards:.*", "") + "rewards: []\n"))
                .hasSize(2);
        assertThat(between(FILE, FILE + "calendars: []\n")).isEmpty();
    }

    @Test
    void tellsOneFieldBeforeAndAfter() {
        assertThat(FileDifference.between(tree(FILE), tree(FILE.replace("cost: 60", "cost: 80"))))
                .containsExactly(
                        new FileChange(
                                FileChange.Kind.CHANGED, "rewards", "mug", "cost", "60", "80"));
        assertThat(changed("cost: 60", "cost: 80"))
                .containsExactly("The reward mug: cost is 80 instead of 60.");
        assertThat(changed("goal: More of it.", "goal: Less."))
                .containsExactly("Goal is Less. instead of More of it..");
        assertThat(changed("cost: 60", "cost: 60, stock: 9"))
                .containsExactly("The reward mug: stock is 9, and was not there.");
        assertThat(changed(", only: {categories: [milk, cheese]}", ""))
                .containsExactly(
                        "The mechanic dairy: only is gone; it was {categories: [milk, cheese]}.");
    }

    @Test
    void tellsWhatIsNewAndWhatIsGone() {
        assertThat(changed("id: mug", "id: cup"))
                .containsExactly(
                        "The reward mug is gone: {id: mug, name: Mug, cost: 60}.",
                        "The reward cup is new: {id: cup, name: Mug, cost: 60}.",
                        "Rewards come in the order cup, tea instead of mug, tea.");
    }

    @Test
    void looksIntoWhatHasNamesInsideOfAnother() {
        assertThat(changed("at_least: 2", "at_least: 3"))
                .containsExactly(
                        "The ladder metals: rungs.silver.criteria is [{evidence: purchase,"
                                + " at_least: 3}] instead of [{evidence: purchase, at_least: 2}].");
        assertThat(changed("{name: tin}", "{name: tin}\n      - {name: iron}"))
                .containsExactly(
                        "The ladder metals: rungs.iron is {name: iron}, and was not there.",
                        "The ladder metals: rungs come in the order tin, iron, silver instead of"
                                + " tin, silver.");
    }

    @Test
    void takesTheOrderOfAListForADifference() {
        String spend = "  - {id: spend, kind: spend, points: 1, per: 1.00}\n";
        String moved = FILE.replace(spend, "").replace("ladders:", spend + "ladders:");

        assertThat(between(FILE, moved))
                .containsExactly(
                        "Mechanics come in the order dairy, spend instead of spend, dairy.");
    }

    @Test
    void findsEverythingNewWhereThereWasNothing() {
        assertThat(FileDifference.between(null, tree(FILE)))
                .hasSize(6)
                .allSatisfy(change -> assertThat(change.kind()).isEqualTo(FileChange.Kind.ADDED));
    }

    @Test
    void shortensOnlyTheSentence() {
        String long120 = "x".repeat(150);
        List<FileChange> changes =
                FileDifference.between(tree(FILE), tree(FILE.replace("More of it.", long120)));

        assertThat(changes)
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.after()).isEqualTo(long120);
                    assertThat(change.words()).contains("…").hasSizeLessThan(170);
                });
    }
}
