package io.ladder.apitest;

import io.ladder.config.ConfigReader;
import io.ladder.config.Mistake;
import io.ladder.config.Node;
import java.io.StringReader;
import java.util.List;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads YAML plainly, for tests that are about something else. */
final class SnakeYamlReader implements ConfigReader {
    @Override
    public Parsed read(String source) {
        try {
            return new Parsed.Tree(node(new Yaml().compose(new StringReader(source))));
        } catch (MarkedYAMLException broken) {
            Node.Mark at = mark(broken.getProblemMark());
            return new Parsed.Broken(
                    new Mistake(at.line(), at.column(), "", "This is no YAML.", null));
        }
    }

    private static Node node(org.yaml.snakeyaml.nodes.Node node) {
        Node.Mark at = mark(node.getStartMark());
        return switch (node) {
            case ScalarNode scalar ->
                    new Node.Scalar(
                            scalar.getValue(),
                            scalar.getScalarStyle() != DumperOptions.ScalarStyle.PLAIN,
                            at);
            case SequenceNode sequence ->
                    new Node.Sequence(
                            sequence.getValue().stream().map(SnakeYamlReader::node).toList(), at);
            case MappingNode mapping -> new Node.Mapping(entries(mapping), at);
            default -> throw new IllegalArgumentException("an anchor");
        };
    }

    private static List<Node.Entry> entries(MappingNode mapping) {
        return mapping.getValue().stream().map(SnakeYamlReader::entry).toList();
    }

    private static Node.Entry entry(NodeTuple field) {
        var key = (ScalarNode) field.getKeyNode();
        return new Node.Entry(key.getValue(), mark(key.getStartMark()), node(field.getValueNode()));
    }

    private static Node.Mark mark(Mark mark) {
        return new Node.Mark(mark.getLine() + 1, mark.getColumn() + 1);
    }
}
