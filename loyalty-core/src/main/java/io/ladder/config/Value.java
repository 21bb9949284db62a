package io.ladder.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A value in a file, to be read as what it should be. Where it is not, the mistake is noted and the
 * answer is a harmless one, so that reading goes on and finds the next mistake too.
 */
public final class Value {
    /** What ids, codes and names of rungs look like. */
    public static final Pattern ID = Pattern.compile("[a-z][a-z0-9_-]{0,63}");

    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]{1,18}");
    private static final Pattern NOT_TEXT =
            Pattern.compile(
                    "|~|null|Null|NULL|true|True|TRUE|false|False|FALSE"
                            + "|[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

    private final Node node;
    private final String path;
    private final Mistakes mistakes;

    Value(Node node, String path, Mistakes mistakes) {
        this.node = node;
        this.path = path;
        this.mistakes = mistakes;
    }

    /** The whole of a file. */
    public static Value root(Node root, Mistakes mistakes) {
        return new Value(root, "", mistakes);
    }

    /** Where it stands in the file. */
    public Node.Mark at() {
        return node.at();
    }

    /** Notes that something is wrong with it. */
    public void mistake(String detail) {
        mistake(detail, null);
    }

    /** Notes that something is wrong with it, and what may have been meant. */
    public void mistake(String detail, @Nullable String suggestion) {
        noted(detail, suggestion);
    }

    /** Notes that something is wrong with it, which may be withdrawn. */
    Mistake noted(String detail, @Nullable String suggestion) {
        // What else there is to say of a single value follows from its mistake.
        boolean told = node instanceof Node.Scalar && mistakes.anyIn(path);
        return told || node instanceof Node.Unread
                ? new Mistake(node.at().line(), node.at().column(), path, detail, suggestion)
                : mistakes.add(node.at(), path, detail, suggestion);
    }

    void withdraw(Mistake mistake) {
        mistakes.remove(mistake);
    }

    /** Whether something was found to be wrong with it, or with anything in it. */
    public boolean isFaulty() {
        return node instanceof Node.Unread || mistakes.anyIn(path);
    }

    /**
     * Notes that something is wrong inside its text.
     *
     * @param offset the character, from 0
     */
    public void mistakeInText(int offset, String detail, @Nullable String suggestion) {
        mistakes.add(placeInText(offset), path, detail, suggestion);
    }

    /**
     * Where a character of its text stands.
     *
     * @param offset the character, from 0
     */
    public Node.Mark placeInText(int offset) {
        return node instanceof Node.Scalar scalar ? scalar.place(offset) : node.at();
    }

    /** What is written where a single value is expected; null where that is none. */
    public @Nullable String written() {
        return node instanceof Node.Scalar scalar ? scalar.text() : null;
    }

    /** How many values a list has; without end where it is none. */
    int size() {
        return node instanceof Node.Sequence sequence ? sequence.items().size() : Integer.MAX_VALUE;
    }

    /** Whether it is a list. */
    public boolean isList() {
        return node instanceof Node.Sequence;
    }

    /** Whether it is an object. */
    public boolean isObject() {
        return node instanceof Node.Mapping;
    }

    /** Text of 1 to {@code lengthMax} characters. */
    public String text(int lengthMax) {
        if (!(node instanceof Node.Scalar scalar)) {
            mistake("Text is expected here.");
            return "";
        }
        if (!scalar.quoted() && NOT_TEXT.matcher(scalar.text()).matches()) {
            mistake("Text is expected here; in quotes where it looks like something else.");
            return "";
        }
        if (scalar.text().isBlank() || scalar.text().length() > lengthMax) {
            mistake("This text has 1 to " + lengthMax + " characters.");
            return "";
        }
        return scalar.text();
    }

    /** An id; empty where it is none. */
    public String id() {
        if (!(node instanceof Node.Scalar scalar) || !ID.matcher(scalar.text()).matches()) {
            mistake("An id has 1 to 64 of a-z, 0-9, _ and -, and begins with a letter.");
            return "";
        }
        return scalar.text();
    }

    /** A whole number of this range; its least where it is none. */
    public long whole(long min, long max) {
        if (node instanceof Node.Scalar scalar
                && !scalar.quoted()
                && WHOLE.matcher(scalar.text()).matches()) {
            long number = Long.parseLong(scalar.text());
            if (number >= min && number <= max) {
                return number;
            }
        }
        mistake("A whole number from " + min + " to " + max + " is expected here.");
        return min;
    }

    /** A decimal number from 0 to so many hundredths, with at most two decimals, in hundredths. */
    public int hundredths(int hundredthsMax) {
        return Decimals.hundredths(this, hundredthsMax);
    }

    /**
     * An amount of money from one minor unit up, in minor units.
     *
     * @param currency null where the file names none that is known; then its decimals are not
     *     checked
     */
    public long money(@Nullable Currency currency, long minorMax) {
        return Decimals.money(this, currency, minorMax);
    }

    /** True or false; false where it is neither. */
    public boolean yes() {
        if (node instanceof Node.Scalar scalar && !scalar.quoted()) {
            if (scalar.text().equals("true") || scalar.text().equals("false")) {
                return scalar.text().equals("true");
            }
        }
        mistake("true or false is expected here.");
        return false;
    }

    /**
     * One of these names; empty where it is none.
     *
     * @param what the names stand for, such as {@code wallet}
     */
    public String choice(Collection<String> names, String what) {
        return choice(Names.of(names), what);
    }

    /** The same of names that the file has; one that could not be read is no mistake here. */
    public String choice(Names names, String what) {
        String written = written();
        String name = written == null ? "" : written;
        if (names.has(name)) {
            return name;
        }
        if (!names.mayHave(name)) {
            noSuch(name, names.known(), what);
        }
        return "";
    }

    /** Notes a mistake where a name that is part of this value is none of the known ones. */
    public void known(String name, Collection<String> names, String what) {
        if (!names.contains(name)) {
            noSuch(name, names, what);
        }
    }

    private void noSuch(String name, Collection<String> known, String what) {
        mistake(
                known.isEmpty()
                        ? "The file has no " + what + "."
                        : "There is no such " + what + "; there are: " + listed(known) + ".",
                NearestName.of(name, known));
    }

    static String listed(Collection<String> names) {
        return String.join(", ", names);
    }

    /** The values of a list of this length; empty where it is none. */
    public List<Value> items(int min, int max) {
        if (!(node instanceof Node.Sequence sequence)) {
            mistake("A list is expected here.");
            return List.of();
        }
        int size = sequence.items().size();
        if (size < min || size > max) {
            mistake("This list has " + min + " to " + max + " entries, not " + size + ".");
        }
        var items = new ArrayList<Value>();
        for (int index = 0; index < Math.min(size, max); index++) {
            items.add(new Value(sequence.items().get(index), path + "/" + index, mistakes));
        }
        return items;
    }

    /** The fields of an object; there are none where it is not one. */
    public Fields fields() {
        if (node instanceof Node.Mapping mapping) {
            return new Fields(this, mapping.entries(), false);
        }
        mistake("An object with named fields is expected here.");
        return new Fields(this, List.of(), true);
    }

    /**
     * The fields of an object whose names are the author's own.
     *
     * @param names the names that there may be
     * @param what they stand for, such as {@code rung}
     */
    public List<Named> named(Names names, String what) {
        if (!(node instanceof Node.Mapping mapping)) {
            mistake("An object with named fields is expected here.");
            return List.of();
        }
        var known = new ArrayList<Named>();
        for (Node.Entry entry : mapping.entries()) {
            var key = new Value(keyNode(entry), pathOf(entry.key()), mistakes);
            if (!key.choice(names, what).isEmpty()) {
                known.add(new Named(entry.key(), child(entry)));
            }
        }
        return known;
    }

    /** A field whose name is the author's own. */
    public record Named(String name, Value value) {}

    Value child(Node.Entry entry) {
        return new Value(entry.value(), pathOf(entry.key()), mistakes);
    }

    /**
     * Notes that there is no such field.
     *
     * @param before the field before it
     * @param meant the field that may be meant
     */
    void unknown(
            Node.Entry entry,
            Node.@Nullable Entry before,
            Collection<String> known,
            @Nullable String meant) {
        // 1,00 between braces: the comma ends the field.
        Node whole = WHOLE.matcher(entry.key()).matches() && before != null ? before.value() : null;
        mistakes.add(
                entry.at(),
                pathOf(entry.key()),
                whole == null
                        ? "There is no such field; there are: " + listed(known) + "."
                        : "A comma begins another field here; decimals stand behind a point.",
                whole == null ? meant : Decimals.joined(whole, entry.key()));
    }

    private static Node keyNode(Node.Entry entry) {
        return new Node.Scalar(entry.key(), true, entry.at());
    }

    private String pathOf(String key) {
        return path + "/" + key.replace("~", "~0").replace("/", "~1");
    }
}
