package io.ladder.journal;

import org.jspecify.annotations.Nullable;

/**
 * Writes down what a caller asked for, so that a repetition can be told from another request under
 * the same key. Absent parts leave no trace: a part that later versions add does not change the
 * content of requests that never had it.
 */
public final class Content {
    private final StringBuilder text = new StringBuilder(128);

    /** Starts the content of a request of that kind. */
    public static Content of(String kind) {
        var content = new Content();
        content.text.append(kind);
        return content;
    }

    private Content() {}

    /** Adds a part, if it is there. */
    public Content with(String name, @Nullable Object value) {
        if (value != null) {
            String written = value.toString();
            text.append('\n').append(name).append(':').append(written.length()).append(':');
            text.append(written);
        }
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
