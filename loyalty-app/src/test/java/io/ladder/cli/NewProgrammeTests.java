package io.ladder.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ladder.importing.ImportingService;
import io.ladder.programme.ValidateProgramme;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** {@code ./ladder programme new}: a conversation that ends with a file. */
@ImportingService
class NewProgrammeTests {
    @TempDir private Path folder;
    @Autowired private ValidateProgramme validation;

    /** Of 6.00 for a point yen could make 6, and of 600 in an expression no yen at all. */
    @Test
    void takesCurrenciesOfTheSameDecimalsOnly() throws Exception {
        for (String name : List.of("boloco", "ten-burgers")) {
            String said =
                    dialogue(
                            name,
                            folder.resolve(name + ".yaml"),
                            "",
                            "",
                            "",
                            "",
                            "",
                            "JPY",
                            "KWD",
                            "CHF");

            assertThat(said).contains("for a currency of 2 decimals");
            String written = Files.readString(folder.resolve(name + ".yaml"));
            assertThat(written).contains("currency: \"CHF\"");
            assertThat(validation.validate(written)).isEmpty();
        }
        assertThatThrownBy(() ->
                        dialogue(
                                "boloco",
                                folder.resolve("yen.yaml"),
                                "",
                                "",
                                "",
                                "",
                                "",
                                "JPY",
                                "JPY",
                                "JPY"))
                .hasMessageContaining("no answer to: In which currency");
        assertThat(folder.resolve("yen.yaml")).doesNotExist();
    }

    private String dialogue(@Nullable String name, Path target, String... answers)
            throws Exception {
        var said = new ByteArrayOutputStream();
        var in = new BufferedReader(new StringReader(String.join("\n", answers) + "\n"));
        new NewProgramme(in, new PrintStream(said, true, StandardCharsets.UTF_8), folder)
                .start(name, target);
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void startsAFileFromEachOfTheGallery() throws Exception {
        String list = dialogue(null, folder.resolve("first.yaml"), "boloco");
        assertThat(list).contains("boloco ").contains("kaya ").doesNotContain("cdnow");
        var names = list.lines().takeWhile(line -> !line.startsWith("Which")).toList();
        assertThat(names).hasSizeGreaterThan(20);
        for (String line : names) {
            String name = line.substring(0, line.indexOf(' '));
            Path target = folder.resolve(name + ".new.yaml");

            dialogue(name, target, "Tea \"& Sons\" 🍵", "tea-and-sons", "More \\ tea.", "Kindness");

            String written = Files.readString(target);
            assertThat(validation.validate(written)).as(name).isEmpty();
            assertThat(written)
                    .contains("name: \"Tea \\\"& Sons\\\" 🍵\"")
                    .contains("goal: \"More \\\\ tea.\"");
        }
        assertThat(folder.resolve("programme.schema.json")).exists();
    }

    @Test
    void asksAgainForWhatCannotBe() throws Exception {
        String said =
                dialogue(
                        "boloco",
                        folder.resolve("a.yaml"),
                        "",
                        "Not an id",
                        "lunch",
                        "",
                        "",
                        "",
                        "USX",
                        "CAD",
                        "Mars",
                        "Europe/Rome",
                        "5 % of \"lunch\": all of it",
                        "next year",
                        "2032-02-29");

        assertThat(said)
                .contains("That is not one. An id ")
                .contains("That is not one. There is no such currency")
                .contains("That is not one. There is no such time zone");
        assertThat(Files.readString(folder.resolve("a.yaml")))
                .contains("id: \"lunch\"")
                .contains("currency: \"CAD\"")
                .contains("time_zone: \"Europe/Rome\"")
                .contains("budget: \"5 % of \\\"lunch\\\": all of it\"")
                .contains("review_on: \"2032-02-29\"");
        assertThatThrownBy(() -> dialogue("boloco", folder.resolve("a.yaml")))
                .hasMessageContaining("there is a file");
        assertThatThrownBy(() -> dialogue("bolocco", folder.resolve("b.yaml")))
                .hasMessageContaining("the gallery has no bolocco; it has bank-circle, ");
        assertThatThrownBy(() -> dialogue("boloco", folder.resolve("b.yaml"), "", "A", "B", "C"))
                .hasMessageContaining("no answer to");
        assertThat(folder.resolve("b.yaml")).doesNotExist();
    }
}
