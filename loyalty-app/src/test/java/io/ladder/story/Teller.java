package io.ladder.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.story.Shop.Answer;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Tells a story to a shop, sentence by sentence. */
final class Teller {
    private static final Pattern ON = Pattern.compile("On (\\S+)(?: at (\\S+))?");
    private static final Pattern ENROLS = Pattern.compile("(\\w+) enrols");
    private static final Pattern RETURNS =
            Pattern.compile("(\\w+) returns (?:([\\d.]+) ([\\w-]+) of )?purchase (\\d+)");
    private static final Pattern TAKES = Pattern.compile("(\\w+) takes ([\\w-]+)");
    private static final Pattern GIVES_BACK = Pattern.compile("(\\w+) gives back ([\\w-]+)");
    private static final Pattern ASKS = Pattern.compile("(\\w+) asks for ([\\w-]+)");
    private static final Pattern PAYS =
            Pattern.compile("(\\w+) pays (\\d+) ([\\w-]+) of ([\\d.]+)");
    private static final Pattern ANSWERS = Pattern.compile("(\\w+) answers (\\d+)");
    private static final Pattern SHOWS = Pattern.compile("(\\w+) shows (\\w+)");
    private static final Pattern TELLS = Pattern.compile("(\\w+) tells (\\w+) (\\S+)");
    private static final Pattern STANDS = Pattern.compile("(\\w+)");

    private static final Pattern OFFERED = Pattern.compile("(not )?offered(?: (\\w+))?");
    private static final Pattern PAID = Pattern.compile("pays ([\\d.]+)");
    private static final Pattern LEFT = Pattern.compile("(\\d+) left");
    private static final Pattern EARNED = Pattern.compile("(\\d+) ([\\w-]+)");
    private static final Pattern HAS = Pattern.compile("has (-?\\d+) ([\\w-]+)");
    private static final Pattern IS = Pattern.compile("is ([\\w-]+)");
    private static final Pattern TO_GO = Pattern.compile("[\\d.]+ (?:\\w+ )?to go.*");
    private static final Pattern REFUSED = Pattern.compile("refused (\\w+)");

    private final Shop shop;
    private final ZoneId zone;
    private final Map<String, Integer> purchases = new HashMap<>();
    private final Map<String, String> redemptions = new HashMap<>();
    private final Set<String> members = new LinkedHashSet<>();
    private String member = "";
    private @Nullable Answer quote;

    Teller(Shop shop, ZoneId zone) {
        this.shop = shop;
        this.zone = zone;
    }

    /** Tells the whole story, and requires what it expects. */
    void tell(Story story) throws Exception {
        for (Story.Sentence sentence : story.sentences()) {
            String place = story.name() + ".story:" + sentence.line() + " " + sentence.text();
            Answer answer = tell(sentence, place);
            if (answer == null) {
                continue;
            }
            boolean refused = false;
            for (String expected : sentence.expected()) {
                refused |= expected.startsWith("refused");
                require(expected, answer, place + " → " + expected);
            }
            if (!refused) {
                assertThat(answer.status()).as(place + " " + answer.body()).isBetween(200, 299);
            }
        }
    }

    /** Tells the whole story; what is refused is what was to be refused. */
    void follow(Story story) throws Exception {
        for (Story.Sentence sentence : story.sentences()) {
            Answer answer = tell(sentence, story.name());
            boolean refusal =
                    sentence.expected().stream().anyMatch(each -> each.startsWith("refused"));
            if (answer != null && !refusal) {
                assertThat(answer.status())
                        .as("without what comes back: " + sentence.text() + " " + answer.body())
                        .isBetween(200, 299);
            }
        }
    }

    /** What there is in the end of each member: balances, rungs, and what is missing. */
    List<String> end() throws Exception {
        var end = new ArrayList<String>();
        for (String each : members) {
            JsonNode body = shop.get("/v1/members/external:" + each).body();
            var rungs = new ArrayList<String>();
            body.path("tiers")
                    .forEach(tier ->
                            rungs.add(
                                    tier.path("rung").asString()
                                            + " "
                                            + tier.path("missing_text").asString("")));
            JsonNode progress = shop.get("/v1/members/external:" + each + "/progress").body();
            end.add(
                    each
                            + " "
                            + body.path("balances")
                            + " "
                            + rungs
                            + " "
                            + progress.path("rules")
                            + " "
                            + progress.path("rewards"));
        }
        return end;
    }

