package io.ladder.cli;

import io.ladder.dev.DemoKeyFile;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which service a command calls, and as whom.
 *
 * @param url of the service, without a slash at its end
 */
record Connection(URI url, String key) {
    static final String URL_DEFAULT = "http://localhost:8080";
    static final String KEY_VARIABLE = "LADDER_KEY";
    private static final String DATA_PROPERTY = "ladder.dev.data";
    private static final String DATA_DEFAULT = ".ladder/data";

    /**
     * What was given, or else the service of {@code ./ladder dev} and its demo key.
     *
     * @throws CommandFailure where the address is none, or no key is to be found
     */
    static Connection of(
            @Nullable String url, @Nullable String key, Map<String, String> environment)
            throws CommandFailure {
        String given = key == null ? environment.get(KEY_VARIABLE) : key;
        return new Connection(
                service(url == null ? URL_DEFAULT : url),
                given == null || given.isBlank() ? demoKey() : given.strip());
    }

    private static URI service(String url) throws CommandFailure {
        try {
            URI service = URI.create(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
            boolean web =
                    "http".equalsIgnoreCase(service.getScheme())
                            || "https".equalsIgnoreCase(service.getScheme());
            if (web && service.getHost() != null) {
                return service;
            }
        } catch (IllegalArgumentException none) {
            throw new CommandFailure(
                    ServiceClient.FAILED,
                    "--url " + url + " is no address: " + none.getMessage() + ".");
        }
        throw new CommandFailure(
                ServiceClient.FAILED,
                "--url " + url + " is no address such as " + URL_DEFAULT + ".");
    }

    private static String demoKey() throws CommandFailure {
        Path data = Path.of(System.getProperty(DATA_PROPERTY, DATA_DEFAULT));
        String key = DemoKeyFile.in(data).read();
        if (key == null) {
            throw new CommandFailure(
                    ServiceClient.FAILED,
                    "which key? Start ./ladder dev, which makes one, or give --key KEY, or set "
                            + KEY_VARIABLE);
        }
        return key;
    }
}
