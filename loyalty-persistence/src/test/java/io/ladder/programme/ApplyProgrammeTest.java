package io.ladder.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.ladder.config.persistence.ConfigReaders;
import io.ladder.journal.Call;
import io.ladder.journal.Mechanic;
import io.ladder.journal.Programmes;
import io.ladder.journal.Timeline;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.assertj.core.api.AbstractObjectAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApplyProgrammeTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Call CALL = Call.of(new TenantId(new UUID(0, 1)));
    private static final String SOURCE =
            """
            programme: {id: shop, name: Shop}
            goal: More of it.
            key_factor: Kindness.
            time_zone: Europe/Berlin
            currency: EUR
            wallets: [{code: points, name: Points}]
            """;

    private final List<ProgrammeVersions.Version> applied = new ArrayList<>();
    private final List<ProgrammeVersions.Correction> corrections = new ArrayList<>();
    private final List<ProgrammeVersions.Correction> meanwhile = new ArrayList<>();
    private Instant now = NOW;
    private Instant booked = Instant.EPOCH;
    private int looked;
    private final ApplyProgramme programme =
            new ApplyProgramme(versions(), programmes(), ConfigReaders.yaml());

    @Test
    void firstVersionDecidesFromTheBeginning() {
        assertThat(programme.apply(CALL, SOURCE, null, 0))
                .isEqualTo(new ProgrammeVersions.Version(1, null, NOW, SOURCE));
        assertThat(applied).hasSize(1);
    }

    @Test
    void laterVersionsBeginNowOrInTheFuture() {
        programme.apply(CALL, SOURCE, null, 0);
        assertThat(programme.apply(CALL, SOURCE, null, 1).validFrom()).isEqualTo(NOW);
        assertThat(programme.apply(CALL, SOURCE, null, 2).validFrom())
                .isEqualTo(NOW.plusNanos(1_000));

        Instant later = NOW.plus(Duration.ofDays(9));
        assertThat(programme.apply(CALL, SOURCE, later, 3).validFrom()).isEqualTo(later);
        assertThat(applied).hasSize(4);
    }

    @Test
    void refusesToBeginInThePast() {
        programme.apply(CALL, SOURCE, null, 0);

        refused(() -> programme.apply(CALL, SOURCE, NOW.minusSeconds(1), 1))
                .isEqualTo(ErrorCode.INVALID_FIELD);
        assertThat(looked).as("how often it was looked for what is booked").isOne();
    }

    @Test
    void beginsBehindWhatIsBookedByAClockThatRunsAhead() {
        programme.apply(CALL, SOURCE, null, 0);
        booked = NOW.plusSeconds(2);

        refused(() -> programme.apply(CALL, SOURCE, NOW.plusSeconds(1), 1))
                .isEqualTo(ErrorCode.INVALID_FIELD);
        assertThat(programme.apply(CALL, SOURCE, null, 1).validFrom()).isEqualTo(booked);
        booked = NOW.plusSeconds(3);
        assertThat(programme.apply(CALL, SOURCE, null, 2).validFrom()).isEqualTo(booked);
    }

    @Test
    void refusesToBeginBeforeAVersionThatIsYetToBegin() {
        programme.apply(CALL, SOURCE, null, 0);
        Instant later = NOW.plus(Duration.ofDays(9));
        programme.apply(CALL, SOURCE, later, 1);

        refused(() -> programme.apply(CALL, SOURCE, null, 2)).isEqualTo(ErrorCode.INVALID_FIELD);
        refused(() -> programme.apply(CALL, SOURCE, later, 2)).isEqualTo(ErrorCode.INVALID_FIELD);
        now = later.plusSeconds(1);
        assertThat(programme.apply(CALL, SOURCE, null, 2).validFrom()).isEqualTo(now);
    }

    @Test
    void refusesABeginningForTheFirstVersion() {
        refused(() -> programme.apply(CALL, SOURCE, NOW, 0)).isEqualTo(ErrorCode.INVALID_FIELD);
    }

    @Test
    void refusesWhatWasPreparedForAnotherVersion() {
        programme.apply(CALL, SOURCE, null, 0);

        refused(() -> programme.apply(CALL, SOURCE, null, 0)).isEqualTo(ErrorCode.STALE);
        assertThat(applied).hasSize(1);
    }

    @Test
    void keepsNamesThatHaveBeenReservedSince() {
        String old = SOURCE + "mechanics: [{id: return, kind: welcome, points: 5}]\n";
        applied.add(new ProgrammeVersions.Version(1, null, NOW, old));

        Timeline timeline = new CompiledTimelines(ConfigReaders.yaml()).compile(applied, List.of());

        assertThat(timeline.at(NOW).mechanics()).extracting(Mechanic::id).contains("return");
        assertThat(programme.apply(CALL, old, null, 1).number()).isEqualTo(2);
        refused(() -> programme.apply(CALL, old.replace("return", "late"), null, 2))
                .isEqualTo(ErrorCode.PROGRAMME_INVALID);
    }

    @Test
    void refusesAFileWithMistakesAndNamesThemAll() {
        assertThatThrownBy(() -> programme.apply(CALL, "{}", null, 0))
                .asInstanceOf(type(LoyaltyException.class))
                .satisfies(refused ->
                        assertThat(refused.code()).isEqualTo(ErrorCode.PROGRAMME_INVALID))
                .extracting(refused -> refused.refusal().facts().get("mistakes"), LIST)
                .hasSize(6);
        assertThat(applied).isEmpty();
    }

    @Test
    void keepsWhatMembersHave() {
        String offered = SOURCE + "rewards: [{id: mug, name: Mug, cost: 10}]\n";
        programme.apply(CALL, offered, null, 0);
        String changed =
                offered.replace("Europe/Berlin", "Europe/Paris")
                        .replace("EUR", "USD")
                        .replace("code: points", "code: miles")
                        .replace("id: mug", "id: cup");

        assertThatThrownBy(() -> programme.apply(CALL, changed, null, 1))
                .asInstanceOf(type(LoyaltyException.class))
                .extracting(refused -> refused.refusal().facts().get("mistakes"), LIST)
                .extracting("line", "path")
                .containsExactly(
                        tuple(4, "/time_zone"), tuple(5, "/currency"), tuple(6, "/wallets"));
        assertThat(applied).hasSize(1);
        String withoutMug = SOURCE;
        assertThat(programme.apply(CALL, withoutMug, null, 1).number()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"code: points, decimals: 2", "code: points, kind: status"})
    void keepsWhatAPointIs(String changed) {
        programme.apply(CALL, SOURCE, null, 0);

        assertThatThrownBy(() ->
                        programme.apply(CALL, SOURCE.replace("code: points", changed), null, 1))
                .asInstanceOf(type(LoyaltyException.class))
                .extracting(refused -> refused.refusal().facts().get("mistakes"), LIST)
                .singleElement()
                .satisfies(mistake ->
                        assertThat(mistake.toString()).contains("keeps its kind and its decimals"));
    }

    @Test
    void refusesWhatWasPreparedBeforeACorrectionThatCameLast() {
        programme.apply(CALL, SOURCE, null, 0);
        meanwhile.add(new ProgrammeVersions.Correction(1, 1, NOW, "why", SOURCE, null, null));

        refused(() -> programme.apply(CALL, SOURCE, null, 1)).isEqualTo(ErrorCode.STALE);
        assertThat(applied).hasSize(1);
        meanwhile.clear();
        var known = new ProgrammeVersions.Edition(1, 1);
        assertThat(programme.apply(CALL, SOURCE, null, known).number()).isEqualTo(2);
    }

    @Test
    void dryRunAppliesNothing() {
        var dryRun = new Call(CALL.tenant(), null, true, false);

        assertThat(programme.apply(dryRun, SOURCE, null, 0).number()).isEqualTo(1);
        assertThat(applied).isEmpty();
        refused(() -> programme.apply(dryRun, "{}", null, 0))
                .isEqualTo(ErrorCode.PROGRAMME_INVALID);
    }

    @Test
    void timelineDecidesByTheVersionOfTheMoment() {
        programme.apply(CALL, SOURCE, null, 0);
        programme.apply(CALL, SOURCE, null, 1);
        Timeline timeline = new CompiledTimelines(ConfigReaders.yaml()).compile(applied, List.of());

        assertThat(timeline.at(NOW.minusSeconds(1)).version()).isEqualTo(1);
        assertThat(timeline.at(NOW).version()).isEqualTo(2);
    }

    @Test
    void thereIsNoTimelineWithoutAVersion() {
        refused(() -> new CompiledTimelines(ConfigReaders.yaml()).compile(List.of(), List.of()))
                .isEqualTo(ErrorCode.PROGRAMME_NOT_FOUND);
    }

    private static AbstractObjectAssert<?, ErrorCode> refused(ThrowingCallable call) {
        return assertThatThrownBy(call)
                .asInstanceOf(type(LoyaltyException.class))
                .extracting(LoyaltyException::code);
    }

    private ProgrammeVersions versions() {
        return new ProgrammeVersions() {
            @Override
            public List<Version> list(TenantId tenant) {
                return List.copyOf(applied);
            }

            @Override
            public Version add(TenantId tenant, Function<Instant, Version> next) {
                looked++;
                corrections.addAll(meanwhile);
                Version version = next.apply(booked);
                applied.add(version);
                return version;
            }

            @Override
            public List<Correction> corrections(TenantId tenant) {
                return List.copyOf(corrections);
            }

            @Override
            public void add(TenantId tenant, Correction correction) {
                throw new AssertionError("nobody corrects anything");
            }
        };
    }

    private Programmes programmes() {
        return new Programmes() {
            @Override
            public Timeline timeline(TenantId tenant) {
                // It may not have heard yet of what was applied last.
                return new CompiledTimelines(ConfigReaders.yaml())
                        .compile(applied.subList(0, 1), List.of());
            }

            @Override
            public Instant now(TenantId tenant) {
                return now;
            }
        };
    }
}
