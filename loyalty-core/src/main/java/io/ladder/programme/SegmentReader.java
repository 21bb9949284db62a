package io.ladder.programme;

import io.ladder.config.Fields;
import io.ladder.config.Names;
import io.ladder.config.Value;
import io.ladder.rule.AttributeRules.Kind;
import io.ladder.rule.Condition;
import io.ladder.rule.Segment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the segments of a programme file. */
final class SegmentReader {
    private SegmentReader() {}

    /**
     * The segments that could be read, by id, in the order of the file.
     *
     * @param ids takes what all are called
     */
    static Map<String, Segment> segments(Fields file, Terms terms, UniqueIds ids) {
        var segments = new LinkedHashMap<String, Segment>();
        for (Value value : file.optionalItems("segments", Limits.SEGMENTS)) {
            Fields fields = value.fields();
            String id = ids.read(fields, "id");
            String name = fields.text("name", Limits.NAME_LENGTH);
            Value list = fields.find("list");
            Names flags = terms.names().attributes(Kind.YesOrNo.class);
            String kept = list == null ? "" : list.choice(flags, "attribute that is true or false");
            var when = new ArrayList<>(WhenReader.conditionsOfMembers(fields, terms));
            if (list != null) {
                if (!when.isEmpty()) {
                    list.mistake("A list is kept by people; conditions make another segment.");
                }
                when.add(new Condition.OfMembers(Map.of(kept, Set.of(true))));
            } else if (!fields.has("when")) {
                fields.lacks(
                        fields.object(),
                        "Who is in it is missing: list or when.",
                        List.of("list", "when"));
            }
            fields.done();
            if (!when.isEmpty()) {
                segments.put(
                        id, new Segment(id, name, list == null ? null : kept, List.copyOf(when)));
            }
        }
        return segments;
    }
}
