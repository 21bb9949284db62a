package io.ladder.story;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A story: what members do with a programme, a sentence on each line, and behind an arrow what they
 * must get. Lines that begin with a hash are for readers only.
 *
 * @param name of the file, and of the programme beside it
 */
record Story(String name, List<Sentence> sentences) {
    private static final String ARROW = "→";
    private static final Pattern BUYS = Pattern.compile("(\\w+) buys .*");
    private static final Pattern RETURNS_ALL = Pattern.compile("(\\w+) returns purchase (\\d+)");

    /**
     * A sentence.
     *
     * @param line in the file, from 1
     * @param text what happens
     * @param expected what must come of it, one thing each
     */
    record Sentence(int line, String text, List<String> expected) {}

    static Story read(Path file) throws IOException {
        var sentences = new ArrayList<Sentence>();
        List<String> lines = Files.readAllLines(file);
        for (int index = 0; index < lines.size(); index++) {
            String line = lines.get(index).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                int arrow = line.indexOf(ARROW);
                String text = arrow < 0 ? line : line.substring(0, arrow).strip();
                String expected = arrow < 0 ? "" : line.substring(arrow + 1).strip();
                sentences.add(
                        new Sentence(
                                index + 1,
                                text,
                                expected.isEmpty() ? List.of() : List.of(expected.split(", "))));
            }
        }
        String name = String.valueOf(file.getFileName());
        return new Story(name.substring(0, name.lastIndexOf('.')), List.copyOf(sentences));
    }

    /** The purchases that come back as a whole, as {@code member number}. */
    Set<String> returned() {
        var returned = new HashSet<String>();
        for (Sentence sentence : sentences) {
            Matcher returns = RETURNS_ALL.matcher(sentence.text);
            if (returns.matches()) {
                returned.add(returns.group(1) + " " + returns.group(2));
            }
        }
        return returned;
    }

    /**
     * The same story in which those purchases never happened. The others keep their numbers, and
     * nothing is expected on the way but the refusals.
     */
    Story without(Set<String> purchases) {
        var kept = new ArrayList<Sentence>();
        var numbers = new HashMap<String, Integer>();
        for (Sentence sentence : sentences) {
            Matcher buys = BUYS.matcher(sentence.text);
            Matcher returns = RETURNS_ALL.matcher(sentence.text);
            boolean left =
                    buys.matches()
                            ? purchases.contains(
                                    buys.group(1)
                                            + " "
                                            + numbers.merge(buys.group(1), 1, Integer::sum))
                            : returns.matches()
                                    && purchases.contains(
                                            returns.group(1) + " " + returns.group(2));
            var refusals = sentence.expected.stream().filter(each -> each.startsWith("refused"));
            kept.add(
                    new Sentence(
                            sentence.line, left ? "Nothing" : sentence.text, refusals.toList()));
        }
        return new Story(name, List.copyOf(kept));
    }
}
