package io.ladder.journal.persistence;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.ladder.journal.Attributes;
import io.ladder.shared.MemberId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * Values as the journal's JSON holds them: moments in microseconds since 1970, ids as text. What a
 * shop did not tell of a purchase is absent, as it is in what was booked before one could tell it.
 */
final class StoredValues {
    private static final long MICROS = 1_000_000;
    private static final int NANOS = 1_000;

    /** How what may be empty is written. */
    static final JsonInclude.Value ABSENT_WHERE_EMPTY =
            JsonInclude.Value.construct(
                    JsonInclude.Include.NON_EMPTY, JsonInclude.Include.USE_DEFAULTS);

    private StoredValues() {}

    /** What the JSON of a purchase has absent where it is empty, and empty where it is absent. */
    interface OfPurchase {
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<String> paymentMeans();
    }

    static SimpleModule module() {
        var module = new SimpleModule("ladder");
        module.addSerializer(
                Instant.class,
                new ValueSerializer<>() {
                    @Override
                    public void serialize(
                            Instant value, JsonGenerator json, SerializationContext context) {
                        json.writeNumber(
                                Math.addExact(
                                        Math.multiplyExact(value.getEpochSecond(), MICROS),
                                        value.getNano() / NANOS));
                    }
                });
        module.addDeserializer(
                Instant.class,
                new ValueDeserializer<>() {
                    @Override
                    public Instant deserialize(JsonParser json, DeserializationContext context) {
                        long micros = json.getLongValue();
                        return Instant.ofEpochSecond(
                                Math.floorDiv(micros, MICROS),
                                Math.floorMod(micros, MICROS) * NANOS);
                    }
                });
        module.addSerializer(
                MemberId.class,
                new ValueSerializer<>() {
                    @Override
                    public void serialize(
                            MemberId value, JsonGenerator json, SerializationContext context) {
                        json.writeString(value.value().toString());
                    }
                });
        module.addDeserializer(
                MemberId.class,
                new ValueDeserializer<>() {
                    @Override
                    public MemberId deserialize(JsonParser json, DeserializationContext context) {
                        return new MemberId(UUID.fromString(json.getString()));
                    }
                });
        module.addSerializer(Attributes.class, new WritingAttributes());
        module.addDeserializer(Attributes.class, new ReadingAttributes());
        return module;
    }

    private static final class WritingAttributes extends ValueSerializer<Attributes> {
        @Override
        public boolean isEmpty(SerializationContext context, Attributes value) {
            return value.isEmpty();
        }

        @Override
        public void serialize(Attributes value, JsonGenerator json, SerializationContext context) {
            json.writePOJO(value.values());
        }
    }

    private static final class ReadingAttributes extends ValueDeserializer<Attributes> {
        @Override
        public Attributes deserialize(JsonParser json, DeserializationContext context) {
            var values = new HashMap<String, Object>();
            for (JsonToken token = json.nextToken();
                    token != JsonToken.END_OBJECT;
                    token = json.nextToken()) {
                String name = json.currentName();
                values.put(
                        name,
                        switch (json.nextToken()) {
                            case VALUE_STRING -> json.getString();
                            case VALUE_NUMBER_INT -> json.getLongValue();
                            case VALUE_TRUE -> true;
                            case VALUE_FALSE -> false;
                            default ->
                                    throw new IllegalStateException(
                                            "the journal holds an unsound attribute " + name);
                        });
            }
            return Attributes.of(values);
        }

        @Override
        public Object getAbsentValue(DeserializationContext context) {
            return Attributes.NONE;
        }
    }
}
