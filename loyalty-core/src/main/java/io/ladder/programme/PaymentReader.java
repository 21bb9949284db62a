package io.ladder.programme;

import io.ladder.config.Fields;
import io.ladder.config.Value;
import io.ladder.payment.PaymentTerms;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what the points of a wallet pay for. */
final class PaymentReader {
    private static final int NAME_LENGTH = 128;
    private static final int EXCLUDED_MAX = 500;
    private static final int WHOLE_PERCENT = 100;

    private final Fields fields;

    private PaymentReader(Fields fields) {
        this.fields = fields;
    }

    /**
     * Adds the terms of a wallet, unless there is something wrong with them.
     *
     * @param currency null where the file names none that is known
     */
    static void read(
            Value payment, String wallet, @Nullable Currency currency, List<PaymentTerms> terms) {
        Fields fields = payment.fields();
        PaymentTerms read = new PaymentReader(fields).terms(wallet, currency);
        fields.done();
        if (read != null) {
            terms.add(read);
        }
    }

    private @Nullable PaymentTerms terms(String wallet, @Nullable Currency currency) {
        long points = fields.whole("points", 1, PaymentTerms.RATE_MAX);
        long worthMinor = fields.money("worth", currency, PaymentTerms.RATE_MAX);
        long step = fields.whole("step", 1, PaymentTerms.POINTS_MAX, points);
        long min = fields.whole("min", 1, PaymentTerms.POINTS_MAX, step);
        long max =
                fields.whole(
                        "max", 1, PaymentTerms.POINTS_MAX, PaymentTerms.POINTS_MAX / step * step);
        long percent = fields.whole("basket_percent_max", 1, WHOLE_PERCENT, WHOLE_PERCENT);
        Set<String> categories = names("excluded_categories");
        Set<String> products = names("excluded_products");
        var faults = new ArrayList<String>();
        if (fields.object().isFaulty()) {
            return null;
        }
        if (currency != null) {
            requireStepsWorthWholeUnits(step, worthMinor, points, faults);
        }
        requireMultiple("min", min, step, faults);
        requireMultiple("max", max, step, faults);
        requireNot(
                "max",
                max < min,
                "The most points are no fewer than the least, " + min + ".",
                faults);
        return faults.isEmpty() && currency != null
                ? new PaymentTerms(
                        wallet,
                        points,
                        worthMinor,
                        step,
                        min,
                        max,
                        (int) percent,
                        categories,
                        products)
                : null;
    }

    private Set<String> names(String field) {
        var names = new HashSet<String>();
        for (Value value : fields.optionalItems(field, EXCLUDED_MAX)) {
            names.add(value.text(NAME_LENGTH));
        }
        return names;
    }

    private void requireStepsWorthWholeUnits(
            long step, long worthMinor, long points, List<String> faults) {
        requireNot(
                "step",
                step * worthMinor % points != 0,
                "A step of " + step + " points is not worth whole minor units of the currency.",
                faults);
    }

    private void requireMultiple(String field, long number, long step, List<String> faults) {
        requireNot(
                field, number % step != 0, "This is a multiple of the step, " + step + ".", faults);
    }

    private void requireNot(String field, boolean wrong, String fault, List<String> faults) {
        if (wrong) {
            Value value = fields.find(field);
            (value == null ? fields.object() : value).mistake(fault);
            faults.add(fault);
        }
    }
}
