package io.ladder.programme;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.config.Mistake;
import io.ladder.config.Mistakes;
import io.ladder.config.persistence.ConfigReaders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Slips of the pen, by chance, in every programme that is shipped. */
class SlipTest {
    private static final int SLIPS = 100;
    private static final int SLIPS_MAX = 4;
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.'\"-]+");
    private static final List<String> OTHERS =
            List.of(
                    "",
                    "0",
                    "-1",
                    "1,00",
                    "99999999999999999999",
                    "true",
                    "x",
                    "X",
                    "[]",
                    "{}",
                    "[a]",
                    "{a: b}",
                    "never",
                    "spend",
                    "points",
                    "&a 1",
                    "*a",
                    "!t 1",
                    "'=",
                    "2026-13-01");

    /** The answer is a list of mistakes, each at a place of the file and each once. */
    @Test
    void alwaysGetAnAnswer() throws IOException {
        var validation = new ValidateProgramme(ConfigReaders.yaml());
        var random = new Random(1997);
        int sound = 0;
        int faulty = 0;
        for (String file : files()) {
            for (int number = 0; number < SLIPS; number++) {
                String slipped = file;
                for (int slip = random.nextInt(SLIPS_MAX); slip >= 0; slip--) {
                    slipped = slipped(slipped, random);
                }
                List<Mistake> mistakes = validation.validate(slipped);
                long lines = slipped.lines().count() + 1;

                assertThat(mistakes)
                        .as(slipped)
                        .hasSizeLessThanOrEqualTo(Mistakes.COUNT_MAX)
                        .allMatch(each -> each.line() >= 1 && each.line() <= lines)
                        .hasSameSizeAs(new HashSet<>(mistakes));
                if (mistakes.isEmpty()) {
                    sound++;
                } else {
                    faulty++;
                }
            }
        }
        assertThat(faulty).isGreaterThan(sound);
        assertThat(sound).isPositive();
    }

    private static List<String> files() throws IOException {
        var files = new ArrayList<String>();
        try (Stream<Path> all = Files.list(Path.of("..", "programmes"))) {
            for (Path each : all.sorted().toList()) {
                if (each.toString().endsWith(".yaml")) {
                    files.add(Files.readString(each));
                }
            }
        }
        return files;
    }

    /** The same with a word that is another, is not there, or is there twice. */
    private static String slipped(String file, Random random) {
        var words = new ArrayList<int[]>();
        Matcher word = WORD.matcher(file);
        while (word.find()) {
            words.add(new int[] {word.start(), word.end()});
        }
        if (words.isEmpty()) {
            return file;
        }
        int[] place = words.get(random.nextInt(words.size()));
        String written = file.substring(place[0], place[1]);
        String instead =
                switch (random.nextInt(4)) {
                    case 0 -> OTHERS.get(random.nextInt(OTHERS.size()));
                    case 1 -> written.substring(1);
                    case 2 -> written + written;
                    default -> {
                        int[] other = words.get(random.nextInt(words.size()));
                        yield file.substring(other[0], other[1]);
                    }
                };
        return file.substring(0, place[0]) + instead + file.substring(place[1]);
    }
}
