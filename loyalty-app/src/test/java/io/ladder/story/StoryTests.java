package io.ladder.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.setup.TenantOpening;
import io.ladder.testkit.TestDatabase;
import io.ladder.testkit.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Each programme of the gallery keeps what its story says, and a purchase that comes back leaves
 * the member where the story without it leaves them.
 */
@SpringBootTest(
        classes = io.ladder.LadderApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
class StoryTests {
    private static final Path GALLERY = Path.of("..", "programmes");
    private static final Pattern ZONE = Pattern.compile("(?m)^time_zone: (\\S+)");
    private static final Pattern CURRENCY = Pattern.compile("(?m)^currency: (\\S+)");

    private final TenantOpening openings;
    @LocalServerPort private int port;

    @Autowired
    StoryTests(TenantOpening openings) {
        this.openings = openings;
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        TestDatabase fresh = TestPostgres.freshDatabase(TestPostgres.Commit.RELAXED);
        fresh.settings().forEach((name, value) -> registry.add(name, () -> value));
    }

    @TestFactory
    Stream<DynamicTest> comeTrue() throws IOException {
        return stories().map(story -> DynamicTest.dynamicTest(story.name(), () -> tell(story)));
    }

    @Test
    void areThereForEachProgrammeOfTheGallery() throws IOException {
        List<String> told = stories().map(Story::name).toList();
        try (Stream<Path> files = Files.list(GALLERY)) {
            assertThat(files.map(file -> String.valueOf(file.getFileName())))
                    .filteredOn(file -> file.endsWith(".yaml"))
                    .extracting(file -> file.substring(0, file.length() - ".yaml".length()))
                    .filteredOn(name -> !name.equals("cdnow"))
                    .containsExactlyInAnyOrderElementsOf(told);
        }
    }

    private static Stream<Story> stories() throws IOException {
        try (Stream<Path> files = Files.list(GALLERY)) {
            var stories = new ArrayList<Story>();
            for (Path file : files.sorted().toList()) {
                if (String.valueOf(file.getFileName()).endsWith(".story")) {
                    stories.add(Story.read(file));
                }
            }
            return stories.stream();
        }
    }

    private void tell(Story story) throws Exception {
        assertThat(story.returned()).as("a purchase that comes back").isNotEmpty();
        String programme = Files.readString(GALLERY.resolve(story.name() + ".yaml"));
        var teller = teller(story, programme);
        teller.tell(story);
        var without = teller(story, programme);
        without.follow(story.without(story.returned()));
        assertThat(teller.end()).isEqualTo(without.end());
    }

    private Teller teller(Story story, String programme) {
        var opened = openings.open(story.name(), true, programme);
        var currency = Currency.getInstance(found(CURRENCY, programme));
        var shop = new Shop("http://localhost:" + port, opened.key(), currency);
        return new Teller(shop, ZoneId.of(found(ZONE, programme)));
    }

    private static String found(Pattern pattern, String programme) {
        Matcher match = pattern.matcher(programme);
        assertThat(match.find()).as(pattern.pattern()).isTrue();
        return match.group(1);
    }
}
