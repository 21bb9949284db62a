package io.ladder;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Compares what a document shows of an answer with the answer itself. */
final class Shown {
    private Shown() {}

    /**
     * What is shown and not so in the answer. Fields and elements that are not shown are left out
     * of account; those of a list must be there in the order shown, and an empty list must be
     * empty.
     */
    static List<String> differences(JsonNode shown, JsonNode answer) {
        var differences = new ArrayList<String>();
        compare(shown, answer, "", differences);
        return differences;
    }

    private static void compare(JsonNode shown, JsonNode answer, String path, List<String> into) {
        if (shown.isObject() && answer.isObject()) {
            shown.properties()
                    .forEach(field -> {
                        String below = path + "/" + field.getKey();
                        JsonNode there = answer.get(field.getKey());
                        if (there == null) {
                            into.add(below + " is not in the answer");
                        } else {
                            compare(field.getValue(), there, below, into);
                        }
                    });
        } else if (shown.isArray() && answer.isArray()) {
            compareLists(shown, answer, path, into);
        } else if (!agree(shown, answer)) {
            into.add(path + " is " + answer + ", not " + shown);
        }
    }

    private static void compareLists(
            JsonNode shown, JsonNode answer, String path, List<String> into) {
        if (shown.isEmpty() && !answer.isEmpty()) {
            into.add(path + " is not empty");
        }
        int next = 0;
        for (int index = 0; index < shown.size(); index++) {
            int from = next;
            while (next < answer.size()
                    && !differences(shown.get(index), answer.get(next)).isEmpty()) {
                next++;
            }
            if (next == answer.size()) {
                into.add(path + "/" + index + " is not in the answer from " + from + " on");
                return;
            }
            next++;
        }
    }

    private static boolean agree(JsonNode shown, JsonNode answer) {
        return (shown.isNumber() && answer.isNumber())
                ? shown.decimalValue().compareTo(answer.decimalValue()) == 0
                : shown.equals(answer);
    }
}
