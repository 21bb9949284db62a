package io.ladder.programme;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.config.ConfigReader;
import io.ladder.config.Mistake;
import io.ladder.config.Node;
import io.ladder.config.persistence.ConfigReaders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Programmes in several files. */
class ProgrammeFilesTest {
    private static final String MAIN =
            """
            include: [parts/wallets.yaml, rewards.yaml]
            programme: {id: shop, name: Shop}
            goal: More of it.
            key_factor: Kindness.
            time_zone: Europe/Berlin
            currency: EUR
            mechanics:
              - {id: spend, kind: spend, points: 1, per: "1.00"}
            """;

    private static final String WALLETS = "wallets:\n  - {code: points, name: Points}\n";
    private static final String REWARDS = "rewards:\n  - {id: mug, name: Becher, cost: 60}\n";

    private final ValidateProgramme validation = new ValidateProgramme(ConfigReaders.yaml());
    private final Map<String, String> files =
            new HashMap<>(
                    Map.of(
                            "main.yaml", MAIN,
                            "parts/wallets.yaml", WALLETS,
                            "rewards.yaml", REWARDS));

    private String bundle() {
        return new FileBundle("main.yaml", files).text();
    }

    private Mistake mistake() {
        List<Mistake> mistakes = validation.validate(bundle());
        assertThat(mistakes).hasSize(1);
        return mistakes.getFirst();
    }

    @Test
    void areOneProgramme() {
        String whole = WALLETS + REWARDS + MAIN.replaceFirst("include.*\n", "");

        assertThat(validation.validate(bundle())).isEmpty();
        var reader = new ProgrammeFiles(ConfigReaders.yaml());
        var one = (ConfigReader.Parsed.Tree) reader.read(whole);
        var several = (ConfigReader.Parsed.Tree) reader.read(bundle());
        assertThat(FileDifference.between(one.root(), several.root())).isEmpty();
    }

    @Test
    void joinListsInTheOrderOfInclusionAndObjectsFieldByField() {
        files.put("rewards.yaml", REWARDS + "labels: {types: [reward]}\n");
        files.put(
                "main.yaml",
                MAIN + "labels: {kinds: [natural]}\nrewards:\n  - {id: tea, name: Tee, cost: 9}\n");

        assertThat(validation.validate(bundle())).isEmpty();
        var reader = new ProgrammeFiles(ConfigReaders.yaml());
        var tree = (ConfigReader.Parsed.Tree) reader.read(bundle());
        assertThat(FileDifference.between(null, tree.root()))
                .filteredOn(change -> change.section().equals("rewards"))
                .extracting(FileChange::id)
                .containsExactly("mug", "tea");
    }

    @Test
    void nameTheFileOfEachMistake() {
        files.put("rewards.yaml", "# Rewards\n" + REWARDS.replace("cost", "cots"));

        assertThat(validation.validate(bundle()))
                .extracting(Mistake::toString)
                .anySatisfy(mistake ->
                        assertThat(mistake)
                                .startsWith(
                                        "rewards.yaml, line 3, column 29, /rewards/0/cots: There"
                                                + " is no such field; there are: code, ")
                                .endsWith(" Did you mean cost?"));
        files.put("rewards.yaml", "rewards: [");
        assertThat(mistake().file()).isEqualTo("rewards.yaml");
        files.put("rewards.yaml", "- 1");
        assertThat(mistake())
                .hasToString(
                        "rewards.yaml, line 1, column 1: An object with named"
                                + " fields is expected here.");
    }

    @Test
    void nameBothPlacesOfWhatIsThereTwice() {
        files.put("rewards.yaml", REWARDS + "goal: Less.\n");
        assertThat(mistake())
                .hasToString(
                        "main.yaml, line 3, column 7, /goal: This is said already, on line 3 of"
                                + " rewards.yaml; it is said once.");
        files.put("rewards.yaml", REWARDS + REWARDS.replace("rewards:\n", ""));
        assertThat(mistake().detail())
                .isEqualTo("Another reward has this id, on line 2 of rewards.yaml.");
    }

