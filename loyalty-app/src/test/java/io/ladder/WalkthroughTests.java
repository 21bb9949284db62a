package io.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.testkit.TestDatabase;
import io.ladder.testkit.TestPostgres;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Runs the README's walk-through, command by command in one shell, against the service. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("dev")
@DirtiesContext
class WalkthroughTests {
    private static final long LIMIT_SECONDS = 120;
    private static final JsonMapper JSON = new JsonMapper();

    /** Where a reader stands who has started the service. */
    @TempDir private static Path folder;

    @LocalServerPort private int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        TestDatabase database = TestPostgres.freshDatabase();
        registry.add("spring.datasource.url", database::jdbcUrl);
        registry.add("spring.datasource.username", database::username);
        registry.add("spring.datasource.password", database::password);
        registry.add("ladder.dev.data", () -> folder.resolve(".ladder/data"));
    }

    @TestFactory
    Stream<DynamicTest> everyCommandDoesWhatTheReadmeSays() throws Exception {
        List<Walkthrough.Step> steps = Walkthrough.steps();
        run(steps);
        return IntStream.range(0, steps.size())
                .mapToObj(index ->
                        DynamicTest.dynamicTest(
                                (index + 1) + " " + steps.get(index).name(),
                                () -> check(steps.get(index), index)));
    }

    @Test
    void walkthroughIsThere() throws IOException {
        assertThat(Walkthrough.steps()).hasSizeGreaterThan(15);
    }

    private void run(List<Walkthrough.Step> steps) throws Exception {
        // Without changing a command: a status that is no success fails it, and each is written
        // down.
        Files.writeString(
                folder.resolve(".curlrc"),
                """
                fail-with-body
                noproxy = "*"
                write-out = "%{stderr}status %{http_code}\\n"
                """);
        var script = new StringBuilder("set -euo pipefail\n");
        for (int index = 0; index < steps.size(); index++) {
            script.append("{\n").append(steps.get(index).commands());
            script.append("} > %d.out 2> %d.err\ntouch %d.done\n".formatted(index, index, index));
        }
        Files.writeString(folder.resolve("walkthrough.sh"), script);
        var shell = new ProcessBuilder("bash", "walkthrough.sh").directory(folder.toFile());
        shell.environment().put("LADDER", "http://localhost:" + port);
        shell.environment().put("CURL_HOME", folder.toString());
        shell.redirectErrorStream(true).redirectOutput(folder.resolve("shell.out").toFile());
        Process running = shell.start();
        if (!running.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            running.destroyForcibly();
        }
    }

    private static void check(Walkthrough.Step step, int index) throws IOException {
        String answer = written(index + ".out");
        String noted = written(index + ".err");
        assertThat(folder.resolve(index + ".done"))
                .as("%s%n%s%n%s%n%s", step.commands(), answer, noted, written("shell.out"))
                .exists();
        assertThat(noted.lines().filter(line -> line.startsWith("status ")))
                .as("what each call answered")
                .hasSize((int) step.calls())
                .allMatch(line -> line.startsWith("status 2"));
        String shown = step.shown();
        if (shown == null) {
            return;
        }
        switch (Objects.requireNonNull(step.language())) {
            case "json" ->
                    assertThat(Shown.differences(JSON.readTree(shown), last(answer)))
                            .as("%s%n%s", step.commands(), answer)
                            .isEmpty();
            case "text" ->
                    assertThat(answer.lines().map(String::strip))
                            .containsAll(shown.lines().map(String::strip).toList());
            default -> throw new IllegalStateException("nobody compares " + step.language());
        }
    }

    private static String written(String name) throws IOException {
        Path file = folder.resolve(name);
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private static JsonNode last(String answers) {
        try (var values = JSON.readerFor(JsonNode.class).<JsonNode>readValues(answers)) {
            return values.readAll().getLast();
        }
    }
}
