package io.ladder.programme;

import io.ladder.adjustment.AdjustmentRules;
import io.ladder.config.Fields;
import io.ladder.config.Value;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what clerks may give and take by hand. */
final class AdjustmentReader {
    static final List<String> REASON_CODES =
            List.of("goodwill", "correction", "complaint", "other");
    private static final long PER_ADJUSTMENT = 1_000;
    private static final long PER_DAY = 5_000;

    private AdjustmentReader() {}

    static AdjustmentRules rules(Fields file, ZoneId zone) {
        Value value = file.find("adjustments");
        if (value == null) {
            return new AdjustmentRules(zone, REASON_CODES, PER_ADJUSTMENT, PER_DAY);
        }
        Fields fields = value.fields();
        List<String> codes = reasonCodes(fields.find("reason_codes"));
        long perAdjustment = fields.whole("limit_per_adjustment", 0, Limits.POINTS, PER_ADJUSTMENT);
        long perDay = fields.whole("limit_per_clerk_per_day", 0, Limits.POINTS, PER_DAY);
        fields.done();
        return new AdjustmentRules(zone, codes, perAdjustment, perDay);
    }

    private static List<String> reasonCodes(@Nullable Value value) {
        if (value == null) {
            return REASON_CODES;
        }
        var codes = new LinkedHashSet<String>();
        for (Value code : value.items(1, Limits.REASON_CODES)) {
            String id = code.id();
            if (!id.isEmpty() && !codes.add(id)) {
                code.mistake("This reason code is there already.");
            }
        }
        return List.copyOf(codes);
    }
}
