package io.ladder.wording.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.apitest.ApiTest;
import io.ladder.apitest.TestKeys;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ApiTest
@TestPropertySource(properties = "books=of names")
class NameControllerTests {
    private final MockMvcTester http;

    NameControllerTests(@Autowired MockMvcTester http) {
        this.http = http;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "de|de|Das Café an der Ecke|Punkte|Stammgast|Ein Filterkaffee|supporter",
                "fr, de-AT;q=0.8, en;q=0.5|de|Das Café an der Ecke|Punkte|Stammgast|Ein Filterkaffee|supporter",
                "pt-BR|pt-BR|The corner café|Pontos|client|A filter coffee|supporter",
                "pt||The corner café|Points|client|A filter coffee|supporter",
                "fr||The corner café|Points|client|A filter coffee|supporter",
                "not a language;;||The corner café|Points|client|A filter coffee|supporter",
                "*||The corner café|Points|client|A filter coffee|supporter",
            })
    void tellsNamesInTheLanguageThatIsUnderstoodBest(
            String accepted,
            String language,
            String programme,
            String points,
            String client,
            String coffee,
            String supporter)
            throws Exception {
        JsonNode names =
                JsonMapper.shared()
                        .readTree(
                                http.get()
                                        .uri("/v1/programme/names")
                                        .header("Authorization", "Bearer " + TestKeys.ALL)
                                        .header("Accept-Language", accepted)
                                        .exchange()
                                        .getResponse()
                                        .getContentAsByteArray());

        assertThat(names.path("language").asString(null)).isEqualTo(language);
        assertThat(names.path("languages").toString()).isEqualTo("[\"de\",\"pt-BR\"]");
        assertThat(names.path("programme").asString()).isEqualTo(programme);
        assertThat(names.at("/wallets/points").asString()).isEqualTo(points);
        assertThat(names.at("/rungs/loyalty/client").asString()).isEqualTo(client);
        assertThat(names.at("/rungs/loyalty/supporter").asString()).isEqualTo(supporter);
        assertThat(names.at("/rewards/filter-coffee/name").asString()).isEqualTo(coffee);
        assertThat(names.at("/rewards/reading-room/value").asString())
                .isEqualTo("a quiet table for an hour");
    }
}
