package io.ladder.programme;

import io.ladder.config.Fields;
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

    /** The segments by id, in the order of the file. */
    static Map<String, Segment> segments(Fields file, Terms terms) {
        var segments = new LinkedHashMap<String, Segment>();
        var ids = new UniqueIds("segment");
        for (Value value : file.optionalItems("segments", Limits.SEGMENTS)) {
            Fields fields = value.fields();
            String id = ids.read(fields, "id");
            String name = fields.text("name", Limits.NAME_LENGTH);
            Value list = fields.find("list");
            Set<String> flags = terms.attributes().names(Kind.YesOrNo.class);
            String kept = list == null ? "" : list.choice(flags, "attribute that is true or false");
            var when = new ArrayList<>(WhenReader.conditionsOfMembers(fields, terms));
            if (list != null) {
                if (!when.isEmpty()) {
                    list.mistake("A list is kept by people; conditions make another segment.");
                }
                when.add(new Condition.OfMembers(Map.of(kept, Set.of(true))));
            } else if (!fields.has("when")) {
                fields.object().mistake("Who is in it is missing: list or when.");
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
