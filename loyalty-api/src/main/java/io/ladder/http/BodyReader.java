package io.ladder.http;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads and checks a part of a body by itself, by the rules that hold for whole bodies. */
@Component
public final class BodyReader {
    private final JsonMapper json;
    private final Validator validator;

    BodyReader(JsonMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /** A part of a body that is not as it must be. */
    public static final class UnsoundBodyException extends RuntimeException {
        private final transient Problem problem;

        private UnsoundBodyException(Problem problem) {
            super(problem.detail(), null, false, false);
            this.problem = problem;
        }

        public Problem problem() {
            return problem;
        }
    }

    /**
     * The part as a request.
     *
     * @throws UnsoundBodyException where it is none, or breaks a rule
     */
    public <T> T read(JsonNode part, Class<T> type) {
        if (part.isNull()) {
            throw new UnsoundBodyException(
                    ValidationFaults.required("", "Something is required here, not null."));
        }
        T request;
        try {
            request = json.treeToValue(part, type);
        } catch (JacksonException fault) {
            throw new UnsoundBodyException(JsonFaults.of(fault));
        }
        Set<ConstraintViolation<T>> violations = validator.validate(request);
        if (!violations.isEmpty()) {
            throw new UnsoundBodyException(ValidationFaults.ofViolations(violations));
        }
        return request;
    }
}
