package io.ladder.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.apitest.Api;
import io.ladder.apitest.ApiTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The document as it was reviewed. Run with {@code -Dexamples.write=true} to keep a new one, and
 * read the difference.
 */
@ApiTest
class OpenApiTests {
    private static final Path FILE = Path.of("src", "test", "resources", "openapi.json");
    private static final JsonMapper JSON = new JsonMapper();

    private final MockMvcTester http;

    OpenApiTests(@Autowired MockMvcTester http) {
        this.http = http;
    }

    @Test
    void promisesWhatWasReviewed() throws IOException {
        JsonNode document = Api.json(http.get().uri("/v3/api-docs").exchange());
        if (Boolean.getBoolean("examples.write")) {
            String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document);
            Files.writeString(FILE, text + "\n");
        }

        assertThat(document).isEqualTo(JSON.readTree(Files.readString(FILE)));
    }
}
