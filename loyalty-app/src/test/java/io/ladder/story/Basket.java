package io.ladder.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.story.Shop.Answer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What somebody buys in a story, where, and how they pay. */
final class Basket {
    /** The sentence that tells it. */
    static final Pattern BUYS =
            Pattern.compile(
                    "(\\w+) buys (.*?)(?: at ([\\w-]+))?(?: by ([\\w-]+))?(?: with ([\\w-]+))?");

    private static final Pattern GOODS =
            Pattern.compile(
                    "(?:(?:([\\d.]+) )?([\\w-]+)(?: \\(([\\w-]+)(?:, ([\\w-]+))?\\))? )?for"
                            + " ([\\d.]+)");

    private final Shop shop;
    private final List<Map<String, Object>> lines = new ArrayList<>();
    private final Map<String, Object> circumstances = new HashMap<>();

    /**
     * A basket.
     *
     * @param buys what {@link #BUYS} matches
     */
    Basket(Shop shop, Matcher buys, String place) {
        this.shop = shop;
        for (String part : buys.group(2).split(" and ", -1)) {
            Matcher goods = GOODS.matcher(part);
            assertThat(goods.matches()).as(place + ": no goods are " + part).isTrue();
            lines.add(goods(goods));
        }
        put(circumstances, "shop", buys.group(3));
        put(circumstances, "channel", buys.group(4));
        if (buys.group(5) != null) {
            circumstances.put("payment_means", List.of(buys.group(5)));
        }
    }

    private Map<String, Object> goods(Matcher goods) {
        var line = new HashMap<String, Object>();
        String product = goods.group(2);
        line.put("id", product == null ? String.valueOf(lines.size()) : product);
        put(line, "product", product);
        put(line, "category", goods.group(3));
        put(line, "brand", goods.group(4));
        line.put("quantity", goods.group(1) == null ? 1 : new BigDecimal(goods.group(1)));
        line.put("amount", shop.money(goods.group(5)));
        return line;
    }

    private static void put(Map<String, Object> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    /** Where it is bought and how it is paid, as far as the sentence tells. */
    Map<String, Object> circumstances() {
        return circumstances;
    }

    /** What a till asks before. */
    Map<String, Object> wanted(String member) {
        var wanted = new HashMap<>(circumstances);
        wanted.put("member", member);
        wanted.put("lines", lines);
        return wanted;
    }

    /** The lines as they are to be booked. */
    List<Map<String, Object>> at(Answer quote) {
        var booked = new ArrayList<Map<String, Object>>();
        for (Map<String, Object> line : lines) {
            var copy = new HashMap<>(line);
            for (JsonNode cheaper : quote.body().path("cheaper_lines")) {
                if (cheaper.path("id").asString().equals(line.get("id"))) {
                    copy.put("amount", cheaper.path("amount"));
                    copy.put("list_amount", cheaper.path("list_amount"));
                }
            }
            booked.add(copy);
        }
        return booked;
    }
}
