package io.ladder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.importing.ImportingService;
import io.ladder.setup.TenantOpening;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** {@code ./ladder import} in a process of its own. */
@ImportingService
class ImportCommandTests {
    private static final String MAPPING =
            """
            mapping: short
            file: {delimiter: ",", columns: [customer, day, total]}
            time_zone: America/New_York
            currency: USD
            date_format: yyyy-MM-dd
            purchase:
              source: short
              document_number: "{line}"
              member: "{customer}"
              occurred_at: "{day}"
              amount: "{total}"
            """;

    private static final int BAD_LINES = 12;

    @TempDir private Path folder;
    @LocalServerPort private int port;
    @Autowired private TenantOpening openings;

    private Path mapping;
    private String key;

    /** What a run of the command ended with. */
    private record Ended(int code, String said) {}

    @BeforeEach
    void opensATenant() throws IOException {
        mapping = Files.writeString(folder.resolve("mapping.yaml"), MAPPING);
        String programme = Files.readString(Path.of("..", "programmes", "cdnow.yaml"));
        key = openings.open("test", true, programme).key();
    }

    private Process start(String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Dladder.dev.data=" + folder.resolve("nowhere"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(ImportCommand.class.getName());
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("LADDER_KEY");
        return builder.start();
    }

    private static Ended ended(Process process) throws IOException, InterruptedException {
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said);
    }

    private Ended run(String... arguments) throws IOException, InterruptedException {
        return ended(start(arguments));
    }

    private String url() {
        return "http://localhost:" + port;
    }

    private Ended importFile(Path file) throws IOException, InterruptedException {
        return run(file.toString(), "--mapping", mapping.toString(), "--url", url(), "--key", key);
    }

    @Test
    void endsWithWhatWasBooked() throws Exception {
        Path file = Files.writeString(folder.resolve("sales.csv"), "C1,2026-01-05,12.50\n");

        Ended first = importFile(file);
        assertThat(first.said()).contains("1 booked, 0 repeated, 0 bad.");
        assertThat(first.code()).isZero();

        Ended second = importFile(file);
        assertThat(second.said()).contains("0 booked, 1 repeated, 0 bad.");
        assertThat(second.code()).isZero();
    }

    @Test
    void showsTheFirstBadLinesAndWhereTheOthersAre() throws Exception {
        Path file =
                Files.writeString(
                        folder.resolve("sales.csv"),
                        "C1,2026-01-05,12.50\n" + "C1,2026-01-05,free\n".repeat(BAD_LINES));

        Ended ended = importFile(file);

        assertThat(ended.said())
                .contains("1 booked, 0 repeated, 12 bad.")
                .contains("  line 2, amount: This is no number.")
                .contains("  line 11, amount")
                .doesNotContain("  line 12, amount")
                .contains("and 2 more, at " + url() + "/v1/imports/imp_");
        assertThat(ended.code()).isEqualTo(3);
    }

    @Test
    void saysWhatIsWrongWithAMapping() throws Exception {
        Files.writeString(mapping, MAPPING.replace("currency: USD", "currency: XYZ"));
        Path file = Files.writeString(folder.resolve("sales.csv"), "");

        Ended ended = importFile(file);

        assertThat(ended.said()).contains("The mapping has mistakes.").contains("line 4, column");
        assertThat(ended.code()).isEqualTo(1);
    }

    @Test
    void saysThatNothingAnswersOrThatTheKeyIsRefused() throws Exception {
        Path file = Files.writeString(folder.resolve("sales.csv"), "C1,2026-01-05,12.50\n");
        String[] call = {file.toString(), "--mapping", mapping.toString(), "--key", "lk_test_x"};

        Ended unreachable = run(with(call, "--url", "http://localhost:9"));
        assertThat(unreachable.said()).contains("nothing answers at http://localhost:9");
        assertThat(unreachable.code()).isEqualTo(1);

        Ended refused = run(with(call, "--url", url()));
        assertThat(refused.said()).contains("does not know this key");
        assertThat(refused.code()).isEqualTo(1);
    }

    @Test
    void saysWhatIsMissing() throws Exception {
        Path file = Files.writeString(folder.resolve("sales.csv"), "");

        assertThat(run(file.toString()).said()).contains("import needs a mapping");
        assertThat(run("nowhere.csv", "--mapping", mapping.toString()).said())
                .contains("there is no file nowhere.csv");
        assertThat(run(file.toString(), "--mapping", mapping.toString()).said())
                .contains("which key?");
    }

    @Test
    void pausesWhenItIsInterruptedAndGoesOnLater() throws Exception {
        Path source = Path.of("..", "examples", "cdnow", "CDNOW_master.txt.gz");
        Path cdnow = Path.of("..", "examples", "cdnow", "mapping.yaml");
        String[] call = {
            source.toString(), "--mapping", cdnow.toString(), "--url", url(), "--key", key
        };
        Process process = start(call);
        var output = process.inputReader(StandardCharsets.UTF_8);
        String line = output.readLine();
        while (line != null && !line.contains("a second")) {
            line = output.readLine();
        }
        assertThat(line).as("a line with the rate").isNotNull();

        process.toHandle().destroy();

        assertThat(output.readAllAsString()).contains("Paused. The same command goes on");
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        Ended second = run(call);
        assertThat(second.said()).contains("69,659 booked, 0 repeated, 0 bad.");
        assertThat(second.code()).isZero();
    }

    private static String[] with(String[] call, String... more) {
        var all = new ArrayList<>(List.of(call));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
