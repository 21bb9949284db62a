package io.ladder.cli;

import io.ladder.programme.FileBundle;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files of a programme in a folder, and as what the service takes and gives. */
final class ProgrammeFolder {
    private static final int FILES_MAX = 100;

    private final Path folder;

    /**
     * A folder.
     *
     * @param folder that no file is read from outside of, or written to, by links neither
     */
    ProgrammeFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /**
     * A file, or a bundle with all that it includes.
     *
     * @throws CommandFailure where one of them cannot be read, or lies outside of the folder
     */
    static String source(Path main) throws CommandFailure {
        Path parent = parent(main.toAbsolutePath());
        String name = Objects.requireNonNull(main.getFileName()).toString();
        var files = new TreeMap<String, String>();
        new ProgrammeFolder(parent).collect(name, main, files);
        String text = Objects.requireNonNull(files.get(name));
        return included(text).isEmpty() ? text : new FileBundle(name, files).text();
    }

    private void collect(String name, Path file, Map<String, String> files) throws CommandFailure {
        if (files.containsKey(name)) {
            return;
        }
        if (files.size() == FILES_MAX) {
            throw failure("more than " + FILES_MAX + " files are included");
        }
        String text = text(file);
        files.put(name, text);
        for (String included : included(text)) {
            Path part = inside(included);
            if (Files.isRegularFile(part)) {
                collect(included, part, files);
            }
        }
    }

    /** A file of the folder; what is not there the service tells with its place. */
    private Path inside(String name) throws CommandFailure {
        Path file = folder.resolve(name).normalize();
        if (!file.startsWith(folder) || file.equals(folder)) {
            throw outside(name);
        }
        for (Path part = file; !folder.equals(part); part = parent(part)) {
            if (Files.isSymbolicLink(part) && !leadsInside(part)) {
                throw outside(name);
            }
        }
        return file;
    }

    /** Whether a link ends in the folder; one that leads nowhere might end anywhere. */
    private boolean leadsInside(Path link) throws CommandFailure {
        try {
            return link.toRealPath().startsWith(folder.toRealPath());
        } catch (IOException nowhere) {
            throw failure("the link " + link + " leads nowhere");
        }
    }

    private static Path parent(Path file) {
        return Objects.requireNonNull(file.getParent());
    }

    private CommandFailure outside(String name) {
        return failure("the file " + name + " is outside of " + folder);
    }

    private static String text(Path file) throws CommandFailure {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException broken) {
            throw failure(file + " is not written in UTF-8");
        } catch (IOException unreadable) {
            throw failure("cannot read " + file);
        }
    }

    /** The files that one includes; none where it cannot be read, which the service tells. */
    private static List<String> included(String text) {
        var names = new ArrayList<String>();
        try {
            Node root = new Yaml().compose(new StringReader(text));
            if (root instanceof MappingNode mapping) {
                for (NodeTuple field : mapping.getValue()) {
                    if (field.getKeyNode() instanceof ScalarNode key
                            && key.getValue().equals("include")
                            && field.getValueNode() instanceof SequenceNode list) {
                        for (Node item : list.getValue()) {
                            if (item instanceof ScalarNode name) {
                                names.add(name.getValue());
                            }
                        }
                    }
                }
            }
        } catch (YAMLException broken) {
            return List.of();
        }
        return names;
    }

    /** The files of a bundle that the service gave; none where it gave a single file. */
    static Map<String, String> filesOf(String source) {
        var files = new TreeMap<String, String>();
        if (FileBundle.is(source)) {
            JsonNode bundle = new JsonMapper().readTree(source);
            bundle.path("files")
                    .properties()
                    .forEach(file -> files.put(file.getKey(), file.getValue().asString()));
        }
        return files;
    }

    /** Writes files, in folders of their own where their names say so. */
    void write(Map<String, String> files) throws CommandFailure {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path target = inside(file.getKey());
            try {
                Files.createDirectories(parent(target));
                Files.writeString(target, file.getValue());
            } catch (IOException unwritable) {
                throw failure("cannot write " + target);
            }
        }
    }

    private static CommandFailure failure(String message) {
        return new CommandFailure(ServiceClient.FAILED, message);
    }
}
