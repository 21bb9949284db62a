package io.ladder.http;

import java.util.List;
import tools.jackson.core.JacksonException;

/** Turns the ways in which libraries name a field into JSON pointers (RFC 6901). */
final class FieldPath {
    private FieldPath() {}

    /** Of a path that Jackson reports, which holds the names as the caller wrote them. */
    static String ofJson(List<JacksonException.Reference> path) {
        var pointer = new StringBuilder();
        for (JacksonException.Reference step : path) {
            pointer.append('/');
            String name = step.getPropertyName();
            if (name == null) {
                pointer.append(step.getIndex());
            } else {
                pointer.append(escaped(name));
            }
        }
        return pointer.toString();
    }

    /** A name as a step of a pointer. */
    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /** Of a path that Bean Validation reports, such as {@code lines[0].documentNumber}. */
    static String ofBean(String path) {
        var pointer = new StringBuilder("/");
        // Elements of a list that are no objects end in .<list element>.
        int element = path.indexOf(".<");
        int length = element < 0 ? path.length() : element;
        for (int index = 0; index < length; index++) {
            char each = path.charAt(index);
            if (each == '.' || each == '[') {
                pointer.append('/');
            } else if (Character.isUpperCase(each)) {
                pointer.append('_').append(Character.toLowerCase(each));
            } else if (each != ']') {
                pointer.append(each);
            }
        }
        return pointer.toString();
    }
}
