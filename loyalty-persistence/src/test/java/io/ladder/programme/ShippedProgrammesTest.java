package io.ladder.programme;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.config.persistence.ConfigReaders;
import io.ladder.earning.SpendEarning;
import io.ladder.journal.Programme;
import io.ladder.reward.RewardCatalogue;
import io.ladder.tier.Ladder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The programmes that come with the house. */
class ShippedProgrammesTest {
    private static final Path PROGRAMMES = Path.of("..", "programmes");

    private final ProgrammeCompiler compiler = new ProgrammeCompiler(ConfigReaders.yaml());

    @Test
    void demoUsesEverything() throws IOException {
        Programme demo = compiled("demo.yaml");

        assertThat(demo.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(demo.mechanic(SpendEarning.class))
                .isEqualTo(
                        new SpendEarning(
                                "spend",
                                "points",
                                1,
                                100,
                                "loyalty",
                                Map.of(
                                        "client", 125,
                                        "supporter", 150,
                                        "advocate", 175,
                                        "partner", 200)));
        assertThat(demo.mechanics())
                .extracting(mechanic -> mechanic.id())
                .containsExactly("welcome", "spend", "rewards");
        assertThat(Objects.requireNonNull(demo.mechanic(RewardCatalogue.class)).rewards())
                .hasSize(5)
                .anySatisfy(reward -> assertThat(reward.stock()).isEqualTo(30))
                .anySatisfy(reward -> assertThat(reward.perMemberMax()).isEqualTo(12))
                .anySatisfy(reward -> assertThat(reward.rungMin()).isEqualTo("supporter"));
    }

    @Test
    void demoPointsLiveToTheEndOfTheMonthInBerlin() throws IOException {
        Programme demo = compiled("demo.yaml");
        Instant earnedAt = Instant.parse("2026-03-15T10:00:00Z");

        assertThat(demo.wallets().getFirst().expiry().of(earnedAt, demo.zone()))
                .isEqualTo("2027-03-31T22:00:00Z");
    }

    @Test
    void readyLadderIsTheOneWrittenOutInTheDemo() throws IOException {
        Ladder ready = Objects.requireNonNull(compiled("cdnow.yaml").ladder("loyalty"));
        Ladder writtenOut = Objects.requireNonNull(compiled("demo.yaml").ladder("loyalty"));

        assertThat(ready).usingRecursiveComparison().ignoringFields("zone").isEqualTo(writtenOut);
    }

    @Test
    void cdnowGivesAPointForEachFullDollar() throws IOException {
        Programme cdnow = compiled("cdnow.yaml");

        assertThat(cdnow.currency().getCurrencyCode()).isEqualTo("USD");
        assertThat(cdnow.mechanic(SpendEarning.class))
                .isEqualTo(new SpendEarning("spend", "points", 1, 100, null, Map.of()));
        assertThat(cdnow.wallets().getFirst().expiry().of(Instant.EPOCH, cdnow.zone())).isNull();
    }

    private Programme compiled(String file) throws IOException {
        var compilation = compiler.compile(Files.readString(PROGRAMMES.resolve(file)), 1, null);
        assertThat(compilation).isInstanceOf(ProgrammeCompiler.Compilation.Compiled.class);
        return ((ProgrammeCompiler.Compilation.Compiled) compilation).programme();
    }
}
