package io.ladder.cli;

import io.ladder.config.ConfigReader;
import io.ladder.config.Mistake;
import io.ladder.programme.ValidateProgramme;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Starts a programme file from one of the gallery by asking a few questions. The answers take the
 * place of what the file says; its rules, and what is written beside them, stay.
 */
final class NewProgramme {
    private static final String GALLERY = "classpath:programmes/";
    private static final String SCHEMA = "programme.schema.json";
    private static final int TRIES_MAX = 3;

    private static final String READER = "io.ladder.config.persistence";
    private static final String CURRENCY = "currency";

    private static final List<Question> QUESTIONS =
            List.of(
                    new Question("programme/name", "What is it called?"),
                    new Question("programme/id", "Its id, in small letters, digits and hyphens?"),
                    new Question("goal", "What is it to reach, so that it shows?"),
                    new Question("key_factor", "What makes people come back?"),
                    new Question("qualifies", "Who may take part?"),
                    new Question(CURRENCY, "In which currency, such as EUR?"),
                    new Question("time_zone", "In which time zone, such as Europe/Berlin?"),
                    new Question("budget", "What may it cost?"),
                    new Question("review_on", "On which day is it reviewed, such as 2031-10-01?"));

    private final BufferedReader in;
    private final PrintStream out;
    private final Path folder;

    /**
     * A dialogue.
     *
     * @param folder where the file goes
     */
    NewProgramme(BufferedReader in, PrintStream out, Path folder) {
        this.in = in;
        this.out = out;
        this.folder = folder;
    }

    /** What takes the place of a field, where the file has it. */
    private record Question(String path, String words) {}

    /** Text in the place of other text. */
    private record Edit(int from, int to, String text) {}

    /** Does what the arguments behind {@code programme} say; it needs no service. */
    static int run(String[] args) throws CommandFailure {
        @Nullable String name = null;
        @Nullable Path file = null;
        for (int index = 1; index < args.length; index++) {
            if (args[index].equals("--out") && index + 1 < args.length) {
                file = Path.of(args[++index]);
            } else if (name == null && !args[index].startsWith("-")) {
                name = args[index];
            } else {
                throw new CommandFailure(
                        ServiceClient.FAILED,
                        "programme new does not know "
                                + args[index]
                                + ".\n"
                                + ProgrammeArguments.USAGE);
            }
        }
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try {
            return new NewProgramme(in, out, Path.of("")).start(name, file);
        } catch (IOException failure) {
            throw new CommandFailure(ServiceClient.FAILED, String.valueOf(failure.getMessage()));
        }
    }

    /**
     * Asks and writes the file.
     *
     * @param name of the gallery; null to be asked
     * @param file where to; null for one that is called like the programme's id
     */
    int start(@Nullable String name, @Nullable Path file) throws CommandFailure, IOException {
        Map<String, Resource> gallery = gallery();
        String chosen = name == null ? choose(gallery) : name;
        Resource resource = gallery.get(chosen);
        if (resource == null) {
            throw failure(
                    "the gallery has no "
                            + chosen
                            + "; it has "
                            + String.join(", ", gallery.keySet()));
        }
        String source = text(resource);
        var answers = new TreeMap<String, String>();
        String filled = filled(source, answers);
        Path target = file == null ? folder.resolve(answers.get("programme/id") + ".yaml") : file;
        write(target, filled);
        out.println("It is in " + target + ". Its rules and figures are those of " + chosen + ".");
        out.println("Next: ./ladder programme validate " + target);
        return 0;
    }

    /** Those that have a story. */
    private static Map<String, Resource> gallery() throws IOException {
        var gallery = new TreeMap<String, Resource>();
        var resolver = new PathMatchingResourcePatternResolver();
        for (Resource story : resolver.getResources(GALLERY + "*.story")) {
            String file = String.valueOf(story.getFilename()).replace(".story", ".yaml");
            gallery.put(file.replace(".yaml", ""), resolver.getResource(GALLERY + file));
        }
        return gallery;
    }

    private String choose(Map<String, Resource> gallery) throws IOException {
        for (Map.Entry<String, Resource> each : gallery.entrySet()) {
            // The first line names the schema, the second says what the file is.
            String about = text(each.getValue()).lines().skip(1).findFirst().orElse("");
            out.printf("%-22s %s%n", each.getKey(), about.replaceFirst("^#\\s*", ""));
        }
        out.print("Which one is it to begin with? ");
        out.flush();
        String line = in.readLine();
        return line == null ? "" : line.strip();
    }

