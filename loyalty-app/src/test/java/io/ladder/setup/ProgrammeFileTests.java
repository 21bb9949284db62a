package io.ladder.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgrammeFileTests {

    @Test
    void bringsAlongADemo() {
        assertThat(ProgrammeFile.demo()).contains("id: demo");
    }

    @Test
    void saysWhichFileCannotBeRead() {
        assertThatThrownBy(() -> ProgrammeFile.read(Path.of("nowhere.yaml")))
                .isInstanceOf(ProgrammeFile.Failure.class)
                .hasMessageContaining("nowhere.yaml");
    }

    @Test
    void tellsEachMistakeWithItsPlace() {
        var refused =
                Refusal.of(ErrorCode.PROGRAMME_INVALID, "The file has mistakes.")
                        .with(
                                "mistakes",
                                List.of(
                                        Map.of(
                                                "line",
                                                3,
                                                "column",
                                                5,
                                                "path",
                                                "/wallets/0",
                                                "detail",
                                                "A wallet has a code.")))
                        .asException();

        assertThat(ProgrammeFile.refused(Path.of("shop.yaml"), refused))
                .hasMessageContaining("shop.yaml")
                .hasMessageContaining("line 3, column 5, /wallets/0: A wallet has a code.");
    }
}
