package io.ladder.shared;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why something was not done: a value inside a group of decisions, an exception at a use case.
 *
 * @param code what callers branch on
 * @param detail one sentence for people, without personal data
 * @param pointer the JSON pointer of the field at fault, where one is
 * @param facts typed extras that belong to the code, such as {@code available} and {@code required}
 */
public record Refusal(
        ErrorCode code, String detail, @Nullable String pointer, Map<String, Object> facts) {

    public Refusal {
        facts = Map.copyOf(facts);
    }

    /** A refusal without extras that concerns no single field. */
    public static Refusal of(ErrorCode code, String detail) {
        return new Refusal(code, detail, null, Map.of());
    }

    /** A refusal that a field of the request caused. */
    public static Refusal at(ErrorCode code, String pointer, String detail) {
        return new Refusal(code, detail, pointer, Map.of());
    }

    /** The same refusal with one more fact. */
    public Refusal with(String name, Object fact) {
        var more = new java.util.TreeMap<>(facts);
        more.put(name, fact);
        return new Refusal(code, detail, pointer, more);
    }

    /** This refusal as the exception that a use case throws. */
    public LoyaltyException asException() {
        return new LoyaltyException(this);
    }
}
