package io.ladder.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** That the bench works; how fast anything is cannot be told on a machine that builds. */
class BenchTest {

    @Test
    @Timeout(900)
    void measuresEveryFigureByItsName() throws Exception {
        Results results = Bench.run(Options.of("--short"));

        var report = new Report(results);
        String tables = report.tables();
        String json = report.json();
        assertThat(Arrays.stream(Goal.values()).map(Goal::figureName))
                .containsExactly(
                        "till_over_floor_64",
                        "till_over_floor_256",
                        "import_over_floor",
                        "till_latency_over_floor_1",
                        "till_p99_over_floor_half",
                        "till_full_over_empty",
                        "till_heavy_over_new_member",
                        "hot_member_over_floor",
                        "hot_budget_over_none",
                        "till_100_rules_over_1",
                        "decision_micros",
                        "expiry_over_import",
                        "till_p99_during_expiry",
                        "heap_mb")
                .allSatisfy(name -> {
                    assertThat(tables).contains("| `" + name + "` |");
                    assertThat(json).containsPattern("\"" + name + "\": \\d+\\.\\d+");
                });
        assertThat(tables)
                .doesNotContain("not measured")
                .contains("Floor and till wrote the same", "The full database has");
    }
}
