package io.ladder.http;

import io.ladder.journal.Attributes;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.Refusal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Attributes between JSON, where they are an object of plain values, and the core. */
public final class AttributeValues {
    /** What the document says of them. */
    public static final String DESCRIPTION =
            "What rules may know beyond the other fields, such as a fare class or the number of a"
                    + " pump: up to 16 texts (1 to 128 characters), whole numbers (within 2^53) or"
                    + " true or false, by names of small letters, digits and underscores (up to"
                    + " 32, a letter first). They are kept for ever: no personal data";

    /** What the document shows of them. */
    public static final String EXAMPLE = "{\"fare_class\": \"J\", \"segments\": 2}";

    private AttributeValues() {}

    /**
     * Reads attributes.
     *
     * @param pointer where they stand in the request
     * @throws LoyaltyException {@code invalid_field} where one breaks a rule
     */
    public static Attributes read(@Nullable Map<String, @Nullable Object> given, String pointer) {
        if (given == null) {
            return Attributes.NONE;
        }
        if (given.size() > Attributes.COUNT_MAX) {
            throw refusal(pointer, "There are at most " + Attributes.COUNT_MAX + " attributes.");
        }
        var values = new HashMap<String, Object>();
        for (Map.Entry<String, @Nullable Object> each : given.entrySet()) {
            String name = each.getKey();
            Object value =
                    each.getValue() instanceof Integer small ? small.longValue() : each.getValue();
            String fault = fault(name, value);
            if (value == null || fault != null) {
                throw refusal(pointer + "/" + FieldPath.escaped(name), String.valueOf(fault));
            }
            values.put(name, value);
        }
        return Attributes.of(values);
    }

    private static @Nullable String fault(String name, @Nullable Object value) {
        String fault = Attributes.fault(name, value);
        if (fault == null
                && value instanceof String text
                && !Text.Validator.storable(text, false)) {
            return "The text of an attribute has no control characters and no broken Unicode.";
        }
        return fault;
    }

    private static LoyaltyException refusal(String pointer, String rule) {
        return Refusal.at(ErrorCode.INVALID_FIELD, pointer, rule).asException();
    }

    /** Attributes as an answer shows them; absent where there are none. */
    public static @Nullable Map<String, Object> shown(Attributes attributes) {
        return attributes.isEmpty() ? null : attributes.values();
    }
}
