package io.ladder.programme;

import io.ladder.config.Fields;
import io.ladder.config.Names;
import io.ladder.config.Value;
import io.ladder.tier.Criterion;
import io.ladder.tier.Ladder;
import io.ladder.tier.Rung;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the ladders of a programme file. */
final class LadderReader {
    private static final int GRACE_DAYS_DEFAULT = 90;

    private final ReadyLadders ready;
    private final ZoneId zone;
    private final CriterionReader criteria;
    private final Map<String, @Nullable Ladder> ladders = new LinkedHashMap<>();
    private final Map<String, Names> rungs = new HashMap<>();
    private final Names names;

    /**
     * Reads the ladders of a file.
     *
     * @param criteria reads what rungs ask
     */
    LadderReader(Fields file, ReadyLadders ready, ZoneId zone, CriterionReader criteria) {
        this.ready = ready;
        this.criteria = criteria;
        this.zone = zone;
        var ids = new UniqueIds("ladder");
        for (Value value : file.optionalItems("ladders", Limits.LADDERS)) {
            Fields fields = value.fields();
            String id = ids.read(fields, "id");
            ladders.put(id, ladder(id, fields));
            fields.done();
        }
        names = ids.names(file, "ladders");
    }

    /** The ladders by id, in the order of the file; null those that could not be read. */
    Map<String, @Nullable Ladder> ladders() {
        return ladders;
    }

    /** What they are called. */
    Names names() {
        return names;
    }

    /** What the rungs are called of the ladders that could be read, by ladder. */
    Map<String, Names> rungs() {
        return rungs;
    }

    private @Nullable Ladder ladder(String id, Fields fields) {
        Value use = fields.find("use");
        long graceDays = fields.whole("grace_days", 0, Limits.DAYS, GRACE_DAYS_DEFAULT);
        if (use == null) {
            var names = new UniqueIds("rung");
            List<Rung> own = rungs(fields, criteria, names);
            rungs.put(id, names.names(fields, "rungs"));
            return ladder(id, own, graceDays);
        }
        Value useless = fields.find("rungs");
        if (useless != null) {
            useless.mistake("A ladder that uses a ready one has no rungs of its own.");
        }
        String name = use.choice(ReadyLadders.NAMES, "ready ladder");
        if (name.isEmpty()) {
            return null;
        }
        rungs.put(id, Names.of(ready.rungs(name).stream().map(Rung::name).toList()));
        return ladder(id, ready.rungs(name), graceDays);
    }

    private @Nullable Ladder ladder(String id, List<Rung> rungs, long graceDays) {
        return rungs.size() < Limits.RUNGS_MIN
                ? null
                : new Ladder(id, rungs, (int) graceDays, zone);
    }

    /**
     * The rungs, lowest first.
     *
     * @param names takes what they are called
     */
    static List<Rung> rungs(Fields fields, CriterionReader reader, UniqueIds names) {
        var rungs = new ArrayList<Rung>();
        Value list = fields.find("rungs");
        if (list == null) {
            fields.lacks(fields.object(), "The field rungs is missing.", List.of("rungs", "use"));
            return rungs;
        }
        for (Value value : list.items(Limits.RUNGS_MIN, Limits.RUNGS)) {
            Fields rung = value.fields();
            String name = names.read(rung, "name");
            rungs.add(new Rung(name, criteria(rung, rungs.isEmpty(), reader)));
            rung.done();
        }
        return rungs;
    }

    private static List<Criterion> criteria(Fields rung, boolean first, CriterionReader reader) {
        var criteria = new ArrayList<Criterion>();
        Value value = rung.find("criteria");
        if (first) {
            if (value != null) {
                value.mistake("Everybody stands on the first rung; it has no criteria.");
            }
        } else if (value == null) {
            rung.require("criteria");
        } else {
            for (Value each : value.items(1, Limits.CRITERIA)) {
                Criterion criterion = reader.criterion(each);
                if (criterion != null) {
                    criteria.add(criterion);
                }
            }
        }
        return criteria;
    }
}