    private @Nullable Answer tell(Story.Sentence sentence, String place) throws Exception {
        String text = sentence.text();
        String number = "s" + sentence.line();
        Matcher match = ON.matcher(text);
        if (match.matches()) {
            moveTo(match.group(1), match.group(2));
            return null;
        }
        if (text.equals("Nothing")) {
            return null;
        }
        match = ENROLS.matcher(text);
        if (match.matches()) {
            member = match.group(1);
            members.add(member);
            return shop.post("/v1/members", Map.of("external_id", member));
        }
        match = RETURNS.matcher(text);
        if (match.matches()) {
            member = match.group(1);
            return shop.post("/v1/returns", returned(match, number));
        }
        match = Basket.BUYS.matcher(text);
        if (match.matches()) {
            member = match.group(1);
            return buy(new Basket(shop, match, place), place);
        }
        Answer ofReward = tellOfReward(text, number);
        if (ofReward != null) {
            return ofReward;
        }
        match = PAYS.matcher(text);
        if (match.matches()) {
            member = match.group(1);
            Answer held = shop.post("/v1/payments", paid(match, number));
            String id = held.body().path("id").asString("");
            return held.status() == 201
                    ? shop.post("/v1/payments/" + id + "/capture", Map.of())
                    : held;
        }
        return tellOfMember(text, number, place);
    }

    private Answer tellOfMember(String text, String number, String place) throws Exception {
        Matcher match = ANSWERS.matcher(text);
        if (match.matches()) {
            member = match.group(1);
            int score = Integer.parseInt(match.group(2));
            return shop.post("/v1/survey-answers", fact(number, "score", score));
        }
        match = SHOWS.matcher(text);
        if (match.matches()) {
            member = match.group(1);
            return shop.post("/v1/evidence", fact(number, "kind", match.group(2)));
        }
        match = TELLS.matcher(text);
        if (match.matches()) {
            member = match.group(1);
            var told = Map.of(match.group(2), value(match.group(3)));
            return shop.post(
                    "/v1/members/external:" + member + "/attributes", Map.of("attributes", told));
        }
        match = STANDS.matcher(text);
        assertThat(match.matches()).as(place + " is no sentence").isTrue();
        member = match.group(1);
        return shop.get("/v1/members/external:" + member);
    }

    private static Object value(String text) {
        return switch (text) {
            case "yes" -> true;
            case "no" -> false;
            default -> text.matches("\\d+") ? (Object) Long.valueOf(text) : text;
        };
    }

    /** Buys what a till was quoted, which must bring what it said. */
    private Answer buy(Basket basket, String place) throws Exception {
        int number = purchases.merge(member, 1, Integer::sum);
        quote = shop.post("/v1/quotes", basket.wanted("external:" + member));
        Map<String, Object> purchase = fact(member + "-" + number, "lines", basket.at(quote));
        basket.circumstances().forEach(purchase::put);
        Answer bought = shop.post("/v1/purchases?explain=true", purchase);
        if (bought.status() == 201) {
            assertThat(bought.body().path("earned"))
                    .as(place)
                    .isEqualTo(quote.body().path("earned"));
        }
        return bought;
    }

    private @Nullable Answer tellOfReward(String text, String number) throws Exception {
        Matcher match = TAKES.matcher(text);
        if (match.matches()) {
            member = match.group(1);
            Answer taken = shop.post("/v1/redemptions", fact(number, "reward", match.group(2)));
            taken(match.group(2), taken);
            return taken;
        }
        match = GIVES_BACK.matcher(text);
        if (match.matches()) {
            member = match.group(1);
            String id = redemptions.get(member + " " + match.group(2));
            return shop.post(
                    "/v1/redemptions/" + id + "/cancel", Map.of("reason", "Not used after all"));
        }
        match = ASKS.matcher(text);
        if (match.matches()) {
            member = match.group(1);
            return shop.get("/v1/members/external:" + member + "/rewards/" + match.group(2));
        }
        return null;
    }

    private void taken(String reward, Answer taken) {
        if (taken.status() == 201) {
            redemptions.put(member + " " + reward, taken.body().path("id").asString());
        }
    }

    private void moveTo(String date, @Nullable String time) throws Exception {
        LocalTime at = time == null ? LocalTime.NOON : LocalTime.parse(time);
        Instant then = LocalDate.parse(date).atTime(at).atZone(zone).toInstant();
        JsonNode clock = shop.get("/v1/sandbox/clock").body();
        Instant now = Instant.parse(clock.path("now").asString());
        var advance = Map.of("advance", Duration.between(now, then).toString());
        Answer moved = shop.post("/v1/sandbox/clock", advance);
        assertThat(moved.status()).as(date + " " + moved.body()).isEqualTo(200);
    }

