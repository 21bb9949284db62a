package io.ladder.programme;

import io.ladder.config.Fields;
import io.ladder.config.Value;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the head of a programme file. */
final class HeadReader {
    private static final int TEXT_MAX = Limits.TEXT_LENGTH;

    private HeadReader() {}

    static ProgrammeHead head(Fields file) {
        // What was included is in its place already; its name is one that a file may have.
        file.find(ProgrammeFiles.INCLUDE);
        String id = "";
        String name = "";
        Value programme = file.require("programme");
        if (programme != null) {
            Fields fields = programme.fields();
            id = fields.id("id");
            name = fields.text("name", Limits.NAME_LENGTH);
            fields.done();
        }
        Value labels = file.find("labels");
        Fields labelled = labels == null ? null : labels.fields();
        var head =
                new ProgrammeHead(
                        id,
                        name,
                        file.text("goal", TEXT_MAX),
                        file.text("key_factor", TEXT_MAX),
                        file.optionalText("budget", TEXT_MAX),
                        file.optionalText("qualifies", TEXT_MAX),
                        file.optionalText("communication", TEXT_MAX),
                        reviewOn(file),
                        labels(labelled, "types", ProgrammeHead.TYPES),
                        labels(labelled, "kinds", ProgrammeHead.KINDS),
                        labels(labelled, "loyalty", ProgrammeHead.LOYALTY));
        if (labelled != null) {
            labelled.done();
        }
        return head;
    }

    private static @Nullable LocalDate reviewOn(Fields file) {
        Value value = file.find("review_on");
        return value == null ? null : Moments.date(value);
    }

    private static List<String> labels(@Nullable Fields labels, String name, List<String> known) {
        var chosen = new ArrayList<String>();
        if (labels != null) {
            for (Value value : labels.optionalItems(name, known.size())) {
                chosen.add(value.choice(known, "label"));
            }
        }
        return chosen;
    }
}
