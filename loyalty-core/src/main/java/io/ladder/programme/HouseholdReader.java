package io.ladder.programme;

import io.ladder.config.Fields;
import io.ladder.config.Value;
import io.ladder.household.HouseholdRules.Terms;
import org.jspecify.annotations.Nullable;

/** Reads what a programme says of households. */
final class HouseholdReader {
    private HouseholdReader() {}

    /** Null where the programme has none. */
    static @Nullable Terms terms(Fields file) {
        Value value = file.find("household");
        if (value == null) {
            return null;
        }
        Fields fields = value.fields();
        Value membersMax = fields.require("members_max");
        long members =
                membersMax == null
                        ? Terms.MEMBERS_MIN
                        : membersMax.whole(Terms.MEMBERS_MIN, Terms.MEMBERS_MAX);
        long days = fields.whole("days_apart", 0, Terms.DAYS_MAX, 0);
        fields.done();
        return new Terms((int) members, (int) days);
    }
}
