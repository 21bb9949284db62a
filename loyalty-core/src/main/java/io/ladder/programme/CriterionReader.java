package io.ladder.programme;

import io.ladder.config.Fields;
import io.ladder.config.Names;
import io.ladder.config.Value;
import io.ladder.tally.Count;
import io.ladder.tally.Window;
import io.ladder.tier.Criterion;
import io.ladder.tier.EvidenceKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what a rung asks of a member. */
final class CriterionReader {
    private static final List<String> FORMS =
            List.of("evidence", "latest_answer", "counter", "any_of");
    private static final List<String> KINDS =
            Stream.of(EvidenceKind.values()).map(EvidenceKind::text).toList();
    private static final int SCORE_MAX = 10;

    private final Map<String, Count> counters;
    private final Names names;

    /**
     * A reader of criteria.
     *
     * @param counters what the counters of the programme count, by id
     * @param names of all counters
     */
    CriterionReader(Map<String, Count> counters, Names names) {
        this.counters = counters;
        this.names = names;
    }

    /** The criterion; null where it is none. */
    @Nullable Criterion criterion(Value value) {
        Fields fields = value.fields();
        List<String> forms = FORMS.stream().filter(fields::has).toList();
        if (forms.size() > 1) {
            value.mistake("A criterion has one of: " + String.join(", ", FORMS) + ".");
            return null;
        }
        Criterion criterion =
                switch (forms.isEmpty() ? "" : forms.getFirst()) {
                    case "evidence" -> evidence(fields);
                    case "latest_answer" -> latestAnswer(fields);
                    case "counter" -> counted(fields);
                    case "any_of" -> anyOf(fields);
                    default -> neither(value, fields);
                };
        fields.done();
        return criterion;
    }

    private static @Nullable Criterion neither(Value value, Fields fields) {
        if (value.isObject()) {
            fields.lacks(value, "A criterion has one of: " + String.join(", ", FORMS) + ".", FORMS);
        }
        fields.has("at_least");
        fields.has("within_days");
        fields.has("kept");
        return null;
    }

    private static @Nullable Criterion evidence(Fields fields) {
        Set<EvidenceKind> kinds = kinds(fields.require("evidence"));
        int count = (int) fields.whole("at_least", 1, Limits.PIECES, 1);
        int days = withinDays(fields);
        return kinds.isEmpty() ? null : new Criterion.AtLeast(count, kinds, days);
    }

    private static Set<EvidenceKind> kinds(@Nullable Value value) {
        var kinds = EnumSet.noneOf(EvidenceKind.class);
        if (value != null) {
            List<Value> values = value.isList() ? value.items(1, KINDS.size()) : List.of(value);
            for (Value each : values) {
                EvidenceKind kind = EvidenceKind.of(each.choice(KINDS, "kind of evidence"));
                if (kind != null && !kinds.add(kind)) {
                    each.mistake("This kind of evidence is in the list already.");
                }
            }
        }
        return kinds;
    }

    private static Criterion latestAnswer(Fields fields) {
        long score = 0;
        Value answer = fields.require("latest_answer");
        if (answer != null) {
            Fields inner = answer.fields();
            score = inner.whole("at_least", 0, SCORE_MAX);
            inner.done();
        }
        return new Criterion.LatestAnswer((int) score, withinDays(fields));
    }

    private @Nullable Criterion counted(Fields fields) {
        Value named = fields.require("counter");
        String id = named == null ? "" : named.choice(names, "counter");
        Count count = counters.get(id);
        Window window = count == null ? null : count.window();
        long least = fields.whole("at_least", 1, Limits.BUDGET);
        Value kept = fields.find("kept");
        int periods = (int) fields.whole("kept", 0, Window.KEPT_MAX, 0);
        if (kept != null && (window instanceof Window.Days || Window.ever().equals(window))) {
            kept.mistake("Only what begins anew with a period is kept for another.");
        }
        return count == null ? null : new Criterion.Counted(count, least, periods);
    }

    private @Nullable Criterion anyOf(Fields fields) {
        var alternatives = new ArrayList<Criterion>();
        boolean whole = true;
        for (Value value : fields.items("any_of", 2, Limits.CRITERIA)) {
            Criterion alternative = criterion(value);
            if (alternative == null) {
                whole = false;
            } else {
                alternatives.add(alternative);
            }
        }
        return whole && !alternatives.isEmpty() ? new Criterion.AnyOf(alternatives) : null;
    }

    private static int withinDays(Fields fields) {
        return (int) fields.whole("within_days", 1, Limits.DAYS, 0);
    }
}
