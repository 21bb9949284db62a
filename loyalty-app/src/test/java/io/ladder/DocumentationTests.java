package io.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.access.Scope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds what the documents name against what is there. */
class DocumentationTests {
    private static final Path ROOT = Walkthrough.root();
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
    private static final Pattern COMMAND = Pattern.compile("\\./ladder ([a-z]+)([^\\n`;&#]*)");
    private static final Pattern OPTION = Pattern.compile("--[a-z-]+");
    private static final Pattern FILE = Pattern.compile("(?:examples|programmes)/[A-Za-z0-9_./-]+");
    private static final Pattern SCOPE = Pattern.compile("`([a-z]+:[a-z]+)`");
    private static final Pattern PROPERTY = Pattern.compile("`(ladder\\.[a-z]+\\.[a-z]+)`");

    static Stream<Path> documents() throws IOException {
        try (var folder = Files.walk(ROOT.resolve("docs"))) {
            List<Path> below = folder.filter(file -> file.toString().endsWith(".md")).toList();
            return Stream.concat(
                    Stream.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")),
                    below.stream());
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void linksLeadSomewhere(Path document) throws IOException {
        for (String link : all(LINK, Files.readString(document))) {
            if (link.startsWith("http")) {
                continue;
            }
            int anchor = link.indexOf('#');
            String file = anchor < 0 ? link : link.substring(0, anchor);
            Path folder = Objects.requireNonNull(document.getParent());
            Path target = file.isEmpty() ? document : folder.resolve(file);
            assertThat(target).as(document.toString()).exists();
            if (anchor >= 0) {
                assertThat(headings(Files.readString(target)))
                        .as(document + " on " + link)
                        .contains(link.substring(anchor + 1));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void commandsHaveTheOptionsAndFilesThatTheyName(Path document) throws Exception {
        String help = help();
        COMMAND.matcher(Files.readString(document))
                .results()
                .forEach(command -> {
                    String arguments = command.group(2);
                    assertThat(help).contains("  " + command.group(1) + " ");
                    all(OPTION, arguments)
                            .forEach(option ->
                                    assertThat(help)
                                            .containsPattern(Pattern.quote(option) + "(?![a-z-])"));
                    all(FILE, arguments)
                            .forEach(file -> assertThat(ROOT.resolve(file)).isRegularFile());
                });
    }

    @Test
    void everyCallOfTheReadmeIsInTheWalkthrough() throws IOException {
        long tested = Walkthrough.steps().stream().mapToLong(Walkthrough.Step::calls).sum();
        long shown =
                Files.readString(ROOT.resolve("README.md"))
                        .lines()
                        .filter(line -> line.contains("curl "))
                        .count();
        assertThat(shown).isEqualTo(tested);
    }

    @Test
    void everyDecisionIsListedAndSaysWhy() throws IOException {
        Path folder = ROOT.resolve("docs/decisions");
        String list = Files.readString(folder.resolve("README.md"));
        List<Path> pages;
        try (var files = Files.list(folder)) {
            pages = files.filter(file -> !file.endsWith("README.md")).sorted().toList();
        }
        for (int index = 0; index < pages.size(); index++) {
            Path page = pages.get(index);
            String number = "%04d".formatted(index + 1);
            String name = Objects.requireNonNull(page.getFileName()).toString();
            assertThat(name).startsWith(number + "-");
            assertThat(list).contains("(" + name + ")");
            assertThat(Files.readString(page))
                    .startsWith("# " + number + " ")
                    .contains("\n## Context\n", "\n## Decision\n", "\n## Consequence\n");
        }
    }

    @Test
    void operationsListEveryScopeAndOnlyPropertiesThatAreRead() throws IOException {
        String text = Files.readString(ROOT.resolve("docs/operations.md"));
        assertThat(all(SCOPE, text))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Scope.values()).map(Scope::text).toList());
        String sources = sources();
        all(PROPERTY, text).forEach(property -> assertThat(sources).contains(property));
    }

    private static String sources() throws IOException {
        var text = new StringBuilder();
        try (var files = Files.walk(ROOT, 20)) {
            for (Path file :
                    files.filter(each -> each.toString().contains("src/main/java/"))
                            .filter(each -> each.toString().endsWith(".java"))
                            .toList()) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(found -> found.group(found.groupCount()))
                .toList();
    }

    /** What GitHub makes of headings. */
    private static List<String> headings(String text) {
        return HEADING.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(heading -> heading.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^a-z0-9 -]", "").replace(' ', '-'))
                .toList();
    }

    private static String help() throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder("bash", ROOT.resolve("ladder").toString(), "help").start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return text;
    }
}
