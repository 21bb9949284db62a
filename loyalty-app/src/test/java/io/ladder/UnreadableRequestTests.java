package io.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What requests get that the server refuses before the application sees them. */
class UnreadableRequestTests extends DemoService {

    private String answer(String request) throws IOException {
        URI address = URI.create(address());
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String get(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/members/external:a%2Fb",
                "/v1/members/external:a%5Cb",
                "/v1/members/external:%zz",
                "/v1/members/{id}"
            })
    void getAProblemForAPathThatCannotBeRead(String path) throws IOException {
        assertThat(answer(get(path)))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json")
                .contains("\"code\":\"malformed_request\"")
                .doesNotContain("<html");
    }

    @Test
    void getAProblemForALineThatIsTooLong() throws IOException {
        assertThat(answer(get("/v1/members?card=" + "1".repeat(20_000))))
                .startsWith("HTTP/1.1 4")
                .contains("\"code\":\"malformed_request\"")
                .doesNotContain("<html");
    }
}
