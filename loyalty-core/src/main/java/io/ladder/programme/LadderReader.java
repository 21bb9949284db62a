package io.ladder.programme;

import io.ladder.config.Fields;
import io.ladder.config.Value;
import io.ladder.tally.Count;
import io.ladder.tier.Criterion;
import io.ladder.tier.Ladder;
import io.ladder.tier.Rung;
import java.time.ZoneId;
import java.util.ArrayList;
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

    /**
     * A reader of ladders.
     *
     * @param counters what the counters of the programme count, by id
     */
    LadderReader(ReadyLadders ready, ZoneId zone, Map<String, Count> counters) {
        this.ready = ready;
        this.criteria = new CriterionReader(counters);
        this.zone = zone;
    }

    /** The ladders by id, in the order of the file; null those that could not be read. */
    Map<String, @Nullable Ladder> ladders(Fields file) {
        var ladders = new LinkedHashMap<String, @Nullable Ladder>();
        var ids = new UniqueIds("ladder");
        for (Value value : file.optionalItems("ladders", Limits.LADDERS)) {
            Fields fields = value.fields();
            String id = ids.read(fields, "id");
            ladders.put(id, ladder(id, fields));
            fields.done();
        }
        return ladders;
    }

    private @Nullable Ladder ladder(String id, Fields fields) {
        Value use = fields.find("use");
        long graceDays = fields.whole("grace_days", 0, Limits.DAYS, GRACE_DAYS_DEFAULT);
        if (use == null) {
            return ladder(id, rungs(fields, criteria), graceDays);
        }
        Value rungs = fields.find("rungs");
        if (rungs != null) {
            rungs.mistake("A ladder that uses a ready one has no rungs of its own.");
        }
        String name = use.choice(ReadyLadders.NAMES, "ready ladder");
        return name.isEmpty() ? null : ladder(id, ready.rungs(name), graceDays);
    }

    private @Nullable Ladder ladder(String id, List<Rung> rungs, long graceDays) {
        return rungs.size() < Limits.RUNGS_MIN
                ? null
                : new Ladder(id, rungs, (int) graceDays, zone);
    }

    /** The rungs, lowest first. */
    static List<Rung> rungs(Fields fields, CriterionReader reader) {
        var rungs = new ArrayList<Rung>();
        var names = new UniqueIds("rung");
        for (Value value : fields.items("rungs", Limits.RUNGS_MIN, Limits.RUNGS)) {
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
