package io.ladder.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ladder.shared.Base32;
import io.ladder.shared.MemberId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExperimentTest {
    private static final int MEMBERS = 100_000;

    private static Experiment experiment(String salt, int share) {
        return new Experiment("spring", share, salt, Set.of(), null, null);
    }

    private static List<MemberId> members() {
        var random = new Random(1997);
        return IntStream.range(0, MEMBERS)
                .mapToObj(_ -> new MemberId(new UUID(random.nextLong(), random.nextLong())))
                .toList();
    }

    private static double shareOf(Experiment experiment, List<MemberId> members) {
        return members.stream().filter(experiment::controls).count() * 10_000.0 / members.size();
    }

    /** Anyone can recompute it: {@code printf 'spring:00…02' | sha256sum}. */
    @Test
    void drawsWhomTheHashDraws() {
        var member = new MemberId(new UUID(0, 2));

        // 4353180c0264a13e… modulo 10,000 is 9646
        assertThat(experiment("spring", 9647).controls(member)).isTrue();
        assertThat(experiment("spring", 9646).controls(member)).isFalse();
    }

    @Test
    void drawsNobodyWhoIsImagined() {
        assertThat(experiment("spring", 9_999).controls(ImaginedMember.ID)).isFalse();
    }

    @Test
    void drawsAsManyAsItsShareSays() {
        List<MemberId> members = members();
        for (int share : new int[] {50, 1_000, 5_000, 9_000}) {
            double spread = Math.sqrt(share * (10_000.0 - share) / members.size());
            assertThat(shareOf(experiment("spring", share), members))
                    .isCloseTo(share, within(4 * spread));
        }
    }

    @Test
    void drawsWhoeverWasDrawnWhenTheShareGrows() {
        for (MemberId member : members()) {
            if (experiment("spring", 1_000).controls(member)) {
                assertThat(experiment("spring", 2_000).controls(member)).isTrue();
            }
        }
    }

    @Test
    void drawsWithoutRegardToOtherExperiments() {
        var one = experiment("spring", 5_000);
        var other = experiment("summer", 3_000);
        List<MemberId> control = members().stream().filter(one::controls).toList();
        double spread = Math.sqrt(3_000 * 7_000.0 / control.size());

        assertThat(shareOf(other, control)).isCloseTo(3_000, within(4 * spread));
    }

    @Test
    void drawsAsThePageTells() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "trying.md")).replace('\n', ' ');
        Matcher told =
                Pattern.compile(
                                "`mbr_(\\w+)` is `([-0-9a-f]+)`, and comes to ([0-9,]+) with the salt"
                                        + " `([-a-z]+)`")
                        .matcher(page);
        assertThat(told.find()).isTrue();
        var member = new MemberId(UUID.fromString(told.group(2)));
        int drawn = Integer.parseInt(told.group(3).replace(",", ""));

        assertThat(Base32.ofUuid(member.value())).isEqualTo(told.group(1));
        assertThat(experiment(told.group(4), drawn).controls(member)).isFalse();
        assertThat(experiment(told.group(4), drawn + 1).controls(member)).isTrue();
    }
}
