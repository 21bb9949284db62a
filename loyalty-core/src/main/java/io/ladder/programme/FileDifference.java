package io.ladder.programme;

import io.ladder.config.Node;
import io.ladder.programme.FileChange.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Compares programme files by what they say: fields in another order, other comments and another
 * way to write a number are no difference. The order of a list is one.
 */
final class FileDifference {
    private static final Node NOTHING = new Node.Mapping(List.of(), new Node.Mark(1, 1));
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]{1,18}(\\.[0-9]{1,18})?");

    /** What entries of lists are told apart by, the first that they have. */
    private static final List<String> NAMES = List.of("id", "code", "name");

    private final List<FileChange> changes = new ArrayList<>();

    private FileDifference() {}

    /** A place in a file. */
    private record Place(String section, @Nullable String id, @Nullable String field) {
        Place inside(String name) {
            if (section.isEmpty()) {
                return new Place(name, null, null);
            }
            return new Place(section, id, field == null ? name : field + "." + name);
        }

        Place entry(String name) {
            return id == null && field == null
                    ? new Place(section, name, null)
                    : new Place(section, id, field == null ? name : field + "." + name);
        }
    }

    /**
     * All differences: what the earlier file has in its order, then what is new.
     *
     * @param before null where there is no earlier file
     */
    static List<FileChange> between(@Nullable Node before, Node after) {
        var difference = new FileDifference();
        difference.compare(new Place("", null, null), before == null ? NOTHING : before, after);
        return difference.changes;
    }

    private void compare(Place at, @Nullable Node before, @Nullable Node after) {
        if (before instanceof Node.Mapping former && after instanceof Node.Mapping latter) {
            compareEntries(at, fields(former), fields(latter), false);
            return;
        }
        if (isList(before) && isList(after)) {
            Map<String, Node> former = named(before);
            Map<String, Node> latter = named(after);
            if (former != null && latter != null) {
                compareEntries(at, former, latter, true);
                compareOrder(at, former, latter);
                return;
            }
        }
        String was = before == null ? null : text(before);
        String is = after == null ? null : text(after);
        if (!Objects.equals(canonical(before), canonical(after))) {
            add(was == null ? Kind.ADDED : is == null ? Kind.REMOVED : Kind.CHANGED, at, was, is);
        }
    }

    /** A list that is not there is an empty one. */
    private static boolean isList(@Nullable Node node) {
        return node == null || node instanceof Node.Sequence;
    }

    private void compareEntries(
            Place at, Map<String, Node> before, Map<String, Node> after, boolean list) {
        var names = new LinkedHashSet<String>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            compare(list ? at.entry(name) : at.inside(name), before.get(name), after.get(name));
        }
    }

    /** New entries are expected behind all others. */
    private void compareOrder(Place at, Map<String, Node> before, Map<String, Node> after) {
        var expected = new LinkedHashSet<String>(before.keySet());
        expected.retainAll(after.keySet());
        expected.addAll(after.keySet());
        if (!List.copyOf(expected).equals(List.copyOf(after.keySet()))) {
            String was = String.join(", ", before.keySet());
            add(Kind.REORDERED, at, was, String.join(", ", after.keySet()));
        }
    }

    private void add(Kind kind, Place at, @Nullable String before, @Nullable String after) {
        changes.add(new FileChange(kind, at.section, at.id, at.field, before, after));
    }

    private static Map<String, Node> fields(Node.Mapping mapping) {
        var fields = new LinkedHashMap<String, Node>();
        mapping.entries().forEach(entry -> fields.put(entry.key(), entry.value()));
        return fields;
    }

    /** The entries of a list by their names; null where some have none, or two the same. */
    private static @Nullable Map<String, Node> named(@Nullable Node list) {
        var named = new LinkedHashMap<String, Node>();
        if (list instanceof Node.Sequence sequence) {
            for (Node item : sequence.items()) {
                String name = name(item);
                if (name == null || named.put(name, item) != null) {
                    return null;
                }
            }
        }
        return named;
    }

    private static @Nullable String name(Node item) {
        if (item instanceof Node.Mapping mapping) {
            Map<String, Node> fields = fields(mapping);
            for (String field : NAMES) {
                if (fields.get(field) instanceof Node.Scalar scalar) {
                    return scalar.text();
                }
            }
        }
        return null;
    }

    private static @Nullable Object canonical(@Nullable Node node) {
        return switch (node) {
            case null -> null;
            case Node.Scalar scalar ->
                    !scalar.quoted() && NUMBER.matcher(scalar.text()).matches()
                            ? new BigDecimal(scalar.text()).stripTrailingZeros().toPlainString()
                            : scalar.text();
            case Node.Unread _ -> null;
            case Node.Sequence sequence ->
                    sequence.items().stream().map(FileDifference::canonical).toList();
            case Node.Mapping mapping -> {
                var fields = new TreeMap<String, @Nullable Object>();
                mapping.entries()
                        .forEach(entry -> fields.put(entry.key(), canonical(entry.value())));
                yield fields;
            }
        };
    }

    private static String text(Node node) {
        return switch (node) {
            case Node.Scalar scalar -> scalar.text();
            case Node.Unread _ -> "";
            case Node.Sequence sequence ->
                    "["
                            + String.join(
                                    ", ",
                                    sequence.items().stream().map(FileDifference::text).toList())
                            + "]";
            case Node.Mapping mapping ->
                    "{"
                            + String.join(
                                    ", ",
                                    mapping.entries().stream()
                                            .map(entry -> entry.key() + ": " + text(entry.value()))
                                            .toList())
                            + "}";
        };
    }
}
