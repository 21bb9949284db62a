package io.ladder.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.ledger.Place;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The journal is kept for ever and sealed, and so it has no place for what people write. */
class ActivityWordsTest {
    /**
     * Texts that name something of the house. What a person writes is a remark, not one of them.
     */
    private static final Set<String> NAMES =
            Set.of(
                    "Actor.id",
                    "Adjustment.reasonCode",
                    "Adjustment.wallet",
                    "AdjustmentApproval.reasonCode",
                    "AdjustmentApproval.wallet",
                    "AdjustmentProposal.reasonCode",
                    "AdjustmentProposal.wallet",
                    "AttributeChange.taken",
                    "Attributes.values",
                    "Document.number",
                    "Document.source",
                    "EvidenceWithdrawal.reasonCode",
                    "Line.brand",
                    "Line.category",
                    "Line.id",
                    "Line.product",
                    "PaymentAuthorisation.shop",
                    "PaymentAuthorisation.wallet",
                    "PaymentRefund.reasonCode",
                    "PaymentVoid.reasonCode",
                    "Purchase.channel",
                    "Purchase.paymentMeans",
                    "Purchase.shop",
                    "Redemption.device",
                    "Redemption.reward",
                    "RedemptionCancel.reasonCode",
                    "ReturnedLine.line",
                    "RungPin.reasonCode",
                    "RungPin.rung",
                    "RungPin.scheme",
                    "RungUnpin.reasonCode",
                    "RungUnpin.scheme",
                    "StatusChange.reasonCode",
                    "SurveyAnswer.shop",
                    "TransferIn.wallet",
                    "TransferOut.wallet",
                    "TransferOutReversal.wallet",
                    "VoucherCode.text");

    private static final Set<Class<?>> WITHOUT_WORDS =
            Set.of(
                    Instant.class,
                    Boolean.class,
                    Integer.class,
                    Long.class,
                    UUID.class,
                    Currency.class);

    @Test
    void keepsNoWordsOfPeople() {
        var texts = new TreeSet<String>();

        collect(Activity.class, "", texts, new HashSet<>());

        assertThat(texts).isEqualTo(new TreeSet<>(NAMES));
    }

    /** Something that must not go into an activity. */
    private record Told(Instant at, Map<String, ? extends List<Why>> whys, List<String> others) {}

    private sealed interface Why permits Why.Written, Why.Chosen {
        record Written(CharSequence words) implements Why {}

        record Chosen(Place place) implements Why {}
    }

    @Test
    void findsWordsHoweverDeepTheyStand() {
        var texts = new TreeSet<String>();

        collect(Told.class, "", texts, new HashSet<>());

        assertThat(texts).containsExactly("Told.others", "Told.whys", "Written.words");
    }

    /**
     * Adds the texts within a type, each by the record that has it.
     *
     * @param place where the type stands
     * @param seen the types that were looked into
     */
    private static void collect(Type type, String place, Set<String> texts, Set<Type> seen) {
        switch (type) {
            case Class<?> plain -> collectPlain(plain, place, texts, seen);
            case ParameterizedType of -> {
                assertThat((Class<?>) of.getRawType())
                        .as(place)
                        .matches(raw ->
                                Collection.class.isAssignableFrom(raw)
                                        || Map.class.isAssignableFrom(raw));
                for (Type part : of.getActualTypeArguments()) {
                    collect(part, place, texts, seen);
                }
            }
            case WildcardType any -> collect(any.getUpperBounds()[0], place, texts, seen);
            default -> throw new AssertionError(place + " is of a type not known here: " + type);
        }
    }

    private static void collectPlain(
            Class<?> type, String place, Set<String> texts, Set<Type> seen) {
        if (type == String.class || type == CharSequence.class || type == Object.class) {
            texts.add(place);
        } else if (type.isArray()) {
            collect(type.getComponentType(), place, texts, seen);
        } else if (!type.isPrimitive()
                && !type.isEnum()
                && !WITHOUT_WORDS.contains(type)
                && seen.add(type)) {
            List<Type> parts = new ArrayList<>();
            if (type.isSealed()) {
                parts.addAll(List.of(type.getPermittedSubclasses()));
                parts.forEach(part -> collect(part, place, texts, seen));
            } else {
                assertThat(type.isRecord()).as(place + ", a " + type.getName()).isTrue();
                for (RecordComponent part : type.getRecordComponents()) {
                    collect(
                            part.getGenericType(),
                            type.getSimpleName() + "." + part.getName(),
                            texts,
                            seen);
                }
            }
        }
    }
}
