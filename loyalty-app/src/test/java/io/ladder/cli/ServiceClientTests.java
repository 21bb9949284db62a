package io.ladder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a command says where the service is at fault. */
class ServiceClientTests {
    @SuppressWarnings("NullAway.Init")
    private HttpServer server;

    @SuppressWarnings("NullAway.Init")
    private URI url;

    @BeforeEach
    void starts() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        url = URI.create("http://localhost:" + server.getAddress().getPort());
        server.start();
    }

    @AfterEach
    void stops() {
        server.stop(0);
    }

    private String saidOf(int status, @Nullable String retryAfter, String body) throws Exception {
        var context =
                server.createContext(
                        "/v1/programme",
                        exchange -> {
                            if (retryAfter != null) {
                                exchange.getResponseHeaders().set("Retry-After", retryAfter);
                            }
                            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                            exchange.sendResponseHeaders(
                                    status, bytes.length == 0 ? -1 : bytes.length);
                            exchange.getResponseBody().write(bytes);
                            exchange.close();
                        });
        try (var client = new ServiceClient(new Connection(url, "lk_test_1"))) {
            client.call(client.request("/v1/programme").GET().build());
            throw new AssertionError("the service was at fault");
        } catch (IOException fault) {
            try (var client = new ServiceClient(new Connection(url, "lk_test_1"))) {
                return String.valueOf(client.unreachable(fault).getMessage());
            }
        } finally {
            server.removeContext(context);
        }
    }

    @Test
    void tellsWhyTheServiceFailsAndWhenToTryAgain() throws Exception {
        String busy =
                "{\"status\":503,\"detail\":\"Bookings take long; try again.\",\"request_id\":\"req_1\"}";

        assertThat(saidOf(503, "5", busy))
                .isEqualTo(
                        url
                                + " fails with 503: Bookings take long; try again. (request req_1);"
                                + " try again in 5 seconds");
        assertThat(saidOf(500, null, "{\"detail\":\"Something broke.\"}"))
                .isEqualTo(url + " fails with 500: Something broke.");
    }

    @Test
    void saysNoMoreThanTheStatusOfWhatAProxyAnswers() throws Exception {
        assertThat(saidOf(502, "Wed, 21 Oct 2026 07:28:00 GMT", "<html>Bad gateway</html>"))
                .isEqualTo(url + " fails with 502");
        assertThat(saidOf(503, null, "")).isEqualTo(url + " fails with 503");
    }

    @Test
    void saysThatNothingAnswers() throws Exception {
        server.stop(0);
        try (var client = new ServiceClient(new Connection(url, "lk_test_1"))) {
            client.call(client.request("/v1/programme").GET().build());
            throw new AssertionError("nothing answers");
        } catch (IOException silence) {
            try (var client = new ServiceClient(new Connection(url, "lk_test_1"))) {
                assertThat(client.unreachable(silence))
                        .hasMessageContaining("nothing answers at " + url);
            }
        }
    }
}