    private static String text(Resource resource) throws IOException {
        try (InputStream stream = resource.getInputStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The file with all answers in it, none of which makes a mistake of it. */
    private String filled(String source, Map<String, String> answers)
            throws CommandFailure, IOException {
        Node root = new Yaml().compose(new StringReader(source));
        var edits = new ArrayList<Edit>();
        try (var context = new AnnotationConfigApplicationContext(READER)) {
            var validation = new ValidateProgramme(context.getBean(ConfigReader.class));
            for (Question question : QUESTIONS) {
                ScalarNode field = field(root, question.path);
                if (field != null) {
                    answers.put(question.path, answer(question, field, source, edits, validation));
                }
            }
        }
        return edited(source, edits);
    }

    /** What somebody answers; an empty line, and the end of all lines, leave what is there. */
    private String answer(
            Question question,
            ScalarNode field,
            String source,
            List<Edit> edits,
            ValidateProgramme validation)
            throws CommandFailure, IOException {
        String there = field.getValue();
        for (int attempt = 0; attempt < TRIES_MAX; attempt++) {
            out.print(question.words + " [" + there + "] ");
            out.flush();
            String line = in.readLine();
            String answer = line == null ? "" : line.strip();
            if (answer.isEmpty() || answer.equals(there)) {
                return there;
            }
            edits.add(
                    new Edit(
                            field.getStartMark().getIndex(),
                            field.getEndMark().getIndex(),
                            quoted(answer)));
            List<String> mistakes = mistakes(question, answer, there);
            if (mistakes.isEmpty()) {
                mistakes =
                        validation.validate(edited(source, edits)).stream()
                                .map(Mistake::detail)
                                .toList();
            }
            if (mistakes.isEmpty()) {
                return answer;
            }
            edits.removeLast();
            out.println("That is not one. " + mistakes.getFirst());
        }
        throw failure("no answer to: " + question.words);
    }

    /** Figures in the smallest unit of money would become others with other decimals. */
    private static List<String> mistakes(Question question, String answer, String there) {
        int decimals = decimals(there);
        return question.path.equals(CURRENCY) && isCurrency(answer) && decimals(answer) != decimals
                ? List.of(
                        "The figures of the file are for a currency of "
                                + decimals
                                + " decimals, such as "
                                + there
                                + ".")
                : List.of();
    }

    private static int decimals(String currency) {
        return isCurrency(currency) ? Currency.getInstance(currency).getDefaultFractionDigits() : 0;
    }

    private static String edited(String source, List<Edit> edits) {
        // Marks count characters, not the halves of those outside of the basic plane.
        int[] letters = source.codePoints().toArray();
        var text = new StringBuilder(source);
        for (Edit edit :
                edits.stream().sorted(Comparator.comparingInt(Edit::from).reversed()).toList()) {
            int from = new String(letters, 0, edit.from).length();
            int to = new String(letters, 0, edit.to).length();
            text.replace(from, to, edit.text);
        }
        return text.toString();
    }

    private static @Nullable ScalarNode field(Node root, String path) {
        Node at = root;
        for (String name : path.split("/", -1)) {
            Node next = null;
            if (at instanceof MappingNode mapping) {
                for (NodeTuple each : mapping.getValue()) {
                    if (each.getKeyNode() instanceof ScalarNode key
                            && key.getValue().equals(name)) {
                        next = each.getValueNode();
                    }
                }
            }
            if (next == null) {
                return null;
            }
            at = next;
        }
        return at instanceof ScalarNode scalar ? scalar : null;
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static boolean isCurrency(String text) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(each -> each.getCurrencyCode().equals(text));
    }

    /** The schema goes beside it, where the file's first line tells editors to look for it. */
    private static void write(Path file, String text) throws CommandFailure, IOException {
        if (Files.exists(file)) {
            throw failure("there is a file " + file + " already");
        }
        Files.writeString(file, text);
        Path schema = file.resolveSibling(SCHEMA);
        if (!Files.exists(schema)) {
            var resolver = new PathMatchingResourcePatternResolver();
            Files.writeString(schema, text(resolver.getResource(GALLERY + SCHEMA)));
        }
    }

    private static CommandFailure failure(String message) {
        return new CommandFailure(ServiceClient.FAILED, message);
    }
}
