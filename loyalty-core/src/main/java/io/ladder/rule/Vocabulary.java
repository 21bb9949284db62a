package io.ladder.rule;

import io.ladder.expression.FactType;
import io.ladder.journal.Attributes;
import io.ladder.journal.Line;
import io.ladder.rule.AttributeRules.Kind;
import io.ladder.shared.Money;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every fact that expressions of a programme file can name, with its meaning. */
public final class Vocabulary {
    /** The fact that must be known before anything is given. */
    static final String BALANCES = "balances";

    /** The fact that may need all others of a member. */
    static final String SEGMENTS = "segments";

    static final FactType<Line> LINE =
            FactType.<Line>named("Line")
                    .text(
                            "product",
                            line -> text(line.product()),
                            "the product, as the shop names it")
                    .text("category", line -> text(line.category()), "the category of the product")
                    .text("brand", line -> text(line.brand()), "the brand of the product")
                    .whole("amount", line -> line.amount().minor(), "what it cost, in minor units")
                    .whole(
                            "list_amount",
                            line -> minor(line.listAmount(), line.amount().minor()),
                            "what it would have cost before discounts; the amount where not told")
                    .whole(
                            "tax",
                            line -> minor(line.tax(), 0),
                            "the tax in the amount; 0 where not told")
                    .whole(
                            "quantity",
                            Line::quantityThousandths,
                            "thousandths of a piece, kilogram or litre")
                    .textsByName(
                            "texts",
                            line -> attributes(line.attributes(), String.class),
                            "its attributes that are text")
                    .wholes(
                            "numbers",
                            line -> attributes(line.attributes(), Long.class),
                            "its attributes that are whole numbers")
                    .yesOrNos(
                            "flags",
                            line -> attributes(line.attributes(), Boolean.class),
                            "its attributes that are true or false");

    static final FactType<Chosen> CHOSEN =
            FactType.<Chosen>named("Chosen")
                    .whole("amount", Chosen::minor, "what these lines cost, in minor units")
                    .whole(
                            "quantity",
                            Chosen::thousandths,
                            "thousandths of pieces, kilograms or litres")
                    .list(
                            "lines",
                            LINE,
                            chosen -> Circumstances.facts(chosen.lines()),
                            "the lines");

    static final FactType<Circumstances> PURCHASE =
            FactType.<Circumstances>named("Purchase")
                    .whole(
                            "amount",
                            of -> of.everything().minor(),
                            "what all of it cost, in minor units")
                    .whole(
                            "quantity",
                            of -> of.everything().thousandths(),
                            "thousandths of pieces, kilograms or litres")
                    .text("shop", of -> text(of.purchase().shop()), "where, as the shop names it")
                    .text(
                            "channel",
                            of -> text(of.purchase().channel()),
                            "by which channel, such as web")
                    .texts(
                            "payment_means",
                            of -> of.purchase().paymentMeans(),
                            "what it was paid with, such as cash")
                    .textsByName(
                            "texts",
                            of -> attributes(of.purchase().attributes(), String.class),
                            "its attributes that are text")
                    .wholes(
                            "numbers",
                            of -> attributes(of.purchase().attributes(), Long.class),
                            "its attributes that are whole numbers")
                    .yesOrNos(
                            "flags",
                            of -> attributes(of.purchase().attributes(), Boolean.class),
                            "its attributes that are true or false")
                    .list("lines", LINE, Circumstances::lines, "all lines");

