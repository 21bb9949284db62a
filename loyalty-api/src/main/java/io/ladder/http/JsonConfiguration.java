package io.ladder.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ladder.config.ConfigReader;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.function.Function;
import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * How JSON is read and written. It is part of the interface, and so it is here and not in a
 * setting: names in snake case, absent rather than null, nothing unknown, nothing guessed.
 */
@Configuration(proxyBeanMethods = false)
class JsonConfiguration {
    static final int DEPTH_MAX = 32;

    /** The longest text is the file of a programme. */
    private static final int STRING_MAX = ConfigReader.LENGTH_MAX;

    private static final int NUMBER_LENGTH_MAX = 40;
    private static final int YEAR_MAX = 9999;

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    JsonFactoryBuilderCustomizer limits() {
        return factory ->
                factory.streamReadConstraints(
                        StreamReadConstraints.builder()
                                .maxNestingDepth(DEPTH_MAX)
                                .maxStringLength(STRING_MAX)
                                .maxNumberLength(NUMBER_LENGTH_MAX)
                                .build());
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    JsonMapperBuilderCustomizer conventions() {
        return json ->
                json.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                        .changeDefaultPropertyInclusion(inclusion ->
                                inclusion
                                        .withValueInclusion(JsonInclude.Include.NON_NULL)
                                        .withContentInclusion(JsonInclude.Include.NON_NULL))
                        .enable(
                                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                        .withCoercionConfig(
                                LogicalType.Textual,
                                texts -> {
                                    texts.setCoercion(
                                            CoercionInputShape.Integer, CoercionAction.Fail);
                                    texts.setCoercion(
                                            CoercionInputShape.Float, CoercionAction.Fail);
                                    texts.setCoercion(
                                            CoercionInputShape.Boolean, CoercionAction.Fail);
                                })
                        .addModule(times());
    }

    private static SimpleModule times() {
        return new SimpleModule("ladder")
                .addDeserializer(
                        Instant.class,
                        new FromText<>(
                                Instant.class,
                                text -> {
                                    OffsetDateTime time = OffsetDateTime.parse(text);
                                    requireYear(time.getYear());
                                    return time.toInstant();
                                }))
                .addDeserializer(
                        LocalDate.class,
                        new FromText<>(
                                LocalDate.class,
                                text -> {
                                    LocalDate date = LocalDate.parse(text);
                                    requireYear(date.getYear());
                                    return date;
                                }))
                .addDeserializer(Duration.class, new FromText<>(Duration.class, Duration::parse));
    }

    private static void requireYear(int year) {
        if (year < 0 || year > YEAR_MAX) {
            throw new DateTimeException("the year has 4 digits");
        }
    }

    /** Reads what is written as a string, and nothing else. */
    private static final class FromText<T> extends StdDeserializer<T> {
        private final transient Function<String, T> parsing;

        FromText(Class<T> type, Function<String, T> parsing) {
            super(type);
            this.parsing = parsing;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                try {
                    return parsing.apply(parser.getString());
                } catch (DateTimeException | ArithmeticException unreadable) {
                    throw new InvalidValueException(
                            parser, "must be " + JsonFaults.wanted(handledType()) + ".");
                }
            }
            throw new InvalidValueException(
                    parser, "must be " + JsonFaults.wanted(handledType()) + ".");
        }
    }
}
