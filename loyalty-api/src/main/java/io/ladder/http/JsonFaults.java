package io.ladder.http;

import io.ladder.shared.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says in the caller's words what is wrong with a body, without a word of Java. */
final class JsonFaults {
    private static final int SHOWN_MAX = 64;

    private JsonFaults() {}

    static Problem of(JacksonException fault) {
        return switch (fault) {
            case UnrecognizedPropertyException unknown -> unknownField(unknown);
            case InvalidValueException invalid ->
                    field(fault, "invalid_value", invalid.getOriginalMessage());
            case MismatchedInputException mismatch when !mismatch.getPath().isEmpty() ->
                    field(fault, "wrong_type", "must be " + wanted(mismatch.getTargetType()) + ".");
            case MismatchedInputException mismatch when mismatch.getTargetType() != null ->
                    malformed("The body must be " + wanted(mismatch.getTargetType()) + ".", fault);
            case StreamConstraintsException _ ->
                    malformed("The body is nested too deeply, or a value is too long.", fault);
            case InputCoercionException coercion ->
                    field(
                            fault,
                            "invalid_value",
                            "must be " + wanted(coercion.getTargetType()) + ".");
            case StreamReadException _ ->
                    fault.getPath().isEmpty()
                            ? malformed("The body is no JSON.", fault)
                            : malformed(
                                    "The body is no JSON, from "
                                            + FieldPath.ofJson(fault.getPath())
                                            + " on.",
                                    fault);
            default ->
                    fault.getPath().isEmpty()
                            ? malformed("The body cannot be read.", fault)
                            : field(fault, "invalid_value", "cannot be read.");
        };
    }

    private static Problem unknownField(UnrecognizedPropertyException unknown) {
        Collection<Object> known = unknown.getKnownPropertyIds();
        String detail =
                "There is no field "
                        + shown(unknown.getPropertyName())
                        + " here"
                        + (known == null || known.isEmpty()
                                ? "."
                                : "; there is "
                                        + known.stream()
                                                .map(String::valueOf)
                                                .sorted()
                                                .collect(Collectors.joining(", "))
                                        + ".");
        return invalid(unknown, "unknown_field", detail);
    }

    private static Problem field(JacksonException fault, String code, String rule) {
        return invalid(fault, code, FieldPath.ofJson(fault.getPath()) + " " + rule);
    }

    private static Problem invalid(JacksonException fault, String code, String detail) {
        return Problem.of(
                ErrorCode.INVALID_FIELD,
                detail,
                List.of(Problem.FieldProblem.at(FieldPath.ofJson(fault.getPath()), code, detail)));
    }

    private static Problem malformed(String what, JacksonException fault) {
        TokenStreamLocation location = fault.getLocation();
        if (location == null || location.getLineNr() < 1) {
            return Problem.of(ErrorCode.MALFORMED_REQUEST, what, List.of());
        }
        Problem problem =
                Problem.of(
                        ErrorCode.MALFORMED_REQUEST,
                        what
                                + " Line "
                                + location.getLineNr()
                                + ", column "
                                + location.getColumnNr()
                                + ".",
                        List.of());
        return problem.with(Map.of("line", location.getLineNr(), "column", location.getColumnNr()));
    }

    private static String shown(String name) {
        return name.length() <= SHOWN_MAX ? name : name.substring(0, SHOWN_MAX) + "…";
    }

    static String wanted(@Nullable Class<?> type) {
        if (type == null) {
            return "of another type";
        } else if (type == String.class) {
            return "a string";
        } else if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        } else if (type == int.class || type == Integer.class) {
            return "a whole number of up to 9 digits";
        } else if (type == long.class || type == Long.class) {
            return "a whole number of up to 18 digits";
        } else if (Number.class.isAssignableFrom(type)) {
            return "a number";
        } else if (type == Instant.class) {
            return "a time in RFC 3339, such as \"2026-03-01T10:15:00Z\"";
        } else if (type == LocalDate.class) {
            return "a date, such as \"2026-03-01\"";
        } else if (type == Duration.class) {
            return "a duration in ISO 8601 of days, hours, minutes and seconds, such as \"PT15M\"";
        } else if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(each -> String.valueOf(each).toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", ", "one of ", ""));
        } else if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "a list";
        }
        return "an object";
    }
}