    static final FactType<Circumstances> MEMBER =
            FactType.<Circumstances>named("Member")
                    .textsByName(
                            "rungs",
                            Circumstances::rungs,
                            "the rung on each ladder before the purchase")
                    .wholes(
                            BALANCES,
                            Circumstances::balances,
                            "points to spend in each wallet before the purchase")
                    .wholes(
                            "counters",
                            Circumstances::counters,
                            "what each counter of the file has come to before the purchase")
                    .textsByName(
                            "texts",
                            of -> of.known(Kind.OneOf.class, String.class, ""),
                            "its attributes that are text; empty where not told")
                    .wholes(
                            "numbers",
                            of -> of.known(Kind.Whole.class, Long.class, null),
                            "its attributes that are whole numbers, as far as they are told")
                    .yesOrNos(
                            "flags",
                            of -> of.known(Kind.YesOrNo.class, Boolean.class, false),
                            "its attributes that are true or false; false where not told")
                    .yesOrNos(
                            SEGMENTS,
                            Circumstances::segments,
                            "whether the member is in each segment of the file")
                    .wholes(
                            "days_until",
                            Circumstances::daysUntil,
                            "days to each attribute that is a day of the year, as far as they are"
                                    + " told; 0 on the day")
                    .whole(
                            "days",
                            Circumstances::days,
                            "days since the member joined; 0 on the first");

    static final FactType<Circumstances> MOMENT =
            FactType.<Circumstances>named("Moment")
                    .whole("year", of -> of.local().getYear(), "such as 2026")
                    .whole("month", of -> of.local().getMonthValue(), "1 to 12")
                    .whole("day", of -> of.local().getDayOfMonth(), "1 to 31")
                    .whole(
                            "weekday",
                            of -> of.local().getDayOfWeek().getValue(),
                            "1 for Monday to 7 for Sunday")
                    .whole("hour", of -> of.local().getHour(), "0 to 23")
                    .whole("minute", of -> of.local().getMinute(), "0 to 59")
                    .text("date", of -> of.local().toLocalDate().toString(), "such as 2026-12-24");

    /** What a condition on a purchase, or an amount, can name. */
    public static final FactType<Case> CASE =
            FactType.<Case>named("Case")
                    .part(
                            "purchase",
                            PURCHASE,
                            of -> of.circumstances().purchaseFacts(),
                            "the purchase")
                    .part(
                            "chosen",
                            CHOSEN,
                            of -> CHOSEN.of(of.chosen()),
                            "the lines that the rule is about")
                    .part("member", MEMBER, of -> of.circumstances().memberFacts(), "who buys")
                    .part(
                            "moment",
                            MOMENT,
                            of -> of.circumstances().momentFacts(),
                            "when, by the programme's clocks");

    /** What a condition on a line can name. */
    public static final FactType<OneLine> ONE_LINE =
            FactType.<OneLine>named("OneLine")
                    .part("line", LINE, of -> LINE.of(of.line()), "the line that is asked about")
                    .part(
                            "purchase",
                            PURCHASE,
                            of -> of.circumstances().purchaseFacts(),
                            "the purchase")
                    .part("member", MEMBER, of -> of.circumstances().memberFacts(), "who buys")
                    .part(
                            "moment",
                            MOMENT,
                            of -> of.circumstances().momentFacts(),
                            "when, by the programme's clocks");

    /** What a condition can name where nobody buys anything: who may have a reward, and when. */
    public static final FactType<Case> VISIT =
            FactType.<Case>named("Visit")
                    .part("member", MEMBER, of -> of.circumstances().memberFacts(), "who asks")
                    .part(
                            "moment",
                            MOMENT,
                            of -> of.circumstances().momentFacts(),
                            "when, by the programme's clocks");

    private Vocabulary() {}

    /** Everything that can be named, by kinds of things, for the documentation. */
    public static List<FactType<?>> documented() {
        return List.of(CASE, ONE_LINE, VISIT, PURCHASE, LINE, CHOSEN, MEMBER, MOMENT);
    }

    private static <V> Map<String, V> attributes(Attributes attributes, Class<V> type) {
        var values = new HashMap<String, V>();
        attributes
                .values()
                .forEach((name, value) -> {
                    if (type.isInstance(value)) {
                        values.put(name, type.cast(value));
                    }
                });
        return values;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static long minor(@Nullable Money money, long otherwise) {
        return money == null ? otherwise : money.minor();
    }
}
