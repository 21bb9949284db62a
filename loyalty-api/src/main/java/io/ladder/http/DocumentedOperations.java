package io.ladder.http;

import io.ladder.journal.Call;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Page;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;

/** Adds to each operation what follows from its method: scope, parameters, problems, examples. */
final class DocumentedOperations implements GlobalOperationCustomizer {
    private static final String OK = "200";
    private static final String CREATED = "201";
    private static final String ACCEPTED = "202";
    private static final String NO_CONTENT = "204";
    private static final String ANY = "*/*";
    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";
    private static final String PROBLEM_SCHEMA = "#/components/schemas/Problem";

    private final Examples examples = new Examples();

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        if (!method.getMethod().getDeclaringClass().getName().startsWith("io.ladder.")) {
            return operation;
        }
        describeRepetition(operation, method);
        describeScope(operation, method);
        describeParameters(operation, method);
        ApiResponses responses = operation.getResponses();
        describeAnswers(operation, responses, method);
        describeProblems(responses, method);
        describeRequest(operation, method);
        return operation;
    }

    private static void describeRepetition(Operation operation, HandlerMethod method) {
        HarmlessTwice harmless = method.getMethodAnnotation(HarmlessTwice.class);
        String sentence =
                switch (Repetition.of(method.getMethod())) {
                    case HARMLESS ->
                            "An `Idempotency-Key` is accepted and has no effect: "
                                    + (harmless == null ? "" : harmless.value())
                                    + ".";
                    case REFUSED ->
                            "A request with an `Idempotency-Key` is refused: each request has its"
                                    + " effect.";
                    case ANSWERED, UNHEEDED -> null;
                };
        if (sentence != null) {
            String description = operation.getDescription();
            operation.setDescription(
                    description == null ? sentence : description + "\n\n" + sentence);
        }
    }

    private static void describeScope(Operation operation, HandlerMethod method) {
        RequiredScope required = method.getMethodAnnotation(RequiredScope.class);
        String scope =
                required == null
                        ? "Needs no key."
                        : "Needs the scope `" + required.value().text() + "`.";
        if (required == null) {
            operation.setSecurity(List.of());
        }
        String description = operation.getDescription();
        operation.setDescription(description == null ? scope : description + "\n\n" + scope);
    }

    private static void describeParameters(Operation operation, HandlerMethod method) {
        var parameters = new ArrayList<Parameter>();
        if (operation.getParameters() != null) {
            parameters.addAll(operation.getParameters());
        }
        if (takes(method, Call.class) || takes(method, DryRun.class)) {
            parameters.add(dryRun());
        }
        if (Repetition.of(method.getMethod()) == Repetition.ANSWERED) {
            parameters.add(idempotencyKey());
        }
        if (method.getMethod().getName().equals("recordPurchase")) {
            parameters.add(
                    query("explain", "Whether to tell why each rule applied or not", bool()));
        }
        if (takes(method, PageQuery.class)) {
            parameters.add(query("cursor", "`next_cursor` of the page before", new StringSchema()));
            Schema<Number> limit = new IntegerSchema();
            limit.setMinimum(java.math.BigDecimal.ONE);
            limit.setMaximum(java.math.BigDecimal.valueOf(Page.LIMIT_MAX));
            limit.setDefault(Page.LIMIT_DEFAULT);
            parameters.add(query("limit", "How many at most", limit));
        }
        for (Parameter parameter : parameters) {
            if ("ref".equals(parameter.getName()) && parameter.getDescription() == null) {
                parameter.description("`mbr_…`, `external:{id}` or `card:{number}`");
                parameter.example("external:C-1001");
            }
        }
        operation.setParameters(parameters.isEmpty() ? null : parameters);
    }

    private static boolean takes(HandlerMethod method, Class<?> type) {
        return Arrays.asList(method.getMethod().getParameterTypes()).contains(type);
    }

    private static Parameter dryRun() {
        return query(
                WebConfiguration.DRY_RUN,
                "Whether only to tell what it would bring; nothing is written then",
                bool());
    }

    private static Schema<?> bool() {
        var schema = new io.swagger.v3.oas.models.media.BooleanSchema();
        schema.setDefault(false);
        return schema;
    }

    private static Parameter query(String name, String description, Schema<?> schema) {
        return new Parameter().in("query").name(name).description(description).schema(schema);
    }

    private static Parameter idempotencyKey() {
        return new Parameter()
                .in("header")
                .name(WebConfiguration.IDEMPOTENCY_KEY)
                .description("The same key with the same content gets the same answer for 30 days")
                .schema(new StringSchema().maxLength(WebConfiguration.IDEMPOTENCY_KEY_LENGTH_MAX));
    }

    private void describeAnswers(
            Operation operation, ApiResponses responses, HandlerMethod method) {
        boolean books = Repetition.of(method.getMethod()) == Repetition.ANSWERED;
        ApiResponse made = responses.get(CREATED);
        ApiResponse later = responses.get(ACCEPTED);
        ApiResponse now = made == null ? responses.get(OK) : made;
        ApiResponse answer = now == null ? later : now;
        if (answer == null) {
            ApiResponse empty = responses.get(NO_CONTENT);
            if (empty != null) {
                empty.setDescription("Done");
            }
            return;
        }
        answer.setContent(asJson(answer.getContent()));
        answer.setDescription(made == null ? "Done" : made(books));
        examples.showAnswers(
                answer.getContent(),
                operation.getOperationId(),
                method.getMethodAnnotation(AlsoShown.class));
        if (books) {
            answer.addHeaderObject(
                    "Idempotent-Replayed",
                    new Header()
                            .description("`true` where an earlier request had booked it")
                            .schema(new StringSchema()));
        }
        AlsoLater kept = method.getMethodAnnotation(AlsoLater.class);
        if (kept != null) {
            responses.addApiResponse(
                    ACCEPTED,
                    new ApiResponse().description(kept.value()).content(answer.getContent()));
        }
        if (made != null && (books || takes(method, DryRun.class))) {
            responses.addApiResponse(
                    OK,
                    new ApiResponse()
                            .description("Only tried (`dry_run=true`)")
                            .content(made.getContent()));
        }
    }

    private static String made(boolean booked) {
        return booked ? "Booked, now or by an earlier request" : "Made";
    }

    /** The document says any type where a method names none; what comes is JSON. */
    private static @Nullable Content asJson(@Nullable Content content) {
        MediaType any = content == null ? null : content.get(ANY);
        return any == null ? content : new Content().addMediaType(JSON, any);
    }

    private void describeRequest(Operation operation, HandlerMethod method) {
        if (operation.getRequestBody() != null) {
            examples.showRequests(
                    operation.getRequestBody().getContent(),
                    operation.getOperationId(),
                    method.getMethodAnnotation(AlsoShown.class));
        }
    }

    private static void describeProblems(ApiResponses responses, HandlerMethod method) {
        Map<Integer, List<ErrorCode>> byStatus = new TreeMap<>();
        for (ErrorCode code : codes(method)) {
            byStatus.computeIfAbsent(ProblemStatus.of(code).value(), _ -> new ArrayList<>())
                    .add(code);
        }
        byStatus.forEach((status, codes) ->
                responses.addApiResponse(String.valueOf(status), problem(status, codes)));
    }

    private static List<ErrorCode> codes(HandlerMethod method) {
        var codes = new ArrayList<ErrorCode>();
        Refuses refuses = method.getMethodAnnotation(Refuses.class);
        if (refuses != null) {
            codes.addAll(List.of(refuses.value()));
        }
        if (method.hasMethodAnnotation(NoKeyNeeded.class)) {
            codes.add(ErrorCode.NOT_FOUND);
            return codes;
        }
        codes.add(ErrorCode.INVALID_FIELD);
        codes.add(ErrorCode.UNAUTHENTICATED);
        codes.add(ErrorCode.FORBIDDEN);
        codes.add(ErrorCode.BUSY);
        if (takes(method, PageQuery.class)) {
            codes.add(ErrorCode.INVALID_CURSOR);
        }
        boolean body =
                Arrays.stream(method.getMethodParameters())
                        .anyMatch(each -> each.hasParameterAnnotation(RequestBody.class));
        if (body) {
            codes.add(ErrorCode.MALFORMED_REQUEST);
            codes.add(ErrorCode.BODY_TOO_LARGE);
            codes.add(ErrorCode.UNSUPPORTED_MEDIA_TYPE);
        }
        if (Repetition.of(method.getMethod()) == Repetition.ANSWERED) {
            codes.add(ErrorCode.IDEMPOTENCY_KEY_REUSED);
        }
        return codes;
    }

    private static ApiResponse problem(int status, List<ErrorCode> codes) {
        var media = new MediaType().schema(new Schema<>().$ref(PROBLEM_SCHEMA));
        for (ErrorCode code : codes) {
            media.addExamples(code.text(), new Example().value(example(code)));
        }
        HttpStatus known = HttpStatus.valueOf(status);
        return new ApiResponse()
                .description(
                        known.getReasonPhrase()
                                + ": "
                                + codes.stream()
                                        .map(code -> "`" + code.text() + "`")
                                        .collect(Collectors.joining(", ")))
                .content(new Content().addMediaType(PROBLEM, media));
    }

    private static Map<String, Object> example(ErrorCode code) {
        var example = new java.util.LinkedHashMap<String, Object>();
        example.put("type", ProblemController.PATH + code.text());
        example.put("title", Problem.title(code));
        example.put("status", ProblemStatus.of(code).value());
        example.put("detail", ProblemController.meaning(code));
        example.put("code", code.text());
        example.put("request_id", "req_1f7qk2m9x0c3");
        example.put("retryable", ProblemStatus.retryable(code));
        return example;
    }
}
