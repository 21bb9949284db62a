package io.ladder.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ladder.access.ApiKey;
import io.ladder.access.ApiKeys;
import io.ladder.access.Scope;
import io.ladder.setup.ProgrammeFile;
import io.ladder.setup.TenantOpening;
import io.ladder.shared.LoyaltyException;
import io.ladder.testkit.TestDatabase;
import io.ladder.testkit.TestPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The service as a newcomer starts it, but on the database of the tests. */
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(
        classes = io.ladder.LadderApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("dev")
@DirtiesContext
class DemoTenantTests {
    @TempDir private static Path data;

    private final TenantOpening openings;
    private final ApiKeys keys;
    private final JdbcClient database;
    private final DemoTenant demo;

    @Autowired
    DemoTenantTests(TenantOpening openings, ApiKeys keys, JdbcClient database, DemoTenant demo) {
        this.demo = demo;
        this.openings = openings;
        this.keys = keys;
        this.database = database;
    }

    @DynamicPropertySource
    static void configure(DynamicPropertyRegistry properties) {
        TestDatabase fresh = TestPostgres.freshDatabase(TestPostgres.Commit.RELAXED);
        fresh.settings().forEach((name, value) -> properties.add(name, () -> value));
        properties.add("ladder.dev.data", data::toString);
    }

    @Test
    void printsCallsThatWorkAsTheyStand(CapturedOutput output)
            throws IOException, InterruptedException {
        List<String> calls =
                output.getOut().lines().filter(line -> line.startsWith("curl ")).toList();

        assertThat(calls).hasSize(3);
        for (String call : calls) {
            var process =
                    new ProcessBuilder("bash", "-c", call + " --fail-with-body")
                            .redirectErrorStream(true)
                            .start();
            String answer =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(answer).isZero();
        }
    }

    @Test
    void keepsTheKeyThatItPrinted(CapturedOutput output) throws IOException {
        String key = Files.readString(data.resolve("demo-key")).strip();

        assertThat(output.getOut()).contains("Test key    " + key);
        ApiKey found = Objects.requireNonNull(keys.find(ApiKey.hash(key)));
        assertThat(found.tenant()).isEqualTo(DemoTenant.ID);
        assertThat(found.scopes()).containsExactlyInAnyOrder(Scope.values());
    }

    @Test
    void makesAnotherKeyInPlaceOfOneThatWasRevoked() {
        var file = DemoKeyFile.in(data);
        String printed = Objects.requireNonNull(file.read());
        String revoked = openings.newKey(true);
        openings.addKey(DemoTenant.ID, revoked, "revoked");
        ApiKey found = Objects.requireNonNull(keys.find(ApiKey.hash(revoked)));
        keys.revoke(DemoTenant.ID, found.id(), Instant.EPOCH);
        file.write(revoked);
        try {
            String another = demo.key();

            assertThat(another).isNotEqualTo(revoked).isEqualTo(file.read());
            assertThat(keys.find(ApiKey.hash(another))).isNotNull();
            assertThat(keys.find(ApiKey.hash(revoked))).isNull();
        } finally {
            file.write(printed);
        }
    }

    @Test
    void leavesTheTenantAloneOnFurtherStarts() {
        assertThat(openings.openOnce(DemoTenant.ID, "Demo", true, ProgrammeFile.demo())).isFalse();
    }

    @Test
    void opensATenantWhollyOrNotAtAll() {
        assertThatThrownBy(() -> openings.open("broken", false, "goal: none"))
                .isInstanceOf(LoyaltyException.class);
        assertThat(tenants("broken")).isZero();

        var opened = openings.open("sound", false, ProgrammeFile.demo());
        assertThat(tenants("sound")).isEqualTo(1);
        assertThat(opened.key()).startsWith(ApiKey.LIVE_PREFIX);
        assertThat(Objects.requireNonNull(keys.find(ApiKey.hash(opened.key()))).tenant())
                .isEqualTo(opened.tenant());
    }

    private int tenants(String name) {
        return database.sql("select count(*) from tenant where name = ?")
                .param(name)
                .query(Integer.class)
                .single();
    }
}
