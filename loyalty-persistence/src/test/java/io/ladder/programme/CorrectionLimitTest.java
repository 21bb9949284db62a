package io.ladder.programme;

import static io.ladder.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.Shop;
import io.ladder.config.persistence.ConfigReaders;
import io.ladder.journal.Call;
import io.ladder.journal.Programmes;
import io.ladder.journal.Timeline;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Each correction is a timeline that accounts may go by: there are only so many. */
class CorrectionLimitTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Call CALL = Call.of(new TenantId(new UUID(0, 1)));

    private final List<ProgrammeVersions.Correction> corrections = new ArrayList<>();
    private final CorrectVersion correcting =
            new CorrectVersion(new Corrected(), new AtNow(), ConfigReaders.yaml());

    private int correct() {
        int expected = corrections.size();
        return correcting
                .correct(CALL, 1, Shop.PROGRAMME, "why", expected, null)
                .correction()
                .corrections();
    }

    @Test
    void refusesOneMoreThanThereMayBe() {
        while (corrections.size() < CorrectVersion.CORRECTIONS_MAX - 1) {
            corrections.add(
                    new ProgrammeVersions.Correction(
                            corrections.size() + 1, 1, NOW, "why", Shop.PROGRAMME, null, null));
        }

        assertThat(correct()).isEqualTo(CorrectVersion.CORRECTIONS_MAX);
        assertRefused(ErrorCode.CORRECTION_LIMIT_REACHED, this::correct);
        assertThat(corrections).hasSize(CorrectVersion.CORRECTIONS_MAX);
    }

    /** One version, and what is corrected of it. */
    private final class Corrected implements ProgrammeVersions {
        @Override
        public List<Version> list(TenantId tenant) {
            return List.of(new Version(1, null, NOW, Shop.PROGRAMME));
        }

        @Override
        public Version add(TenantId tenant, Function<Instant, Version> next) {
            throw new AssertionError("nobody applies anything");
        }

        @Override
        public List<Correction> corrections(TenantId tenant) {
            return List.copyOf(corrections);
        }

        @Override
        public void add(TenantId tenant, Correction correction) {
            corrections.add(correction);
        }
    }

    private record AtNow() implements Programmes {
        @Override
        public Timeline timeline(TenantId tenant) {
            var only = new ProgrammeVersions.Version(1, null, NOW, Shop.PROGRAMME);
            return new CompiledTimelines(ConfigReaders.yaml()).compile(List.of(only), List.of());
        }

        @Override
        public Instant now(TenantId tenant) {
            return NOW;
        }
    }
}
