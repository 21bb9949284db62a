package io.ladder.http;

import io.ladder.shared.ErrorCode;
import jakarta.validation.ConstraintViolation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/** Says which fields of a well-formed body break which rule. */
final class ValidationFaults {
    private static final int SHOWN_MAX = 50;
    private static final String REQUIRED = "NotNull";

    private ValidationFaults() {}

    static Problem ofErrors(List<ObjectError> errors) {
        var found = new ArrayList<Problem.FieldProblem>(errors.size());
        for (ObjectError error : errors) {
            String pointer =
                    error instanceof FieldError field ? FieldPath.ofBean(field.getField()) : "";
            found.add(fault(pointer, error.getCode(), error.getDefaultMessage()));
        }
        return of(found);
    }

    static <T> Problem ofViolations(Set<ConstraintViolation<T>> violations) {
        var found = new ArrayList<Problem.FieldProblem>(violations.size());
        for (ConstraintViolation<T> violation : violations) {
            found.add(
                    fault(
                            FieldPath.ofBean(violation.getPropertyPath().toString()),
                            violation
                                    .getConstraintDescriptor()
                                    .getAnnotation()
                                    .annotationType()
                                    .getSimpleName(),
                            violation.getMessage()));
        }
        return of(found);
    }

    static Problem required(String pointer, String detail) {
        return of(List.of(Problem.FieldProblem.at(pointer, "required", detail)));
    }

    private static Problem.FieldProblem fault(
            String pointer, @Nullable String constraint, @Nullable String message) {
        if (REQUIRED.equals(constraint)) {
            return Problem.FieldProblem.at(pointer, "required", pointer + " is required.");
        }
        return Problem.FieldProblem.at(pointer, "invalid_value", pointer + " " + message + ".");
    }

    private static Problem of(Collection<Problem.FieldProblem> found) {
        List<Problem.FieldProblem> sorted =
                found.stream()
                        .sorted(
                                Comparator.comparing((Problem.FieldProblem each) ->
                                                String.valueOf(each.pointer()))
                                        .thenComparing(Problem.FieldProblem::detail))
                        .limit(SHOWN_MAX)
                        .toList();
        String detail =
                found.size() == 1
                        ? sorted.getFirst().detail()
                        : found.size() + " fields are not as they must be.";
        return Problem.of(ErrorCode.INVALID_FIELD, detail, sorted);
    }
}
