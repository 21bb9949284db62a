package io.ladder.config.persistence;

import io.ladder.config.ConfigReader;
import io.ladder.config.Mistake;
import io.ladder.config.Node;
import java.io.StringReader;
import java.util.Iterator;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.Event;

/** Reads YAML event by event, so that no object is ever made of what a file says. */
@Component
final class YamlConfigReader implements ConfigReader {

    @Override
    public Parsed read(String source) {
        if (source.length() > LENGTH_MAX) {
            return broken(1, 1, "A file has at most " + LENGTH_MAX + " characters.");
        }
        try {
            Iterator<Event> events =
                    new Yaml(new LoaderOptions()).parse(new StringReader(source)).iterator();
            var tree = new YamlTree(source, events);
            Node root = tree.root();
            return tree.mistakes().isEmpty()
                    ? new Parsed.Tree(root)
                    : new Parsed.Broken(tree.mistakes(), root);
        } catch (YamlTree.Unsupported unsupported) {
            return new Parsed.Broken(unsupported.mistake());
        } catch (MarkedYAMLException malformed) {
            Mark mark = malformed.getProblemMark();
            return mark == null
                    ? broken(1, 1, detail(malformed.getProblem()))
                    : broken(
                            mark.getLine() + 1,
                            mark.getColumn() + 1,
                            detail(malformed.getProblem()));
        } catch (YAMLException malformed) {
            return broken(1, 1, detail(malformed.getMessage()));
        }
    }

    private static String detail(@org.jspecify.annotations.Nullable String problem) {
        return "This is no YAML: " + (problem == null ? "it cannot be read" : problem) + ".";
    }

    private static Parsed broken(int line, int column, String detail) {
        return new Parsed.Broken(new Mistake(line, column, "", detail, null));
    }

    static Node.Mark place(Mark mark) {
        return new Node.Mark(mark.getLine() + 1, mark.getColumn() + 1);
    }
}
