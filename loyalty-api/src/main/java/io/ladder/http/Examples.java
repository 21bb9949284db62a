package io.ladder.http;

import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The examples of the document: requests that were sent and answers that came back, as files. */
final class Examples {
    private static final String FOLDER = "/examples/";

    private final JsonMapper json = new JsonMapper();

    /** Shows the requests of an operation. */
    void showRequests(@Nullable Content content, String operation, @Nullable AlsoShown also) {
        show(content, operation, ".request", also);
    }

    /** Shows the answers of an operation. */
    void showAnswers(@Nullable Content content, String operation, @Nullable AlsoShown also) {
        show(content, operation, ".answer", also);
    }

    private void show(
            @Nullable Content content, String operation, String what, @Nullable AlsoShown also) {
        Object first = read(operation + what);
        if (content == null || first == null) {
            return;
        }
        var named = new LinkedHashMap<String, Object>();
        if (also != null) {
            named.put(also.first(), first);
            for (String name : also.others()) {
                Object other = read(operation + "." + name + what);
                if (other != null) {
                    named.put(name, other);
                }
            }
        }
        for (MediaType media : content.values()) {
            if (named.size() < 2) {
                media.setExample(first);
            } else {
                for (Map.Entry<String, Object> each : named.entrySet()) {
                    media.addExamples(each.getKey(), new Example().value(each.getValue()));
                }
            }
        }
    }

    private @Nullable Object read(String name) {
        String text = text(name + ".json");
        return text == null ? text(name + ".yaml") : json.readValue(text, Object.class);
    }

    private static @Nullable String text(String name) {
        try (InputStream resource = Examples.class.getResourceAsStream(FOLDER + name)) {
            return resource == null
                    ? null
                    : new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
