package io.ladder.programme;

import io.ladder.config.Fields;
import io.ladder.config.Names;
import io.ladder.config.Value;
import io.ladder.tier.Ladder;
import io.ladder.wording.Wording;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a programme file says in other languages. */
final class TextReader {
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");

    private TextReader() {}

    /**
     * The wording.
     *
     * @param rewards what they are called
     * @param walletNames as the file has them, by code
     * @param counterNames as the file has them, by id
     */
    static Wording wording(
            Fields file,
            Terms terms,
            Names rewards,
            Map<String, String> walletNames,
            Map<String, String> counterNames) {
        var byLanguage = new HashMap<String, Wording.Texts>();
        for (Value value : file.optionalItems("texts", Limits.LANGUAGES)) {
            Fields fields = value.fields();
            Value language = fields.require("language");
            String tag = language == null ? "" : language.text(Limits.CODE_LENGTH);
            if (language != null && !tag.isEmpty()) {
                if (!LANGUAGE.matcher(tag).matches()) {
                    language.mistake("A language such as de or pt-BR is expected here.");
                } else if (byLanguage.containsKey(tag)) {
                    language.mistake("This language is in the list already.");
                }
            }
            byLanguage.put(tag, texts(fields, terms, rewards));
            fields.done();
        }
        return new Wording(walletNames, counterNames, byLanguage);
    }

    private static Wording.Texts texts(Fields fields, Terms terms, Names rewards) {
        var rungs = new HashMap<String, Map<String, String>>();
        for (Value.Named ladder : named(fields, "rungs", terms.names().ladders(), "ladder")) {
            Ladder known = terms.ladders().get(ladder.name());
            if (known != null) {
                var rungNames = new HashMap<String, String>();
                ladder.value()
                        .named(terms.rungs(known), "rung")
                        .forEach(rung ->
                                rungNames.put(rung.name(), rung.value().text(Limits.NAME_LENGTH)));
                rungs.put(ladder.name(), rungNames);
            }
        }
        FileNames names = terms.names();
        Map<String, String> wallets = names(fields, "wallets", names.wallets(), "wallet");
        var ofRewards = new HashMap<String, Wording.OfReward>();
        for (Value.Named reward : named(fields, "rewards", rewards, "reward")) {
            Fields texts = reward.value().fields();
            ofRewards.put(
                    reward.name(),
                    new Wording.OfReward(
                            texts.optionalText("name", Limits.NAME_LENGTH),
                            texts.optionalText("value", Limits.TEXT_LENGTH)));
            texts.done();
        }
        return new Wording.Texts(
                fields.optionalText("programme", Limits.NAME_LENGTH),
                wallets,
                names(fields, "counters", names.counters(), "counter"),
                rungs,
                ofRewards);
    }

    private static Map<String, String> names(
            Fields fields, String field, Names known, String what) {
        var names = new HashMap<String, String>();
        for (Value.Named each : named(fields, field, known, what)) {
            names.put(each.name(), each.value().text(Limits.NAME_LENGTH));
        }
        return names;
    }

    private static List<Value.Named> named(Fields fields, String field, Names names, String what) {
        @Nullable Value value = fields.find(field);
        return value == null ? List.of() : value.named(names, what);
    }
}
