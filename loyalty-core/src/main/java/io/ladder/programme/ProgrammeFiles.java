package io.ladder.programme;

import io.ladder.config.ConfigReader;
import io.ladder.config.ConfigReader.Parsed;
import io.ladder.config.Mistake;
import io.ladder.config.NearestName;
import io.ladder.config.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

    /** Ends reading at a mistake that leaves nothing to be read. */
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
        Node root =
                switch (parsed) {
                    case Parsed.Tree tree -> tree.root();
                    case Parsed.Broken broken -> broken.rest();
                };
        try {
            Map<String, Node> fields = root == null ? Map.of() : fields(root);
            if (parsed instanceof Parsed.Tree
                    && fields.get("files") instanceof Node.Mapping files
                    && fields.containsKey("main")) {
                return bundle(files, fields);
            }
            Node include = fields.get(INCLUDE);
            if (include != null) {
                throw new Wrong(
                        include.at(),
                        "/" + INCLUDE,
                        "The files that it includes are sent with it, as a bundle.",
                        null);
            }
            return parsed;
        } catch (Wrong wrong) {
            return broken(parsed, wrong.mistake);
        }
    }

    private static Parsed broken(Parsed parsed, Mistake mistake) {
        var mistakes = new ArrayList<Mistake>();
        if (parsed instanceof Parsed.Broken broken) {
            mistakes.addAll(broken.mistakes());
        }
        mistakes.add(mistake);
        return new Parsed.Broken(mistakes, null);
    }

    private static Map<String, Node> fields(Node node) {
        var fields = new LinkedHashMap<String, Node>();
        if (node instanceof Node.Mapping mapping) {
            mapping.entries().forEach(entry -> fields.put(entry.key(), entry.value()));
        }
        return fields;
    }

    private Parsed bundle(Node.Mapping files, Map<String, Node> fields) {
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
        var inclusion = new Inclusion(reader, texts);
        return inclusion.parsed(name);
    }
}
