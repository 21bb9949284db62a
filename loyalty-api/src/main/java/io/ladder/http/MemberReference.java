package io.ladder.http;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.deser.std.StdDeserializer;

/**
 * Which member is meant: one of these. As a string it is {@code mbr_…}, {@code external:…} or
 * {@code card:…}.
 *
 * @param phone in E.164 form or with its country's prefix
 */
@JsonDeserialize(using = MemberReference.Reading.class)
@Schema(
        description =
                "Which member: `mbr_…`, `external:…` or `card:…`, or an object with one of `id`,"
                        + " `external_id`, `card`, `phone`, `email`",
        type = "string",
        example = "external:C-1001")
public record MemberReference(
        @Nullable String id,
        @Nullable String externalId,
        @Nullable String card,
        @Nullable String phone,
        @Nullable String email) {
    private static final String EXTERNAL = "external:";
    private static final String CARD = "card:";

    /** The reference that a text makes; one that says nothing where it makes none. */
    public static MemberReference of(String text) {
        if (text.startsWith(EXTERNAL)) {
            return new MemberReference(null, text.substring(EXTERNAL.length()), null, null, null);
        } else if (text.startsWith(CARD)) {
            return new MemberReference(null, null, text.substring(CARD.length()), null, null);
        }
        return new MemberReference(text, null, null, null, null);
    }

    private record Fields(
            @Nullable String id,
            @Nullable String externalId,
            @Nullable String card,
            @Nullable String phone,
            @Nullable String email) {}

    /** Reads both forms. */
    static final class Reading extends StdDeserializer<MemberReference> {
        Reading() {
            super(MemberReference.class);
        }

        @Override
        public MemberReference deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                return of(parser.getString());
            }
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw new InvalidValueException(
                        parser, "must be a string such as \"external:C-1001\", or an object.");
            }
            Fields fields = context.readValue(parser, Fields.class);
            return new MemberReference(
                    fields.id, fields.externalId, fields.card, fields.phone, fields.email);
        }
    }
}
