package io.ladder.config.persistence;

import io.ladder.config.Node;
import io.ladder.config.Node.Mark;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.events.ScalarEvent;

/** Finds where the characters of a text stand in the file, which can be written in many ways. */
final class Writing {
    private static final Pattern LINE_END = Pattern.compile("\r\n|[\n\r\u0085\u2028\u2029]");

    private final String source;
    private @Nullable List<String> lines;

    Writing(String source) {
        this.source = source;
    }

    /** The scalar that an event tells of. */
    Node.Scalar scalar(ScalarEvent event) {
        String text = event.getValue();
        Mark at = YamlConfigReader.place(event.getStartMark());
        return switch (event.getScalarStyle()) {
            case PLAIN -> new Node.Scalar(text, false, at, at, isOnOneLine(event));
            case LITERAL, FOLDED -> block(text, at, event);
            default -> quoted(text, at, event);
        };
    }

    private static boolean isOnOneLine(ScalarEvent event) {
        return event.getStartMark().getLine() == event.getEndMark().getLine();
    }

    /** What is escaped is longer in the file than in the text. */
    private static Node.Scalar quoted(String text, Mark at, ScalarEvent event) {
        int written = event.getEndMark().getIndex() - event.getStartMark().getIndex() - 2;
        boolean verbatim = isOnOneLine(event) && written == text.codePointCount(0, text.length());
        return new Node.Scalar(text, true, at, new Mark(at.line(), at.column() + 1), verbatim);
    }

    /** A block begins on the line below its sign, in the column of its first line of text. */
    private Node.Scalar block(String text, Mark at, ScalarEvent event) {
        List<String> block = LINE_END.splitAsStream(text).toList();
        for (int number = 0; number < block.size(); number++) {
            String inText = block.get(number);
            String inFile = line(at.line() + number);
            boolean folded = event.getScalarStyle() == DumperOptions.ScalarStyle.FOLDED;
            if (!inText.isBlank() && inFile.endsWith(inText)) {
                int column = 1 + length(inFile) - length(inText);
                boolean verbatim = !folded || block.size() == 1;
                return new Node.Scalar(text, true, at, new Mark(at.line() + 1, column), verbatim);
            }
            if (!inText.isBlank()) {
                // Folded: the first line of the file is the beginning of the first of the text.
                int column = 1 + length(inFile) - length(inFile.stripLeading());
                return new Node.Scalar(
                        text, true, at, new Mark(at.line() + 1 + number, column), false);
            }
        }
        return new Node.Scalar(text, true, at, at, false);
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** The line behind so many others; empty where the file has none. */
    private String line(int number) {
        if (lines == null) {
            lines = LINE_END.splitAsStream(source).toList();
        }
        return number < lines.size() ? lines.get(number) : "";
    }
}
