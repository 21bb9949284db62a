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
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files of a programme as one tree: a file by itself, or a {@linkplain FileBundle bundle}
 * of which one includes others. What included files say comes before what the file itself says, in
 * the order in which it names them. Lists are joined, and so are objects field by field; anything
 * else is said once.
 */
final class ProgrammeFiles {
    /** So many files a programme has. */
    static final int FILES_MAX = 32;

    /** So many files include one another in a chain, the first one counted. */
    static final int CHAIN_MAX = 8;

    /** The field that names files which a file includes. */
    static final String INCLUDE = "include";

    private static final Pattern NAME =
            Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_.-]*(/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*");

    private final ConfigReader reader;

    ProgrammeFiles(ConfigReader reader) {
        this.reader = reader;
    }

    /** Ends reading at a mistake. */
    private static final class Wrong extends RuntimeException {
        private final transient Mistake mistake;

        Wrong(Mistake mistake) {
            super(mistake.detail(), null, false, false);
            this.mistake = mistake;
        }

        Wrong(Node.Mark at, String path, String detail, @Nullable String suggestion) {
            this(new Mistake(at.line(), at.column(), path, detail, suggestion, at.file()));
        }
    }

    /** Reads a source: a file, or a bundle of them. */
    Parsed read(String source) {
        Parsed parsed = reader.read(source);
        if (!(parsed instanceof Parsed.Tree tree)) {
            return parsed;
        }
        try {
            Map<String, Node> fields = fields(tree.root());
            if (fields.get("files") instanceof Node.Mapping files && fields.containsKey("main")) {
                return new Parsed.Tree(bundle(files, fields));
            }
            Node include = fields.get(INCLUDE);
            if (include != null) {
                throw new Wrong(
                        include.at(),
                        "/" + INCLUDE,
                        "The files that it includes are sent with it, as a bundle.",
                        null);
            }
            return tree;
        } catch (Wrong wrong) {
            return new Parsed.Broken(wrong.mistake);
        }
    }

    private static Map<String, Node> fields(Node node) {
        var fields = new LinkedHashMap<String, Node>();
        if (node instanceof Node.Mapping mapping) {
            mapping.entries().forEach(entry -> fields.put(entry.key(), entry.value()));
        }
        return fields;
    }

    private Node bundle(Node.Mapping files, Map<String, Node> fields) {
        if (files.entries().size() > FILES_MAX) {
            throw new Wrong(
                    files.at(), "/files", "A programme has at most " + FILES_MAX + " files.", null);
        }
        var texts = new TreeMap<String, String>();
        for (Node.Entry entry : files.entries()) {
            if (!NAME.matcher(entry.key()).matches()
                    || !(entry.value() instanceof Node.Scalar text)) {
                throw new Wrong(
                        entry.at(),
                        "/files",
                        "A file has a name such as parts/rewards.yaml, and text.",
                        null);
            }
            texts.put(entry.key(), text.text());
        }
        Node main = fields.get("main");
        String name = main instanceof Node.Scalar scalar ? scalar.text() : "";
        if (main == null || !texts.containsKey(name)) {
            throw new Wrong(
                    main == null ? files.at() : main.at(),
                    "/main",
                    "One of the files is the first.",
                    NearestName.of(name, texts.keySet()));
        }
        var inclusion = new Inclusion(texts);
        Node whole = inclusion.read(name, List.of());
        inclusion.requireAllRead();
        return whole;
    }

    /** One reading of a bundle. */
    private final class Inclusion {
        private final Map<String, String> texts;
        private final Map<String, Node.Mark> included = new LinkedHashMap<>();

        Inclusion(Map<String, String> texts) {
            this.texts = texts;
        }

        void requireAllRead() {
            for (String name : texts.keySet()) {
                if (!included.containsKey(name)) {
                    throw new Wrong(
                            new Node.Mark(1, 1, name), "", "No file includes this one.", null);
                }
            }
        }

        /**
         * Reads a file and those that it includes.
         *
         * @param chain of files that include it, the first one first
         */
        Node read(String name, List<String> chain) {
            included.putIfAbsent(name, new Node.Mark(1, 1, name));
            String text = texts.getOrDefault(name, "");
            return switch (reader.read(text)) {
                case Parsed.Broken broken -> throw new Wrong(broken.mistake().in(name));
                case Parsed.Tree tree -> {
                    Node root = FileMarks.in(name, tree.root());
                    if (!(root instanceof Node.Mapping mapping)) {
                        throw new Wrong(
                                root.at(),
                                "",
                                "An object with named fields is expected here.",
                                null);
                    }
                    var longer = new ArrayList<>(chain);
                    longer.add(name);
                    yield withIncluded(mapping, longer);
                }
            };
        }

        private Node withIncluded(Node.Mapping file, List<String> chain) {
            var own = new ArrayList<Node.Entry>();
            Node whole = new Node.Mapping(List.of(), file.at());
            for (Node.Entry entry : file.entries()) {
                if (!entry.key().equals(INCLUDE)) {
                    own.add(entry);
                    continue;
                }
                for (Node.Scalar each : names(entry)) {
                    requireIncludable(each, chain);
                    included.put(each.text(), each.at());
                    whole = joined("", whole, read(each.text(), chain));
                }
            }
            return joined("", whole, new Node.Mapping(own, file.at()));
        }

        private static List<Node.Scalar> names(Node.Entry include) {
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
            throw new Wrong(
                    include.value().at(), "/" + INCLUDE, "A list of files is expected here.", null);
        }

        private void requireIncludable(Node.Scalar name, List<String> chain) {
            String path = "/" + INCLUDE;
            if (chain.contains(name.text())) {
                String cycle =
                        String.join(" → ", chain.subList(chain.indexOf(name.text()), chain.size()));
                throw new Wrong(
                        name.at(),
                        path,
                        "Files include one another in a cycle: "
                                + cycle
                                + " → "
                                + name.text()
                                + ".",
                        null);
            }
            if (!texts.containsKey(name.text())) {
                throw new Wrong(
                        name.at(),
                        path,
                        "There is no such file; there are: "
                                + String.join(", ", texts.keySet())
                                + ".",
                        NearestName.of(name.text(), texts.keySet()));
            }
            Node.Mark before = included.get(name.text());
            if (before != null) {
                throw new Wrong(
                        name.at(), path, "It is included already, " + before.onLine() + ".", null);
            }
            if (chain.size() >= CHAIN_MAX) {
                throw new Wrong(
                        name.at(),
                        path,
                        "At most " + CHAIN_MAX + " files include one another in a chain.",
                        null);
            }
        }
    }

    private static Node joined(String path, Node one, Node other) {
        if (one instanceof Node.Sequence first && other instanceof Node.Sequence second) {
            var items = new ArrayList<>(first.items());
            items.addAll(second.items());
            return new Node.Sequence(items, first.at());
        }
        if (!(one instanceof Node.Mapping first) || !(other instanceof Node.Mapping second)) {
            throw new Wrong(
                    other.at(),
                    path,
                    "This is said already, " + one.at().onLine() + "; it is said once.",
                    null);
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
