package io.ladder.bench;

import io.ladder.config.ConfigReader;
import io.ladder.journal.AccountState;
import io.ladder.journal.Activity;
import io.ladder.journal.Attributes;
import io.ladder.journal.Decision;
import io.ladder.journal.JournalEntry;
import io.ladder.journal.Line;
import io.ladder.journal.SharedCounters;
import io.ladder.journal.Timeline;
import io.ladder.programme.ProgrammeCompiler;
import io.ladder.shared.Document;
import io.ladder.shared.MemberId;
import io.ladder.shared.Money;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * The decision by itself, without database and HTTP: a client's purchase of ten lines against a
 * hundred rules, of which seven plain ones and four expressions give something.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecisionBenchmark {
    private static final double NANOS_OF_A_MICROSECOND = 1e3;
    private static final MemberId MEMBER = new MemberId(new UUID(0, 1));
    private static final int GIVING = 7;

    private static final Instant FIRST = Instant.parse("2026-11-23T10:00:00Z");

    private final Timeline timeline;
    private final AccountState client;
    private final JournalEntry purchase;

    /** A client who has bought often. */
    public DecisionBenchmark() {
        this.timeline = timeline();
        var enrolment = new Activity.Enrolment(FIRST);
        AccountState state =
                decided(AccountState.EMPTY, new JournalEntry(1, MEMBER, enrolment)).after();
        for (int number = 1; number < 6; number++) {
            state = decided(state, entry(number)).after();
        }
        this.client = state;
        this.purchase = entry(6);
        long giving = decided(client, purchase).outcome().awards().size();
        if (giving < GIVING) {
            throw new IllegalStateException("only " + giving + " rules give something");
        }
    }

    /** Decides on the purchase. */
    @Benchmark
    public Decision decides() {
        return timeline.decide(client, purchase, SharedCounters.none(), false);
    }

    /** How long it takes, in microseconds of one core. */
    static double micros(double seconds) throws RunnerException {
        TimeValue time = TimeValue.milliseconds(Math.max(1, Math.round(seconds * 1_000)));
        var options =
                new OptionsBuilder()
                        .include(DecisionBenchmark.class.getName())
                        .forks(0)
                        .warmupIterations(5)
                        .warmupTime(time)
                        .measurementIterations(5)
                        .measurementTime(time)
                        .verbosity(VerboseMode.SILENT)
                        .build();
        return new Runner(options).runSingle().getPrimaryResult().getScore()
                / NANOS_OF_A_MICROSECOND;
    }

    private Decision.Decided decided(AccountState state, JournalEntry entry) {
        return (Decision.Decided) timeline.decide(state, entry, SharedCounters.none(), false);
    }

    private static Timeline timeline() {
        try (var readers = new AnnotationConfigApplicationContext("io.ladder.config.persistence");
                InputStream file = DecisionBenchmark.class.getResourceAsStream("programme.yaml")) {
            String source =
                    new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return new Timeline(
                    List.of(
                            new ProgrammeCompiler(readers.getBean(ConfigReader.class))
                                    .compile(HundredRules.in(source), 1, null)
                                    .orThrow()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static JournalEntry entry(int number) {
        var lines = new ArrayList<Line>();
        for (int line = 0; line < 10; line++) {
            boolean known = line < 3;
            lines.add(
                    new Line(
                            String.valueOf(line),
                            known ? "product-" + line : "espresso-" + line,
                            known ? "category-" + line : "coffee",
                            null,
                            2_000,
                            Money.of(1_290 + line, "EUR"),
                            null,
                            null,
                            Attributes.NONE));
        }
        var bought =
                new Activity.Purchase(
                        FIRST.plusSeconds(number),
                        new Document("till", String.valueOf(number)),
                        lines,
                        "shop-1",
                        "pos");
        return new JournalEntry(number + 1L, MEMBER, bought);
    }
}
