package io.ladder.member.web;

import io.ladder.access.Scope;
import io.ladder.http.AttributeValues;
import io.ladder.http.BookingAnswer;
import io.ladder.http.PublicId;
import io.ladder.http.Refuses;
import io.ladder.http.RequiredScope;
import io.ladder.http.Subjects;
import io.ladder.journal.AttributeChange;
import io.ladder.journal.Attributes;
import io.ladder.journal.Call;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Recorded;
import io.ladder.member.TellAttributes;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What rules may know of members beside what they do. */
@RestController
@Tag(name = "Members")
final class AttributeController {
    private final TellAttributes telling;
    private final Subjects subjects;

    AttributeController(TellAttributes telling, Subjects subjects) {
        this.telling = telling;
        this.subjects = subjects;
    }

    @Schema(description = "What rules may know of a member from now on")
    record AttributesRequest(
            @NotNull
                    @Schema(
                            description =
                                    "By the names that the programme declares under"
                                            + " `member_attributes`; null for what no longer holds."
                                            + " Those that are not named stay as they are. They are"
                                            + " kept for ever: no personal data",
                            example = "{\"birthday\": \"05-17\", \"student\": null}")
                    Map<String, @Nullable Object> attributes,
            @Schema(description = "Since when it is so; now where absent")
                    @Nullable Instant occurredAt) {}

    @Schema(description = "What was told of a member")
    record AttributesResponse(
            String memberId,
            Map<String, Object> attributes,
            @Schema(description = "What no longer holds") List<String> taken,
            Instant occurredAt) {}

    @PostMapping("/v1/members/{ref}/attributes")
    @RequiredScope(Scope.MEMBERS_WRITE)
    @Refuses({ErrorCode.MEMBER_NOT_FOUND, ErrorCode.MEMBER_CLOSED, ErrorCode.OCCURRED_IN_FUTURE})
    @Operation(
            summary = "Tell attributes of a member",
            description =
                    "What rules may know beside what members do, such as a birthday. It decides"
                            + " from its moment on; what was booked before stays as it is.")
    ResponseEntity<AttributesResponse> tellAttributes(
            Call call, @PathVariable String ref, @Valid @RequestBody AttributesRequest request) {
        var told = new HashMap<String, @Nullable Object>();
        var taken = new ArrayList<String>();
        new TreeMap<>(request.attributes())
                .forEach((name, value) -> {
                    if (value == null) {
                        taken.add(name);
                    } else {
                        told.put(name, value);
                    }
                });
        if (request.attributes().isEmpty() || taken.size() > Attributes.COUNT_MAX) {
            throw Refusal.at(
                            ErrorCode.INVALID_FIELD,
                            "/attributes",
                            "There are 1 to " + Attributes.COUNT_MAX + " attributes.")
                    .asException();
        }
        Recorded.Booked booked =
                telling.tell(
                        call,
                        subjects.inPath(call.tenant(), ref),
                        AttributeValues.read(told, "/attributes"),
                        taken,
                        request.occurredAt());
        return BookingAnswer.done(booked, response(booked.record()));
    }

    private static AttributesResponse response(JournalRecord record) {
        if (!(record.activity() instanceof AttributeChange change)) {
            throw new IllegalStateException("record " + record.id() + " tells no attributes");
        }
        return new AttributesResponse(
                PublicId.of(record.member()),
                change.told().values(),
                change.taken(),
                change.occurredAt());
    }
}
