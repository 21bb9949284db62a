package io.ladder.programme;

import io.ladder.config.Fields;
import io.ladder.config.Names;
import io.ladder.config.Value;
import io.ladder.journal.Experiment;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Reads the experiments of a programme file. */
final class ExperimentReader {
    private ExperimentReader() {}

    /**
     * The experiments, in the order of the file.
     *
     * @param known the ids of all rules
     */
    static List<Experiment> experiments(Fields file, Names known, ZoneId zone) {
        var experiments = new ArrayList<Experiment>();
        var ids = new UniqueIds("experiment");
        for (Value value : file.optionalItems("experiments", Limits.EXPERIMENTS)) {
            Fields fields = value.fields();
            String id = ids.read(fields, "id");
            Value share = fields.require("share");
            int of = share == null ? 0 : share.hundredths(Experiment.WHOLE);
            if (share != null && (of == 0 || of == Experiment.WHOLE)) {
                share.mistake("Both groups have members: more than 0 percent, less than 100.");
            }
            Value salt = fields.find("salt");
            String drawn = salt == null ? id : salt.text(Limits.CODE_LENGTH);
            var rules = new LinkedHashSet<String>();
            Value named = fields.find("rules");
            if (named != null) {
                for (Value each : named.items(1, Limits.MECHANICS)) {
                    String rule = each.choice(known, "rule");
                    if (!rule.isEmpty() && !rules.add(rule)) {
                        each.mistake("This rule is in the list already.");
                    }
                }
            }
            Value until = fields.find("until");
            Instant first = Moments.from(fields.find("from"), zone);
            Instant end = Moments.until(until, zone);
            if (first != null && end != null && until != null && !first.isBefore(end)) {
                until.mistake("It ends before it begins.");
            }
            fields.done();
            if (of > 0 && of < Experiment.WHOLE) {
                experiments.add(new Experiment(id, of, drawn, rules, first, end));
            }
        }
        return experiments;
    }
}
