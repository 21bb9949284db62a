package io.ladder;

import io.ladder.testkit.TestDatabase;
import io.ladder.testkit.TestPostgres;
import java.nio.file.Path;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The service as {@code ./ladder dev} starts it, once for all tests that extend this. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("dev")
abstract class DemoService {
    /** Where somebody stands who has started the service. */
    static final Path FOLDER = Path.of("target", "demo-service").toAbsolutePath();

    @LocalServerPort private int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        TestDatabase database = TestPostgres.freshDatabase();
        database.settings().forEach((name, value) -> registry.add(name, () -> value));
        registry.add("ladder.dev.data", () -> FOLDER.resolve(".ladder/data"));
    }

    String address() {
        return "http://localhost:" + port;
    }
}
