package io.ladder.programme;

import io.ladder.config.Fields;
import io.ladder.config.Value;
import java.util.HashMap;
import java.util.Map;

/** Reads ids that are unique among their like. */
final class UniqueIds {
    private final String what;
    private final Map<String, Integer> lines = new HashMap<>();

    /**
     * Ids of things of one kind.
     *
     * @param what the kind, for messages
     */
    UniqueIds(String what) {
        this.what = what;
    }

    /** The id in a field that must be there; empty where it is none. */
    String read(Fields fields, String name) {
        Value value = fields.require(name);
        String id = value == null ? "" : value.id();
        if (value != null && !id.isEmpty()) {
            Integer before = lines.putIfAbsent(id, value.at().line());
            if (before != null) {
                value.mistake("Another " + what + " has this id, on line " + before + ".");
            }
        }
        return id;
    }
}
