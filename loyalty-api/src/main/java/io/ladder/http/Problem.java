package io.ladder.http;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.MemberId;
import io.ladder.shared.Refusal;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Why a request was not carried out, as RFC 9457 has it.
 *
 * @param type where the code is explained
 * @param code what callers branch on
 * @param errors each field at fault
 * @param retryable whether the same request may succeed later
 * @param facts typed extras that belong to the code
 */
@JsonPropertyOrder({
    "type",
    "title",
    "status",
    "detail",
    "code",
    "request_id",
    "retryable",
    "errors"
})
@Schema(description = "Why a request was not carried out (RFC 9457)")
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        @Nullable String requestId,
        boolean retryable,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldProblem> errors,
        @JsonAnyGetter @Hidden Map<String, Object> facts) {

    public Problem {
        errors = List.copyOf(errors);
        facts = java.util.Collections.unmodifiableMap(new TreeMap<>(facts));
    }

    /**
     * One field at fault.
     *
     * @param pointer the field in the body (RFC 6901)
     * @param parameter the parameter or header, where it is not in the body
     */
    @Schema(description = "One field, parameter or header at fault")
    public record FieldProblem(
            @Nullable String pointer, @Nullable String parameter, String code, String detail) {

        static FieldProblem at(String pointer, String code, String detail) {
            return new FieldProblem(pointer, null, code, detail);
        }

        static FieldProblem ofParameter(String parameter, String code, String detail) {
            return new FieldProblem(null, parameter, code, detail);
        }
    }

    /** What a use case refused. */
    public static Problem of(Refusal refusal) {
        String code = refusal.code().text();
        var facts = new TreeMap<>(refusal.facts());
        facts.replaceAll((_, fact) -> fact instanceof MemberId id ? PublicId.of(id) : fact);
        Object parameter = facts.remove(Params.FACT);
        String pointer = refusal.pointer();
        var errors = new ArrayList<FieldProblem>(1);
        if (pointer != null) {
            errors.add(FieldProblem.at(pointer, code, refusal.detail()));
        } else if (parameter != null) {
            errors.add(FieldProblem.ofParameter(parameter.toString(), code, refusal.detail()));
        }
        return of(refusal.code(), refusal.detail(), errors, facts);
    }

    static Problem of(ErrorCode code, String detail, List<FieldProblem> errors) {
        return of(code, detail, errors, Map.of());
    }

    private static Problem of(
            ErrorCode code, String detail, List<FieldProblem> errors, Map<String, Object> facts) {
        return new Problem(
                ProblemController.PATH + code.text(),
                title(code),
                ProblemStatus.of(code).value(),
                detail,
                code.text(),
                MDC.get(RequestIdFilter.MDC_KEY),
                ProblemStatus.retryable(code),
                errors,
                facts);
    }

    static String title(ErrorCode code) {
        String words = code.text().replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    Problem with(Map<String, Object> moreFacts) {
        var all = new TreeMap<>(facts);
        all.putAll(moreFacts);
        return new Problem(type, title, status, detail, code, requestId, retryable, errors, all);
    }

    /** The same problem of an item of a list, whose fields lie below a pointer. */
    public Problem below(String pointer) {
        var moved = new ArrayList<FieldProblem>(errors.size());
        for (FieldProblem error : errors) {
            moved.add(
                    error.pointer == null
                            ? error
                            : FieldProblem.at(pointer + error.pointer, error.code, error.detail));
        }
        return new Problem(type, title, status, detail, code, requestId, retryable, moved, facts);
    }
}
