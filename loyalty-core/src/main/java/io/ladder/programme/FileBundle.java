package io.ladder.programme;

import java.util.Map;
import java.util.TreeMap;

/**
 * The files of a programme, of which one includes others. Its text is a JSON object, which is kept
 * as the source of a version like any other file, so that none of them is lost.
 *
 * @param main the name of the first
 * @param files their texts, by names relative to the folder of the first
 */
public record FileBundle(String main, Map<String, String> files) {
    public FileBundle {
        files = Map.copyOf(files);
    }

    /** Whether a source is the text of a bundle. */
    public static boolean is(String source) {
        return source.startsWith("{\"main\":");
    }

    /** The bundle as one text, the same for the same files. */
    public String text() {
        var text = new StringBuilder("{\"main\":");
        write(text, main);
        text.append(",\"files\":{");
        String separator = "";
        for (Map.Entry<String, String> file : new TreeMap<>(files).entrySet()) {
            text.append(separator);
            write(text, file.getKey());
            text.append(':');
            write(text, file.getValue());
            separator = ",";
        }
        return text.append("}}").toString();
    }

    private static void write(StringBuilder text, String value) {
        text.append('"');
        for (int index = 0; index < value.length(); index++) {
            char letter = value.charAt(index);
            switch (letter) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                default -> {
                    if (isPlain(letter)) {
                        text.append(letter);
                    } else {
                        text.append("\\u").append("%04x".formatted((int) letter));
                    }
                }
            }
        }
        text.append('"');
    }

    /** What YAML lets stand as it is, and does not take for the end of a line. */
    private static boolean isPlain(char letter) {
        return (letter >= ' ' && letter < '\u007f')
                || (letter > '\u00a0' && letter < '\u2028')
                || (letter > '\u2029' && letter < '\ufeff');
    }
}