    @Test
    void doNotIncludeOneAnotherInACycle() {
        files.put("rewards.yaml", "include: [parts/wallets.yaml]\n" + REWARDS);
        files.put("main.yaml", MAIN.replace("parts/wallets.yaml, ", ""));
        assertThat(validation.validate(bundle())).isEmpty();
        files.put("parts/wallets.yaml", "include: [rewards.yaml]\n" + WALLETS);
        assertThat(mistake())
                .hasToString(
                        "parts/wallets.yaml, line 1, column 11, /include: Files include one another"
                                + " in a cycle: rewards.yaml → parts/wallets.yaml → rewards.yaml.");
        files.put("parts/wallets.yaml", "include: [parts/wallets.yaml]\n" + WALLETS);
        assertThat(mistake().detail()).contains("parts/wallets.yaml → parts/wallets.yaml");
    }

    @Test
    void areAllThereAndAllIncludedOnce() {
        files.put("main.yaml", MAIN.replace("rewards.yaml", "rewrads.yaml"));
        assertThat(mistake().detail()).startsWith("There is no such file; there are: main.yaml");
        assertThat(mistake().suggestion()).isEqualTo("rewards.yaml");
        files.put("main.yaml", MAIN.replace(", rewards.yaml", ""));
        assertThat(mistake())
                .hasToString("rewards.yaml, line 1, column 1: No file includes this one.");
        files.put("main.yaml", MAIN.replace("rewards.yaml]", "rewards.yaml, rewards.yaml]"));
        assertThat(mistake().detail()).isEqualTo("It is included already, on line 1 of main.yaml.");
        files.put("main.yaml", MAIN.replace("[parts/wallets.yaml, rewards.yaml]", "rewards.yaml"));
        assertThat(mistake().detail()).isEqualTo("A list of files is expected here.");
        assertThat(validation.validate(MAIN))
                .extracting(Mistake::detail)
                .containsExactly("The files that it includes are sent with it, as a bundle.");
    }

    @Test
    void areNeitherTooManyNorTooDeepNorOutsideOfTheFolder() {
        for (int depth = 1; depth < ProgrammeFiles.CHAIN_MAX; depth++) {
            files.put("d" + depth + ".yaml", "include: [d" + (depth + 1) + ".yaml]\n");
        }
        files.put("d" + ProgrammeFiles.CHAIN_MAX + ".yaml", "{}");
        files.put("main.yaml", MAIN.replace("rewards.yaml]", "rewards.yaml, d1.yaml]"));
        assertThat(mistake().detail()).startsWith("At most 8 files include one another");
        files.put("d" + (ProgrammeFiles.CHAIN_MAX - 1) + ".yaml", "{}");
        files.remove("d" + ProgrammeFiles.CHAIN_MAX + ".yaml");
        assertThat(validation.validate(bundle())).isEmpty();
        for (int number = files.size(); number <= ProgrammeFiles.FILES_MAX; number++) {
            files.put("f" + number + ".yaml", "{}");
        }
        assertThat(mistake().detail()).isEqualTo("A programme has at most 32 files.");
        for (String name : List.of("../x.yaml", "/x.yaml", "a//b", ".hidden", "a\\b", "")) {
            assertThat(validation.validate(new FileBundle(name, Map.of(name, MAIN)).text()))
                    .as(name)
                    .singleElement()
                    .satisfies(each -> assertThat(each.detail()).startsWith("A file has a name"));
        }
    }

    @Test
    void comeBackAsTheyWere() {
        String odd = "# \"ä\" \\ \t \r\n 🍵 \u0085 \u2028 \ufeff \u0007 €\n";
        var bundle = new FileBundle("a.yaml", Map.of("a.yaml", odd, "b.yaml", "x"));

        assertThat(FileBundle.is(bundle.text())).isTrue();
        var tree = (ConfigReader.Parsed.Tree) ConfigReaders.yaml().read(bundle.text());
        var root = (Node.Mapping) tree.root();
        var read = (Node.Mapping) root.entries().getLast().value();
        assertThat(((Node.Scalar) read.entries().getFirst().value()).text()).isEqualTo(odd);
        var json = new JsonMapper().readTree(bundle.text());
        assertThat(json.at("/files/a.yaml").asString()).isEqualTo(odd);
    }
}
