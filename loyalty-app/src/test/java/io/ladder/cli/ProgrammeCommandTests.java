package io.ladder.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ladder.importing.ImportingService;
import io.ladder.setup.TenantOpening;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** {@code ./ladder programme} in a process of its own. */
@ImportingService
class ProgrammeCommandTests {
    private static final String FIRST =
            """
            # Tee für alle 🍵
            programme: {id: tea, name: Teehaus}
            goal: More of it.
            key_factor: Kindness.
            time_zone: Europe/Berlin
            currency: EUR
            wallets: [{code: points, name: Punkte}]
            rewards:
              - {id: mug, name: Becher, cost: 60}
            """;

    @TempDir private Path folder;
    @LocalServerPort private int port;
    @Autowired private TenantOpening openings;

    private Path file;
    private String key;

    /** What a run of the command ended with. */
    private record Ended(int code, String said) {}

    @BeforeEach
    void opensATenant() throws IOException {
        file = folder.resolve("tea.yaml");
        key = openings.open("test", true, FIRST).key();
    }

    private Ended run(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Dladder.dev.data=" + folder.resolve("nowhere"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(ProgrammeCommand.class.getName());
        command.addAll(Arrays.asList(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("LADDER_KEY");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said);
    }

    private Ended call(String... arguments) throws IOException, InterruptedException {
        return callAs(key, arguments);
    }

    private Ended callAs(String caller, String... arguments)
            throws IOException, InterruptedException {
        var all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(List.of("--url", "http://localhost:" + port, "--key", caller));
        return run(all.toArray(String[]::new));
    }

    private String written(String source) throws IOException {
        return Files.writeString(file, source).toString();
    }

    @Test
    void tellsEachMistakeByItsPlace() throws Exception {
        String name = written(FIRST.replace("EUR", "EUX").replace("cost: 60", "cots: 60"));

        for (String action : List.of("validate", "plan", "apply")) {
            Ended ended = call(action, name);
            assertThat(ended.said())
                    .contains(name + ":6:11 /currency There is no such currency")
                    .contains(name + ":9:29 /rewards/0/cots There is no such field")
                    .contains(" (did you mean cost?)");
            assertThat(ended.code()).isEqualTo(3);
        }
        assertThat(call("validate", written(FIRST)))
                .isEqualTo(new Ended(0, file + " has no mistakes.\n"));
    }

    @Test
    void tellsThatAFileIsEmpty() throws Exception {
        String name = written("");

        for (String action : List.of("validate", "plan", "apply")) {
            assertThat(call(action, name))
                    .isEqualTo(new Ended(3, name + ":1:1  The file is empty.\n"));
        }
    }

    @Test
    void appliesWhatItPlannedUnlessAnotherCameMeanwhile() throws Exception {
        String name = written(FIRST.replace("cost: 60", "cost: 80"));

        Ended plan = call("plan", name);
        assertThat(plan.said())
                .isEqualTo(
                        """
                        ~ The reward mug: cost is 80 instead of 60.
                        ! rewards mug: Whoever took or holds one paid the former cost, and gets that back where it is cancelled.
                        Planned against v1.
                        """);
        assertThat(plan.code()).isZero();
        Ended applied = call("apply", name, "--against", "v1");
        assertThat(applied.said()).startsWith("Version 2 is applied, from ");
        assertThat(applied.code()).isZero();
        Ended stale = call("apply", name, "--against", "v1");
        assertThat(stale.said()).contains("The newest version is 2").contains("Plan it again.");
        assertThat(stale.code()).isEqualTo(4);
        assertThat(call("apply", name).said())
                .startsWith("It changes nothing.\nPlanned against v2.\nVersion 3 is applied");
    }

    @Test
    void goesBackAndListsVersions() throws Exception {
        call("apply", written(FIRST.replace("cost: 60", "cost: 80")));

        Ended tried = call("rollback", "1", "--dry-run");
        assertThat(tried.said())
                .startsWith("~ The reward mug: cost is 60 instead of 80.")
                .contains("Version 3 would be applied");
        assertThat(call("versions").said().lines()).hasSize(2);
        assertThat(call("rollback", "1", "--against", "v1").code()).isEqualTo(4);
        assertThat(call("rollback", "1", "--against", "v2").code()).isZero();
        assertThat(call("versions").said())
                .containsPattern("   1  retired    ever … 20.*\n   2  retired .*\n   3  active ");
        assertThat(call("rollback", "9").said()).contains("There is no version 9.");
    }

    @Test
    void exportsFromASandboxWhatIsTheSameProgrammeElsewhere() throws Exception {
        Path exported = folder.resolve("exported.yaml");
        assertThat(call("export", "--out", exported.toString()).code()).isZero();
        assertThat(Files.readString(exported)).isEqualTo(FIRST);
        assertThat(call("export", "1").said()).isEqualTo(FIRST);

        String live = openings.open("live", false, FIRST.replace("cost: 60", "cost: 99")).key();
        assertThat(callAs(live, "apply", exported.toString()).code()).isZero();

        assertThat(callAs(live, "export", "2").said()).isEqualTo(FIRST);
        assertThat(callAs(live, "plan", exported.toString()).said())
                .startsWith("It changes nothing.");
    }

    @Test
    void sendsWhatAFileIncludesAndWritesItBack() throws Exception {
        String rewards = "rewards:\n  - {id: mug, name: Bächer 🍵, cost: 60}\n";
        Path parts = Files.createDirectories(folder.resolve("parts"));
        Path other = Files.writeString(parts.resolve("rewards.yaml"), rewards);
        String main = "include: [parts/rewards.yaml]\n" + FIRST.replaceFirst("(?s)rewards:.*", "");
        String name = written(main);

        assertThat(call("apply", name).said())
                .contains("~ The reward mug: name is Bächer 🍵 instead of Becher.");
        Path back = folder.resolve("back");
        assertThat(call("export", "--out", back.toString()).said())
                .isEqualTo("Version 2 is in " + back + ", in 2 files.\n");
        assertThat(Files.readString(back.resolve("tea.yaml"))).isEqualTo(main);
        assertThat(Files.readString(back.resolve("parts/rewards.yaml"))).isEqualTo(rewards);
        assertThat(call("plan", back.resolve("tea.yaml").toString()).said())
                .startsWith("It changes nothing.");

        Files.writeString(other, rewards.replace("cost", "cots"));
        assertThat(call("validate", name).said())
                .contains(other + ":2:31 /rewards/0/cots There is no such field");
        Files.writeString(other, "include: [parts/rewards.yaml]\n");
        assertThat(call("validate", name).said())
                .contains(other + ":1:11 /include Files include one another in a cycle");
        Files.delete(other);
        assertThat(call("validate", name).said())
                .contains(":1:11 /include There is no such file; there are: tea.yaml.");
        written(main.replace("parts/rewards.yaml", "../rewards.yaml"));
        assertThat(call("validate", name).said()).contains("is outside of " + folder);
    }

    @Test
    void followsNoLinkOutOfTheFolder() throws Exception {
        Path house = Files.createDirectories(folder.resolve("house"));
        Path secret = Files.writeString(folder.resolve("secret.yaml"), "rewards: []\n");
        Path main = house.resolve("tea.yaml");
        Files.writeString(main, "include: [parts/rewards.yaml]\n" + FIRST);
        Path parts = Files.createSymbolicLink(house.resolve("parts"), folder);
        Files.move(secret, folder.resolve("rewards.yaml"));
        assertThatThrownBy(() -> ProgrammeFolder.source(main))
                .hasMessage("the file parts/rewards.yaml is outside of " + house);

        Files.delete(parts);
        Files.createDirectories(parts);
        Path link = parts.resolve("rewards.yaml");
        Files.createSymbolicLink(link, folder.resolve("rewards.yaml"));
        var files = Map.of("parts/rewards.yaml", "budgets: []\n");
        assertThatThrownBy(() -> ProgrammeFolder.source(main)).hasMessageContaining("is outside");
        assertThatThrownBy(() -> new ProgrammeFolder(house).write(files))
                .hasMessageContaining("is outside");
        Files.delete(link);
        Files.createSymbolicLink(link, folder.resolve("nowhere.yaml"));
        assertThatThrownBy(() -> new ProgrammeFolder(house).write(files))
                .hasMessage("the link " + link + " leads nowhere");
        assertThat(folder.resolve("nowhere.yaml")).doesNotExist();
        assertThat(folder.resolve("rewards.yaml")).hasContent("rewards: []");

        Files.delete(link);
        Files.move(folder.resolve("rewards.yaml"), house.resolve("real.yaml"));
        Files.createSymbolicLink(link, Path.of("..", "real.yaml"));
        assertThat(ProgrammeFolder.source(main)).contains("rewards: []");
    }

    @Test
    void worksOnADraftUntilItIsApplied() throws Exception {
        String name = written(FIRST.replace("cost: 60", "cots: 60"));

        Ended faulty = call("draft", "keep", "summer", name);
        assertThat(faulty.said())
                .startsWith(name + ":9:29 /rewards/0/cots There is no such field")
                .containsPattern(
                        "The draft summer is kept, with its mistakes, as v1-d\\p{XDigit}+.");
        assertThat(faulty.code()).isEqualTo(3);
        for (String action : List.of("plan", "apply")) {
            Ended ended = call("draft", action, "summer");
            assertThat(ended.said()).startsWith("summer:9:29 /rewards/0/cots There is no such");
            assertThat(ended.code()).isEqualTo(3);
        }
        String sound = FIRST.replace("cost: 60", "cost: 80");
        Ended kept = call("draft", "keep", "summer", written(sound));
        assertThat(kept.said()).matches("The draft summer is kept, as v1-d\\p{XDigit}+\\.\n");
        assertThat(kept.code()).isZero();
        assertThat(call("draft", "list").said()).matches("20\\S+Z  summer\n");
        assertThat(call("draft", "export", "summer").said()).isEqualTo(sound);

        Ended plan = call("draft", "plan", "summer");
        assertThat(plan.said()).startsWith("~ The reward mug: cost is 80 instead of 60.");
        String tag = plan.said().replaceFirst("(?s).*Planned against (\\S+)\\.\n", "$1");
        Ended applied = call("draft", "apply", "summer", "--against", tag);
        assertThat(applied.said()).startsWith("Version 2 is applied, from ");
        assertThat(applied.code()).isZero();
        assertThat(call("export", "2").said()).isEqualTo(sound);
        Ended stale = call("draft", "apply", "summer", "--against", tag);
        assertThat(stale.said()).contains("Plan it again.");
        assertThat(stale.code()).isEqualTo(4);
        assertThat(call("draft", "apply", "summer").said())
                .startsWith("It changes nothing.\nPlanned against v2-d")
                .contains("Version 3 is applied");
    }

    @Test
    void changesAndDeletesNoOtherDraftThanIsMeant() throws Exception {
        Ended first = call("draft", "keep", "summer", written(FIRST));
        String tag = first.said().replaceFirst("(?s).* as (\\S+)\\.\n", "$1");
        call("draft", "keep", "summer", written(FIRST.replace("cost: 60", "cost: 80")));

        for (Ended ended :
                List.of(
                        call("draft", "keep", "summer", file.toString(), "--against", tag),
                        call("draft", "delete", "summer", "--against", tag),
                        call("draft", "apply", "summer", "--against", tag))) {
            assertThat(ended.said()).startsWith("ladder: The draft summer is another one");
            assertThat(ended.code()).isEqualTo(4);
        }
        assertThat(call("versions").said().lines()).hasSize(1);
        assertThat(call("draft", "delete", "summer"))
                .isEqualTo(new Ended(0, "The draft summer is deleted.\n"));
        assertThat(call("draft", "list")).isEqualTo(new Ended(0, ""));
        for (String action : List.of("plan", "apply", "export", "delete")) {
            Ended gone = call("draft", action, "summer");
            assertThat(gone.said()).contains("There is no such draft.");
            assertThat(gone.code()).isEqualTo(1);
        }
        assertThat(run("draft").said()).contains("programme draft needs an action.");
        assertThat(call("draft", "burn").said()).contains("programme draft does not know burn.");
        assertThat(call("draft", "plan").said()).contains("needs the name of a draft.");
        assertThat(call("draft", "plan", "../x").said()).contains("../x is no name of a draft");
        assertThat(call("draft", "keep", "summer").said()).contains("draft keep needs a file.");
        assertThat(call("draft", "keep", "summer", "gone").said()).contains("there is no file");
        assertThat(call("draft", "list", "summer").said()).contains("does not know summer");
        assertThat(call("draft", "plan", "a", "--out", "b").said()).contains("not know --out");
    }

    @Test
    void appliesADraftThatSomebodyAnswersFor() throws Exception {
        String costly =
                FIRST.replace(
                        "wallets: [{code: points, name: Punkte}]",
                        """
                        wallets:
                          - {code: points, name: Punkte, cost: {points: 100, amount: "1.00"}}
                        feasibility:
                          margin_percent: 40
                          purchases: [{count: 1000, amount: "10.00"}]
                        mechanics:
                          - {id: all, kind: discount, percent: 50}\
                        """);
        assertThat(call("draft", "keep", "sale", written(costly)).said()).contains("is kept, as");

        Ended refused = call("draft", "apply", "sale");
        assertThat(refused.said()).contains("! By its assumptions it costs 125.0 % of the margin");
        assertThat(refused.code()).isEqualTo(1);
        Ended applied = call("draft", "apply", "sale", "--overridden-by", "Jürgen % Söhne");
        assertThat(applied.said()).contains("Version 2 is applied");
        assertThat(applied.code()).isZero();
    }

    @Test
    void saysWhatIsWrongWithACall() throws Exception {
        assertThat(run().said()).contains("Usage: ./ladder programme");
        assertThat(run("--help").code()).isZero();
        assertThat(run("new", "a", "b").said()).contains("programme new does not know b.");
        assertThat(call("burn").said()).contains("programme does not know burn.");
        assertThat(call("plan").said()).contains("programme plan needs a file.");
        assertThat(call("plan", "nowhere.yaml").said()).contains("there is no file nowhere.yaml");
        assertThat(call("rollback").said()).contains("needs the number of a version");
        assertThat(call("rollback", "first").said()).contains("needs the number of a version");
        assertThat(call("versions", "3").said()).contains("does not know 3");
        assertThat(call("plan", written(FIRST), "--dry-run").said()).contains("does not know");
        assertThat(run("versions").said()).contains("which key?");
        Ended unknown = callAs("lk_test_x", "versions");
        assertThat(unknown.said()).contains("does not know this key");
        assertThat(unknown.code()).isEqualTo(1);
        Ended unreachable = run("versions", "--url", "http://localhost:9", "--key", "x");
        assertThat(unreachable.said()).contains("nothing answers at http://localhost:9");
    }
}
