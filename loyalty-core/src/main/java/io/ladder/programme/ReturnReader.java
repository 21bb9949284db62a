package io.ladder.programme;

import io.ladder.config.Fields;
import io.ladder.config.Value;
import io.ladder.journal.ReturnRules;

/** Reads what a programme says of returns. */
final class ReturnReader {
    private ReturnReader() {}

    static ReturnRules returns(Fields file) {
        Value value = file.find("returns");
        if (value == null) {
            return ReturnRules.STRICT;
        }
        Fields fields = value.fields();
        long days = fields.whole("without_receipt_days", 1, ReturnRules.DAYS_MAX, 0);
        fields.done();
        return new ReturnRules((int) days);
    }
}
