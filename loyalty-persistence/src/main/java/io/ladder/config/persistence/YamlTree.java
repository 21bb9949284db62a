package io.ladder.config.persistence;

import io.ladder.config.ConfigReader;
import io.ladder.config.Mistake;
import io.ladder.config.Mistakes;
import io.ladder.config.Node;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;

/** Builds the tree of one document from YAML's events. */
final class YamlTree {
    private final Iterator<Event> events;
    private final Writing writing;
    private final List<Mistake> mistakes = new ArrayList<>();

    /**
     * The tree of a source.
     *
     * @param events of the source
     */
    YamlTree(String source, Iterator<Event> events) {
        this.events = events;
        this.writing = new Writing(source);
    }

    /** Ends reading at what YAML has and our files have not. */
    static final class Unsupported extends RuntimeException {
        private final transient Mistake mistake;

        Unsupported(Node.Mark at, String path, String detail) {
            super(detail, null, false, false);
            this.mistake = new Mistake(at.line(), at.column(), path, detail, null);
        }

        Mistake mistake() {
            return mistake;
        }
    }

    /** What YAML has and our files have not, as far as reading went on behind it. */
    List<Mistake> mistakes() {
        return mistakes;
    }

    private void mistake(Node.Mark at, String path, String detail) {
        if (mistakes.size() < Mistakes.COUNT_MAX) {
            mistakes.add(new Mistake(at.line(), at.column(), path, detail, null));
        }
    }

    Node root() {
        events.next();
        Event first = events.next();
        if (!(first instanceof DocumentStartEvent)) {
            throw new Unsupported(new Node.Mark(1, 1), "", "The file is empty.");
        }
        Node root = node(events.next(), "", 1);
        events.next();
        Event last = events.next();
        if (last instanceof DocumentStartEvent) {
            throw new Unsupported(at(last), "", "A file holds one document.");
        }
        return root;
    }

    private Node node(Event event, String path, int depth) {
        Node.Mark at = at(event);
        if (depth > ConfigReader.DEPTH_MAX) {
            throw new Unsupported(
                    at, path, "Nothing nests deeper than " + ConfigReader.DEPTH_MAX + " levels.");
        }
        if (event instanceof AliasEvent
                || (event instanceof NodeEvent named && named.getAnchor() != null)) {
            mistake(at, path, "Anchors and aliases are not used here.");
        }
        return switch (event) {
            case AliasEvent _ -> new Node.Unread(at);
            case ScalarEvent scalar -> {
                requireNoTag(scalar.getTag(), at, path);
                yield writing.scalar(scalar);
            }
            case SequenceStartEvent sequence -> {
                requireNoTag(sequence.getTag(), at, path);
                yield new Node.Sequence(items(path, depth), at);
            }
            case MappingStartEvent mapping -> {
                requireNoTag(mapping.getTag(), at, path);
                yield new Node.Mapping(entries(path, depth), at);
            }
            default -> throw new Unsupported(at, path, "A value is expected here.");
        };
    }

    private List<Node> items(String path, int depth) {
        var items = new ArrayList<Node>();
        Event next = events.next();
        while (!next.is(Event.ID.SequenceEnd)) {
            items.add(node(next, path + "/" + items.size(), depth + 1));
            next = events.next();
        }
        return items;
    }

    private List<Node.Entry> entries(String path, int depth) {
        var entries = new LinkedHashMap<String, Node.Entry>();
        Event next = events.next();
        while (!next.is(Event.ID.MappingEnd)) {
            Node name = node(next, path, depth + 1);
            if (name instanceof Node.Scalar key
                    && key.text().length() <= ConfigReader.KEY_LENGTH_MAX) {
                String inner = path + "/" + key.text().replace("~", "~0").replace("/", "~1");
                var entry =
                        new Node.Entry(key.text(), key.at(), node(events.next(), inner, depth + 1));
                Node.Entry before = entries.putIfAbsent(key.text(), entry);
                if (before != null) {
                    mistake(
                            key.at(),
                            inner,
                            "This field is there twice, also " + before.at().onLine() + ".");
                    Node both = both(before.value(), entry.value());
                    entries.put(key.text(), new Node.Entry(key.text(), before.at(), both));
                }
            } else {
                mistake(
                        at(next),
                        path,
                        name instanceof Node.Scalar
                                ? "The name of a field has at most "
                                        + ConfigReader.KEY_LENGTH_MAX
                                        + " characters."
                                : "The name of a field is text.");
                node(events.next(), path, depth + 1);
            }
            next = events.next();
        }
        return List.copyOf(entries.values());
    }

    /** What is said twice, so that what is in either of them can be checked. */
    private static Node both(Node one, Node other) {
        if (one instanceof Node.Sequence first && other instanceof Node.Sequence second) {
            var items = new ArrayList<>(first.items());
            items.addAll(second.items());
            return new Node.Sequence(items, first.at());
        }
        if (one instanceof Node.Mapping first && other instanceof Node.Mapping second) {
            var entries = new LinkedHashMap<String, Node.Entry>();
            first.entries().forEach(entry -> entries.put(entry.key(), entry));
            for (Node.Entry entry : second.entries()) {
                entries.merge(
                        entry.key(),
                        entry,
                        (before, again) ->
                                new Node.Entry(
                                        before.key(),
                                        before.at(),
                                        both(before.value(), again.value())));
            }
            return new Node.Mapping(List.copyOf(entries.values()), first.at());
        }
        return new Node.Unread(one.at());
    }

    private void requireNoTag(@Nullable String tag, Node.Mark at, String path) {
        if (tag != null) {
            mistake(at, path, "Tags are not used here.");
        }
    }

    private static Node.Mark at(Event event) {
        return YamlConfigReader.place(event.getStartMark());
    }
}
