package io.ladder.programme;

import io.ladder.config.Fields;
import io.ladder.config.Names;
import io.ladder.config.Node;
import io.ladder.config.Value;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Reads ids that are unique among their like. */
final class UniqueIds {
    private final String what;
    private final Set<String> reserved;
    private final Map<String, Node.Mark> places = new LinkedHashMap<>();
    private final Set<String> unread = new HashSet<>();
    private int count;
    private boolean complete = true;

    /**
     * Ids of things of one kind.
     *
     * @param what the kind, for messages
     */
    UniqueIds(String what) {
        this(what, Set.of());
    }

    private UniqueIds(String what, Set<String> reserved) {
        this.what = what;
        this.reserved = reserved;
    }

    /**
     * Ids of which some are the service's own.
     *
     * @param reserved those
     */
    static UniqueIds without(Set<String> reserved, String what) {
        return new UniqueIds(what, reserved);
    }

    /** The id in a field that must be there; empty where it is none. */
    String read(Fields fields, String name) {
        Value value = fields.require(name);
        String id = value == null ? "" : value.id();
        count++;
        if (id.isEmpty()) {
            String written = value == null ? null : value.written();
            complete &= written != null && unread.add(written);
        }
        if (value != null && !id.isEmpty()) {
            if (reserved.contains(id)) {
                value.mistake("This id is the service's own; choose another.");
            }
            Node.Mark before = places.putIfAbsent(id, value.at());
            if (before != null) {
                value.mistake("Another " + what + " has this id, " + before.onLine() + ".");
            }
        }
        return id;
    }

    /**
     * Those that were read.
     *
     * @param owner whose list they are from
     * @param list the field with that list
     */
    Names names(Fields owner, String list) {
        return Names.of(places.keySet(), unread, complete && owner.isWhole(list, count));
    }
}