    private Map<String, Object> fact(String number, String field, Object value) {
        var fact = new HashMap<String, Object>();
        fact.put("member", "external:" + member);
        fact.put("source", "story");
        fact.put("document_number", number);
        fact.put(field, value);
        return fact;
    }

    private Map<String, Object> paid(Matcher pays, String number) {
        var line = Map.of("id", "1", "amount", shop.money(pays.group(4)));
        Map<String, Object> payment = fact(number, "lines", List.of(line));
        payment.put("points", Long.parseLong(pays.group(2)));
        payment.put("wallet", pays.group(3));
        return payment;
    }

    private Map<String, Object> returned(Matcher returns, String number) {
        var back = new HashMap<String, Object>();
        back.put("source", "story");
        back.put("document_number", number);
        String purchase = member + "-" + returns.group(4);
        back.put("purchase", Map.of("source", "story", "document_number", purchase));
        if (returns.group(2) != null) {
            var line = new HashMap<String, Object>();
            line.put("line", returns.group(3));
            line.put("quantity", new BigDecimal(returns.group(2)));
            back.put("lines", List.of(line));
        }
        return back;
    }

    private void require(String expected, Answer answer, String place) throws Exception {
        String what = place + " " + answer.body();
        Matcher match = REFUSED.matcher(expected);
        if (match.matches()) {
            assertThat(answer.body().path("code").asString("")).as(what).isEqualTo(match.group(1));
            return;
        }
        if (expected.equals("nothing") || expected.equals("nothing yet")) {
            assertThat(answer.body().path("earned")).as(what).isEmpty();
            return;
        }
        match = OFFERED.matcher(expected);
        if (match.matches()) {
            boolean offered = match.group(1) == null;
            assertThat(answer.body().path("available").asBoolean()).as(what).isEqualTo(offered);
            String code = match.group(2);
            assertThat(code == null ? "[]" : answer.body().path("obstacles").toString())
                    .as(what)
                    .contains(code == null ? "[]" : "\"" + code + "\"");
            return;
        }
        match = LEFT.matcher(expected);
        if (match.matches()) {
            assertThat(answer.body().path("uses_left").asLong(-1))
                    .as(what)
                    .isEqualTo(Long.parseLong(match.group(1)));
            return;
        }
        if (requirePaid(expected, what)) {
            return;
        }
        match = HAS.matcher(expected);
        if (match.matches()) {
            assertThat(balance(match.group(2))).as(what).isEqualTo(Long.parseLong(match.group(1)));
            return;
        }
        match = IS.matcher(expected);
        if (match.matches()) {
            assertThat(rungs()).as(what).contains(match.group(1));
            return;
        }
        if (TO_GO.matcher(expected).matches()) {
            assertThat(missing()).as(what).anyMatch(each -> each.startsWith(expected));
            return;
        }
        match = EARNED.matcher(expected);
        assertThat(match.matches()).as(place + " expects nothing that is known").isTrue();
        long points = 0;
        for (JsonNode earned : answer.body().path("earned")) {
            if (earned.path("wallet").asString().equals(match.group(2))) {
                points += earned.path("points").asLong();
            }
        }
        assertThat(points).as(what).isEqualTo(Long.parseLong(match.group(1)));
    }

    private boolean requirePaid(String expected, String what) {
        Matcher match = PAID.matcher(expected);
        if (!match.matches()) {
            return false;
        }
        JsonNode total = quote().path("total");
        assertThat(
                        Map.of(
                                "amount",
                                total.path("amount").asLong(),
                                "currency",
                                total.path("currency").asString()))
                .as(what)
                .isEqualTo(shop.money(match.group(1)));
        return true;
    }

    private JsonNode quote() {
        return Objects.requireNonNull(quote, "nothing was bought yet").body();
    }

    private long balance(String wallet) throws Exception {
        JsonNode body = shop.get("/v1/members/external:" + member).body();
        for (JsonNode balance : body.path("balances")) {
            if (balance.path("wallet").asString().equals(wallet)) {
                return balance.path("available").asLong();
            }
        }
        return 0;
    }

    private List<String> missing() throws Exception {
        var missing = new ArrayList<String>();
        shop.get("/v1/members/external:" + member + "/progress")
                .body()
                .path("rules")
                .forEach(rule -> missing.add(rule.path("text").asString()));
        return missing;
    }

    private List<String> rungs() throws Exception {
        var rungs = new ArrayList<String>();
        shop.get("/v1/members/external:" + member)
                .body()
                .path("tiers")
                .forEach(tier -> rungs.add(tier.path("rung").asString()));
        return rungs;
    }
}
