package io.ladder.wording;

import io.ladder.journal.Activity;
import io.ladder.journal.Mechanic;
import io.ladder.journal.Programme;
import io.ladder.journal.Turn;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What members read of a programme: the names of the file, and what they are in other languages.
 * Nothing here decides; entries, explanations and ids are the same in all languages.
 */
public final class Wording implements Mechanic {
    /** A programme that has names in no other language. */
    public static final Wording NONE = new Wording(Map.of(), Map.of(), Map.of());

    private final Map<String, String> walletNames;
    private final Map<String, String> counterNames;
    private final Map<String, Texts> byLanguage;

    /**
     * What a file says in one language; what it does not say is as in the file.
     *
     * @param programme the name of the programme
     * @param wallets names by code
     * @param counters names by id
     * @param rungs names by ladder and rung
     * @param rewards by id
     */
    public record Texts(
            @Nullable String programme,
            Map<String, String> wallets,
            Map<String, String> counters,
            Map<String, Map<String, String>> rungs,
            Map<String, OfReward> rewards) {
        /** Nothing. */
        public static final Texts NONE = new Texts(null, Map.of(), Map.of(), Map.of(), Map.of());

        public Texts {
            wallets = Map.copyOf(wallets);
            counters = Map.copyOf(counters);
            rungs = Map.copyOf(rungs);
            rewards = Map.copyOf(rewards);
        }
    }

    /** What a reward is called, and what it is worth in words; null as in the file. */
    public record OfReward(@Nullable String name, @Nullable String value) {}

    /**
     * Wording of a programme.
     *
     * @param walletNames as the file has them, by code
     * @param counterNames as the file has them, by id
     * @param byLanguage by language tags such as {@code de} or {@code pt-BR}
     */
    public Wording(
            Map<String, String> walletNames,
            Map<String, String> counterNames,
            Map<String, Texts> byLanguage) {
        this.walletNames = new TreeMap<>(walletNames);
        this.counterNames = new TreeMap<>(counterNames);
        this.byLanguage = new TreeMap<>(byLanguage);
    }

    /** The wording of a programme. */
    public static Wording of(Programme programme) {
        Wording wording = programme.mechanic(Wording.class);
        return wording == null ? NONE : wording;
    }

    /** The languages beside that of the file, in the order of their tags. */
    public List<String> languages() {
        return List.copyOf(byLanguage.keySet());
    }

    /**
     * The language that somebody understands best by the lookup of RFC 4647; null for that of the
     * file.
     *
     * @param wanted as a header {@code Accept-Language} has it; null, or none, for any
     */
    public @Nullable String language(@Nullable String wanted) {
        if (wanted == null || byLanguage.isEmpty()) {
            return null;
        }
        try {
            return Locale.lookupTag(Locale.LanguageRange.parse(wanted), byLanguage.keySet());
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    /** What the file says in a language; nothing for null, or one that it does not have. */
    public Texts texts(@Nullable String language) {
        return language == null ? Texts.NONE : byLanguage.getOrDefault(language, Texts.NONE);
    }

    /** The name of a wallet in a language. */
    public String wallet(String code, @Nullable String language) {
        String name = texts(language).wallets().get(code);
        return name == null ? walletNames.getOrDefault(code, code) : name;
    }

    /** What counters count, in a language, by their ids. */
    public Map<String, String> counters(@Nullable String language) {
        var names = new TreeMap<>(counterNames);
        names.putAll(texts(language).counters());
        return names;
    }

    /** The name of a rung in a language; its own where it has no other. */
    public String rung(String ladder, String rung, @Nullable String language) {
        return texts(language).rungs().getOrDefault(ladder, Map.of()).getOrDefault(rung, rung);
    }

    /** What a reward is called and worth in a language; null where it is as in the file. */
    public OfReward reward(String id, @Nullable String language) {
        return texts(language).rewards().getOrDefault(id, new OfReward(null, null));
    }

    @Override
    public String id() {
        return "texts";
    }

    @Override
    public List<String> ruleIds() {
        return List.of();
    }

    @Override
    public void on(Activity activity, Turn turn) {}

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Wording wording
                && walletNames.equals(wording.walletNames)
                && counterNames.equals(wording.counterNames)
                && byLanguage.equals(wording.byLanguage);
    }

    @Override
    public int hashCode() {
        return Objects.hash(walletNames, counterNames, byLanguage);
    }
}
