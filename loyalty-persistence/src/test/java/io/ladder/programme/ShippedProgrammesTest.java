package io.ladder.programme;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.config.persistence.ConfigReaders;
import io.ladder.journal.AccountState;
import io.ladder.journal.Activity;
import io.ladder.journal.Decision;
import io.ladder.journal.JournalEntry;
import io.ladder.journal.Line;
import io.ladder.journal.Programme;
import io.ladder.journal.SharedCounters;
import io.ladder.journal.Timeline;
import io.ladder.reward.RewardCatalogue;
import io.ladder.rule.Accrual;
import io.ladder.rule.Factors;
import io.ladder.rule.Rule;
import io.ladder.rule.RuleBook;
import io.ladder.shared.Document;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.MemberId;
import io.ladder.shared.Money;
import io.ladder.tally.Period;
import io.ladder.tier.Ladder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The programmes that come with the house. */
class ShippedProgrammesTest {
    private static final Path PROGRAMMES = Path.of("..", "programmes");

    private static final Instant AT = Instant.parse("2026-03-15T10:00:00Z");
    private static final MemberId MEMBER = new MemberId(new UUID(0, 1));

    private final ProgrammeCompiler compiler = new ProgrammeCompiler(ConfigReaders.yaml());

    @Test
    void demoUsesEverything() throws IOException {
        Programme demo = compiled("demo.yaml");

        assertThat(demo.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(demo.mechanic(RuleBook.class))
                .isEqualTo(
                        earning(
                                Factors.byRung(
                                        "loyalty",
                                        Map.of(
                                                "client", 125,
                                                "supporter", 150,
                                                "advocate", 175,
                                                "partner", 200))));
        assertThat(demo.mechanics())
                .extracting(mechanic -> mechanic.id())
                .containsExactly(
                        "welcome",
                        "rules",
                        "rewards",
                        "attributes",
                        "segments",
                        "payments",
                        "transfers",
                        "adjustments",
                        "household",
                        "texts");
        assertThat(Objects.requireNonNull(demo.mechanic(RewardCatalogue.class)).rewards())
                .hasSize(5)
                .anySatisfy(reward -> assertThat(reward.stock()).isEqualTo(30))
                .anySatisfy(reward -> assertThat(reward.perMember().in(Period.EVER)).isEqualTo(12))
                .anySatisfy(reward -> assertThat(reward.offer().rungMin()).isEqualTo("supporter"));
    }

    /** 50 for enrolling; 1.60 three times as a customer gives 1, 2, 1; 1.25 a euro as a client. */
    @Test
    void demoTellsAMembersStory() throws IOException {
        var timeline = new Timeline(List.of(compiled("demo.yaml")));
        var enrolled = decide(timeline, AccountState.EMPTY, new Activity.Enrolment(AT));
        var first = decide(timeline, enrolled, purchase(1, 160));
        var second = decide(timeline, first, purchase(2, 160));
        var third = decide(timeline, second, purchase(3, 160));
        var fourth = decide(timeline, third, purchase(4, 100));
        var redeemed =
                decide(
                        timeline,
                        fourth,
                        new Activity.Redemption(
                                AT.plusSeconds(5),
                                new Document("till", "5"),
                                "filter-coffee",
                                null));

        assertThat(
                        Stream.of(enrolled, first, second, third, fourth, redeemed)
                                .map(state -> state.wallet("points").available()))
                .containsExactly(50L, 51L, 53L, 54L, 56L, 16L);
        assertThat(
                        timeline.decide(
                                redeemed,
                                new JournalEntry(
                                        7,
                                        MEMBER,
                                        new Activity.Redemption(
                                                AT.plusSeconds(6),
                                                new Document("till", "6"),
                                                "roast-your-own",
                                                null)),
                                SharedCounters.none(),
                                false))
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused ->
                                assertThat(refused.refusal().code())
                                        .isEqualTo(ErrorCode.RUNG_TOO_LOW));
    }

    @Test
    void refusesARewardWhereTheProgrammeHasNone() throws IOException {
        var timeline = new Timeline(List.of(compiled("cdnow.yaml")));
        var redemption =
                new Activity.Redemption(AT, new Document("till", "1"), "filter-coffee", null);

        assertThat(
                        timeline.decide(
                                AccountState.EMPTY,
                                new JournalEntry(1, MEMBER, redemption),
                                SharedCounters.none(),
                                false))
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused ->
                                assertThat(refused.refusal().code())
                                        .isEqualTo(ErrorCode.REWARD_NOT_FOUND));
    }

    private static AccountState decide(Timeline timeline, AccountState state, Activity activity) {
        var entry = new JournalEntry(state.sequence() + 1, MEMBER, activity);
        Decision decision = timeline.decide(state, entry, SharedCounters.none(), false);
        assertThat(decision).isInstanceOf(Decision.Decided.class);
        return ((Decision.Decided) decision).after();
    }

    private static Activity purchase(int number, long minor) {
        return new Activity.Purchase(
                AT.plusSeconds(number),
                new Document("till", String.valueOf(number)),
                List.of(new Line("1", null, null, 1_000, Money.of(minor, "EUR"))),
                null,
                null);
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

        assertThat(ready)
                .usingRecursiveComparison()
                .ignoringFields("criteria.zone")
                .isEqualTo(writtenOut);
    }

    @Test
    void cdnowGivesAPointForEachFullDollar() throws IOException {
        Programme cdnow = compiled("cdnow.yaml");

        assertThat(cdnow.currency().getCurrencyCode()).isEqualTo("USD");
        assertThat(cdnow.mechanic(RuleBook.class)).isEqualTo(earning(Factors.NONE));
        assertThat(cdnow.wallets().getFirst().expiry().of(Instant.EPOCH, cdnow.zone())).isNull();
    }

    /** A point for each full unit of money. */
    private static RuleBook earning(Factors factors) {
        return new RuleBook(
                List.of(Rule.always("spend", "points", Accrual.ofMoney(1, 100, factors))));
    }

    /** What a team is to write down before it thinks of points. */
    @Test
    void galleryTellsInEachHeadWhatTheProgrammeIsFor() throws IOException {
        try (Stream<Path> files = Files.list(PROGRAMMES)) {
            for (Path story : files.filter(file -> file.toString().endsWith(".story")).toList()) {
                String file = String.valueOf(story.getFileName()).replace(".story", ".yaml");
                String source = Files.readString(PROGRAMMES.resolve(file));
                var compilation = compiler.compile(source, 1, null);
                assertThat(compilation)
                        .as(file)
                        .isInstanceOf(ProgrammeCompiler.Compilation.Compiled.class);
                var head = ((ProgrammeCompiler.Compilation.Compiled) compilation).head();
                assertThat(head).as(file).hasNoNullFieldsOrProperties();
                assertThat(head.types()).as(file).isNotEmpty();
                assertThat(head.loyalty()).as(file).isNotEmpty();
                assertThat(source).as(file).contains("(ours)");
            }
        }
    }

    private Programme compiled(String file) throws IOException {
        var compilation = compiler.compile(Files.readString(PROGRAMMES.resolve(file)), 1, null);
        assertThat(compilation).isInstanceOf(ProgrammeCompiler.Compilation.Compiled.class);
        return ((ProgrammeCompiler.Compilation.Compiled) compilation).programme();
    }
}
