package io.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs the README's walk-through, command by command in one shell, against the service. */
class WalkthroughTests extends DemoService {
    private static final long LIMIT_SECONDS = 120;
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir private static Path notes;

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
        // Changes no command: one that meets no success fails, and each status is noted.
        Files.writeString(
                notes.resolve(".curlrc"),
                """
                fail-with-body
                noproxy = "*"
                write-out = "%{stderr}status %{http_code}\\n"
                """);
        var script = new StringBuilder("set -euo pipefail\n");
        for (int index = 0; index < steps.size(); index++) {
            script.append("{\n").append(steps.get(index).commands());
            String note = notes.resolve(String.valueOf(index)).toString();
            script.append("} > %s.out 2> %s.err\ntouch %s.done\n".formatted(note, note, note));
        }
        Path file = Files.writeString(notes.resolve("walkthrough.sh"), script);
        var shell = new ProcessBuilder("bash", file.toString()).directory(FOLDER.toFile());
        shell.environment().put("LADDER", address());
        shell.environment().put("CURL_HOME", notes.toString());
        shell.redirectErrorStream(true).redirectOutput(notes.resolve("shell.out").toFile());
        Process running = shell.start();
        if (!running.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            running.destroyForcibly();
        }
    }

    private static void check(Walkthrough.Step step, int index) throws IOException {
        String answer = written(index + ".out");
        String noted = written(index + ".err");
        assertThat(notes.resolve(index + ".done"))
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
        Path file = notes.resolve(name);
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private static JsonNode last(String answers) {
        try (var values = JSON.readerFor(JsonNode.class).<JsonNode>readValues(answers)) {
            return values.readAll().getLast();
        }
    }
}
