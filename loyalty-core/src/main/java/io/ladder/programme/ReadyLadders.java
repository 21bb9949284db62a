package io.ladder.programme;

import io.ladder.config.ConfigReader;
import io.ladder.config.Fields;
import io.ladder.config.Mistakes;
import io.ladder.config.Names;
import io.ladder.config.Value;
import io.ladder.tier.Rung;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Ladders that a programme file can use by name; each is a resource beside this class. */
final class ReadyLadders {
    static final List<String> NAMES =
            List.of("loyalty-ladder", "satisfaction-ladder", "commitment-ladder");

    private final ConfigReader reader;
    private final Map<String, List<Rung>> read = new ConcurrentHashMap<>();

    ReadyLadders(ConfigReader reader) {
        this.reader = reader;
    }

    /** The rungs of the ready ladder of that name. */
    List<Rung> rungs(String name) {
        return read.computeIfAbsent(name, this::load);
    }

    private List<Rung> load(String name) {
        var mistakes = new Mistakes();
        return switch (reader.read(text(name))) {
            case ConfigReader.Parsed.Tree tree -> {
                Fields fields = Value.root(tree.root(), mistakes).fields();
                List<Rung> rungs =
                        LadderReader.rungs(
                                fields,
                                new CriterionReader(Map.of(), Names.of(List.of())),
                                new UniqueIds("rung"));
                fields.done();
                if (!mistakes.none()) {
                    throw new IllegalStateException(name + ": " + mistakes.list());
                }
                yield rungs;
            }
            case ConfigReader.Parsed.Broken broken ->
                    throw new IllegalStateException(name + ": " + broken.mistakes());
        };
    }

    private static String text(String name) {
        try (InputStream resource = ReadyLadders.class.getResourceAsStream(name + ".yaml")) {
            if (resource == null) {
                throw new IllegalStateException("there is no ready ladder " + name);
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
