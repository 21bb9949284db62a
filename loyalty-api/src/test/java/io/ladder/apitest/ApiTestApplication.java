package io.ladder.apitest;

import io.ladder.access.TenantClock;
import io.ladder.access.TenantRegister;
import io.ladder.accounting.BookChecks;
import io.ladder.accounting.LedgerEntries;
import io.ladder.accounting.MonthlyMovements;
import io.ladder.adjustment.Proposals;
import io.ladder.config.ConfigReader;
import io.ladder.household.Contributions;
import io.ladder.importing.FileRows;
import io.ladder.importing.ImportJobs;
import io.ladder.insight.MemberTotals;
import io.ladder.journal.Alerts;
import io.ladder.journal.CodeHolds;
import io.ladder.journal.Programmes;
import io.ladder.journal.Records;
import io.ladder.journal.Remarks;
import io.ladder.member.Members;
import io.ladder.member.Tenants;
import io.ladder.programme.ProgrammeCompiler;
import io.ladder.programme.ProgrammeDrafts;
import io.ladder.programme.ProgrammeVersions;
import io.ladder.reward.CodePools;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.IdSource;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import io.ladder.shared.UseCase;
import io.ladder.survey.Answers;
import io.ladder.testkit.FixedProgrammes;
import io.ladder.testkit.HistoryContributions;
import io.ladder.testkit.InMemoryBackTests;
import io.ladder.testkit.InMemoryCodes;
import io.ladder.testkit.InMemoryDrafts;
import io.ladder.testkit.InMemoryJournal;
import io.ladder.testkit.InMemoryPast;
import io.ladder.trial.BackTests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/** The interface with everything behind it in memory, and nothing left to chance. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ComponentScan(
        basePackages = "io.ladder",
        includeFilters =
                @ComponentScan.Filter(type = FilterType.ANNOTATION, classes = UseCase.class))
public class ApiTestApplication {
    public static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    private static final Path FILE = Path.of("src", "test", "resources", "programme.yaml");
    private static final long TIME_ORDERED = 0x019caf0000007000L;
    private static final long VARIANT = 0x8000000000000000L;

    /** The programme file that the books are kept by. */
    public static String programme() {
        try {
            return Files.readString(FILE, StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new java.io.UncheckedIOException(missing);
        }
    }

    @Bean
    ConfigReader configReader() {
        return new SnakeYamlReader();
    }

    @Bean
    FixedProgrammes programmes(ConfigReader reader) {
        var compilation = new ProgrammeCompiler(reader).compile(programme(), 1, null);
        return new FixedProgrammes(compilation.orThrow(), START);
    }

    @Bean
    InMemoryJournal books(Programmes programmes) {
        return new InMemoryJournal(programmes);
    }

    @Bean
    Remarks remarks(InMemoryJournal books) {
        return books.remarks();
    }

    @Bean
    Proposals proposals(InMemoryJournal books) {
        return books.proposals();
    }

    @Bean
    Records records(InMemoryJournal books) {
        return books.records();
    }

    @Bean
    CodeHolds codeHolds(InMemoryJournal books) {
        return books.codeHolds();
    }

    @Bean
    Alerts alerts(InMemoryJournal books) {
        return books.alerts();
    }

    @Bean
    LedgerEntries entries(InMemoryJournal books) {
        return books.entries();
    }

    @Bean
    MonthlyMovements movements(InMemoryJournal books) {
        return books.movements();
    }

    @Bean
    InMemoryPast past(InMemoryJournal books) {
        return books.past();
    }

    @Bean
    MemberTotals totals(InMemoryJournal books) {
        return books.totals();
    }

    @Bean
    BackTests backTests() {
        return new InMemoryBackTests();
    }

    @Bean
    BookChecks checks(InMemoryJournal books) {
        return books.checks();
    }

    @Bean
    @org.springframework.context.annotation.Primary
    MemberKeepingJournal journal(InMemoryJournal books) {
        return new MemberKeepingJournal(books);
    }

    @Bean
    Members members(MemberKeepingJournal journal) {
        return journal.members();
    }

    @Bean
    Contributions contributions(InMemoryJournal books) {
        return new HistoryContributions(books);
    }

    @Bean
    Answers answers(MemberKeepingJournal journal) {
        return journal.answers();
    }

    @Bean
    Tenants tenants() {
        return tenant -> new byte[32];
    }

    @Bean
    TestKeys keys(InstantSource clock, ApplicationEventPublisher events) {
        return new TestKeys(clock, events);
    }

    @Bean
    SecureRandom secureRandom() {
        return new SecureRandom();
    }

    /** The tenants of the keys. */
    @Bean
    TenantRegister register() {
        return new TenantRegister() {
            @Override
            public boolean add(TenantId tenant, String name, boolean sandbox, byte[] secret) {
                throw new UnsupportedOperationException("the tenants are there");
            }

            @Override
            public boolean isSandbox(TenantId tenant) {
                return tenant.equals(TestKeys.SANDBOX);
            }
        };
    }

    @Bean
    InstantSource clock() {
        return InstantSource.fixed(START);
    }

    @Bean
    IdSource ids() {
        var count = new AtomicLong();
        return () -> new UUID(TIME_ORDERED, VARIANT | count.incrementAndGet());
    }

    @Bean
    ImportJobs imports() {
        return new KeptImports();
    }

    /** Nothing here looks into files. */
    @Bean
    FileRows fileRows() {
        return (_, _) -> {
            throw new UnsupportedOperationException("files are not read here");
        };
    }

    @Bean
    ProgrammeVersions versions(ConfigReader reader, FixedProgrammes programmes) {
        var compiler = new ProgrammeCompiler(reader);
        return new KeptVersions(
                programme(),
                START,
                right ->
                        programmes.correct(
                                compiler.compile(right.source(), right.number(), right.validFrom())
                                        .orThrow()));
    }

    @Bean
    CodePools codes() {
        return new InMemoryCodes();
    }

    @Bean
    ProgrammeDrafts drafts() {
        return new InMemoryDrafts();
    }

    /** The clock of the sandbox, which is the one that the books go by. */
    @Bean
    TenantClock tenantClock(FixedProgrammes programmes) {
        return new TenantClock() {
            @Override
            public Instant now(TenantId tenant) {
                return programmes.now();
            }

            @Override
            public Instant moveForward(TenantId tenant, Duration by) {
                Instant moved = tryForward(tenant, by);
                programmes.moveForward(by);
                return moved;
            }

            @Override
            public Instant tryForward(TenantId tenant, Duration by) {
                if (!tenant.equals(TestKeys.SANDBOX)) {
                    throw Refusal.of(ErrorCode.CLOCK_NOT_MOVABLE, "This tenant is no sandbox.")
                            .asException();
                }
                return programmes.now().plus(by);
            }
        };
    }
}
