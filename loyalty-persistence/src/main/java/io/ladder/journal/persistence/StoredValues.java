package io.ladder.journal.persistence;

import io.ladder.shared.MemberId;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;

/** Values as the journal's JSON holds them: moments in microseconds since 1970, ids as text. */
final class StoredValues {
    private static final long MICROS = 1_000_000;
    private static final int NANOS = 1_000;

    private StoredValues() {}

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
        return module;
    }
}
