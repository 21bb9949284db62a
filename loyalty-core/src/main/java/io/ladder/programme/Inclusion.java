package io.ladder.programme;

import io.ladder.config.ConfigReader;
import io.ladder.config.ConfigReader.Parsed;
import io.ladder.config.Mistake;
import io.ladder.config.NearestName;
import io.ladder.config.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a bundle: a file and those that it includes. */
final class Inclusion {
    private static final String PATH = "/" + ProgrammeFiles.INCLUDE;

    private final ConfigReader reader;
    private final Map<String, String> texts;
    private final Map<String, Node.Mark> included = new LinkedHashMap<>();
    private final List<Mistake> mistakes = new ArrayList<>();

    /** Whether something is missing of which the rest may speak. */
    private boolean partial;

    /**
     * A reading.
     *
     * @param texts of all files, by their names
     */
    Inclusion(ConfigReader reader, Map<String, String> texts) {
        this.reader = reader;
        this.texts = texts;
    }

    /** What comes of it, beginning with a file. */
    Parsed parsed(String main) {
        Node whole = read(main, List.of());
        for (String name : texts.keySet()) {
            // Where something could not be included, it may be this.
            if (!included.containsKey(name) && !partial) {
                mistakes.add(new Mistake(1, 1, "", "No file includes this one.", null, name));
            }
        }
        return mistakes.isEmpty()
                ? new Parsed.Tree(whole)
                : new Parsed.Broken(mistakes, partial ? null : whole);
    }

    /**
     * Reads a file and those that it includes.
     *
     * @param chain of files that include it, the first one first
     */
    private Node read(String name, List<String> chain) {
        included.putIfAbsent(name, new Node.Mark(1, 1, name));
        Node root =
                switch (reader.read(texts.getOrDefault(name, ""))) {
                    case Parsed.Broken broken -> {
                        broken.mistakes().forEach(each -> mistakes.add(each.in(name)));
                        yield broken.rest();
                    }
                    case Parsed.Tree tree -> tree.root();
                };
        if (root == null) {
            partial = true;
            return new Node.Mapping(List.of(), new Node.Mark(1, 1, name));
        }
        Node marked = FileMarks.in(name, root);
        if (!(marked instanceof Node.Mapping mapping)) {
            wrong(marked.at(), "", "An object with named fields is expected here.", null);
            partial = true;
            return new Node.Mapping(List.of(), marked.at());
        }
        var longer = new ArrayList<>(chain);
        longer.add(name);
        return withIncluded(mapping, longer);
    }

    private void wrong(Node.Mark at, String path, String detail, @Nullable String suggestion) {
        mistakes.add(new Mistake(at.line(), at.column(), path, detail, suggestion, at.file()));
    }

    private Node withIncluded(Node.Mapping file, List<String> chain) {
        var own = new ArrayList<Node.Entry>();
        Node whole = new Node.Mapping(List.of(), file.at());
        for (Node.Entry entry : file.entries()) {
            if (!entry.key().equals(ProgrammeFiles.INCLUDE)) {
                own.add(entry);
                continue;
            }
            for (Node.Scalar each : names(entry)) {
                if (isIncludable(each, chain)) {
                    included.put(each.text(), each.at());
                    whole = joined("", whole, read(each.text(), chain));
                }
            }
        }
        return joined("", whole, new Node.Mapping(own, file.at()));
    }

    private List<Node.Scalar> names(Node.Entry include) {
        var names = new ArrayList<Node.Scalar>();
        if (include.value() instanceof Node.Sequence sequence) {
            for (Node item : sequence.items()) {
                if (item instanceof Node.Scalar name) {
                    names.add(name);
                }
            }
            if (names.size() == sequence.items().size()) {
                return names;
            }
        }
        wrong(include.value().at(), PATH, "A list of files is expected here.", null);
        partial = true;
        return names;
    }

    private boolean isIncludable(Node.Scalar name, List<String> chain) {
        if (chain.contains(name.text())) {
            String cycle =
                    String.join(" → ", chain.subList(chain.indexOf(name.text()), chain.size()));
            wrong(
                    name.at(),
                    PATH,
                    "Files include one another in a cycle: " + cycle + " → " + name.text() + ".",
                    null);
            return false;
        }
        if (!texts.containsKey(name.text())) {
            wrong(
                    name.at(),
                    PATH,
                    "There is no such file; there are: " + String.join(", ", texts.keySet()) + ".",
                    NearestName.of(name.text(), texts.keySet()));
            partial = true;
            return false;
        }
        Node.Mark before = included.get(name.text());
        if (before != null) {
            wrong(name.at(), PATH, "It is included already, " + before.onLine() + ".", null);
            return false;
        }
        if (chain.size() >= ProgrammeFiles.CHAIN_MAX) {
            wrong(
                    name.at(),
                    PATH,
                    "At most "
                            + ProgrammeFiles.CHAIN_MAX
                            + " files include one another in a chain.",
                    null);
            partial = true;
            return false;
        }
        return true;
    }

    private Node joined(String path, Node one, Node other) {
        if (one instanceof Node.Sequence first && other instanceof Node.Sequence second) {
            var items = new ArrayList<>(first.items());
            items.addAll(second.items());
            return new Node.Sequence(items, first.at());
        }
        if (!(one instanceof Node.Mapping first) || !(other instanceof Node.Mapping second)) {
            wrong(
                    other.at(),
                    path,
                    "This is said already, " + one.at().onLine() + "; it is said once.",
                    null);
            return new Node.Unread(one.at());
        }
        var entries = new LinkedHashMap<String, Node.Entry>();
        first.entries().forEach(entry -> entries.put(entry.key(), entry));
        for (Node.Entry entry : second.entries()) {
            Node.Entry before = entries.get(entry.key());
            if (before == null) {
                entries.put(entry.key(), entry);
            } else {
                String inner = path + "/" + entry.key().replace("~", "~0").replace("/", "~1");
                Node value = joined(inner, before.value(), entry.value());
                entries.put(entry.key(), new Node.Entry(entry.key(), before.at(), value));
            }
        }
        return new Node.Mapping(
                List.copyOf(entries.values()),
                first.entries().isEmpty() ? second.at() : first.at());
    }
}
