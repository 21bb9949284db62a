package io.ladder.rule;

import io.ladder.expression.Facts;
import io.ladder.journal.Activity;
import io.ladder.journal.Attributes;
import io.ladder.journal.Line;
import io.ladder.journal.Turn;
import io.ladder.ledger.WalletRules;
import io.ladder.tier.Ladder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A purchase, who buys, and when: all that rules can know of it. What takes a moment to find out is
 * found out when a rule first asks, and once for all rules.
 */
public final class Circumstances {
    private final Activity.@Nullable Purchase purchase;
    private final Turn turn;
    private @Nullable ZonedDateTime local;
    private @Nullable Chosen everything;
    private @Nullable List<Facts<Line>> lines;
    private @Nullable Map<String, String> rungs;
    private @Nullable Map<String, Long> balances;
    private @Nullable Map<String, Long> counted;
    private final Map<String, Boolean> segments = new HashMap<>();
    private final Facts<Circumstances> purchaseFacts;
    private final Facts<Circumstances> memberFacts;
    private final Facts<Circumstances> momentFacts;

    /**
     * The circumstances of a purchase.
     *
     * @param purchase null where there is none, and only the member and the moment are asked about
     */
    Circumstances(Activity.@Nullable Purchase purchase, Turn turn) {
        this.purchase = purchase;
        this.turn = turn;
        this.purchaseFacts = Vocabulary.PURCHASE.of(this);
        this.memberFacts = Vocabulary.MEMBER.of(this);
        this.momentFacts = Vocabulary.MOMENT.of(this);
    }

    Activity.Purchase purchase() {
        return Objects.requireNonNull(purchase, "nobody asks for a purchase where there is none");
    }

    /** When it happened. */
    Instant at() {
        return turn.at();
    }

    /** When it happened, by the programme's clocks. */
    ZonedDateTime local() {
        if (local == null) {
            local = turn.at().atZone(turn.programme().zone());
        }
        return local;
    }

    /** All lines. */
    Chosen everything() {
        if (everything == null) {
            everything = Chosen.of(purchase().lines());
        }
        return everything;
    }

    /**
     * The rung on which the member stood before the purchase; null where there is no such ladder.
     */
    @Nullable String rung(String ladder) {
        return turn.rung(ladder);
    }

    List<Facts<Line>> lines() {
        if (lines == null) {
            lines = facts(purchase().lines());
        }
        return lines;
    }

    static List<Facts<Line>> facts(List<Line> lines) {
        return lines.stream().map(Vocabulary.LINE::of).toList();
    }

    /** The rungs by ladder; empty text where the member stands on none. */
    Map<String, String> rungs() {
        if (rungs == null) {
            rungs = new HashMap<>();
            for (Ladder ladder : turn.programme().ladders()) {
                String rung = turn.rung(ladder.id());
                rungs.put(ladder.id(), rung == null ? ladder.rungs().getFirst().name() : rung);
            }
        }
        return rungs;
    }

    /** Looks what there is to spend, before anything is given for the purchase. */
    void lookAtBalances() {
        balances = new HashMap<>();
        for (WalletRules rules : turn.programme().wallets()) {
            balances.put(rules.code(), turn.wallet(rules.code()).available());
        }
    }

    /** What there was to spend before the purchase, by wallet. */
    Map<String, Long> balances() {
        if (balances == null && purchase == null) {
            // Where nobody buys anything nothing is given either.
            lookAtBalances();
        }
        return Objects.requireNonNull(balances, "some expression names them");
    }

    /** What the counters of the programme came to before the purchase. */
    Map<String, Long> counters() {
        if (counted == null) {
            RuleBook book = turn.programme().mechanic(RuleBook.class);
            counted = book == null ? Map.of() : book.counted(turn.tallies(), local());
        }
        return counted;
    }

    /** What is known of the member by attributes of a kind. */
    <V> Map<String, V> known(
            Class<? extends AttributeRules.Kind> kind, Class<V> type, @Nullable V otherwise) {
        AttributeRules rules = turn.programme().mechanic(AttributeRules.class);
        return rules == null ? Map.of() : rules.known(turn.attributes(), kind, type, otherwise);
    }

    /** Whether the member is in a segment. */
    boolean isIn(Segment segment) {
        Boolean known = segments.get(segment.id());
        if (known == null) {
            // Nobody asks for a segment to tell who is in it: the file has been read without.
            known = segment.has(new Case(this, Chosen.NOTHING, null));
            segments.put(segment.id(), known);
        }
        return known;
    }

    /** Whether the member is in each segment of the programme. */
    Map<String, Boolean> segments() {
        SegmentRules rules = turn.programme().mechanic(SegmentRules.class);
        var known = new HashMap<String, Boolean>();
        if (rules != null) {
            rules.all().forEach(segment -> known.put(segment.id(), isIn(segment)));
        }
        return known;
    }

    /** What is told of the member, as far as anything is. */
    Attributes attributes() {
        return turn.attributes();
    }

    /** Days to each day that is told of the member. */
    Map<String, Long> daysUntil() {
        AttributeRules rules = turn.programme().mechanic(AttributeRules.class);
        return rules == null ? Map.of() : rules.daysUntil(turn.attributes(), local().toLocalDate());
    }

    /** Days since the member joined. */
    long days() {
        LocalDate today = local().toLocalDate();
        LocalDate since = turn.tallies().since(turn.programme().zone());
        return Math.max(0, ChronoUnit.DAYS.between(since, today));
    }

    Facts<Circumstances> purchaseFacts() {
        return purchaseFacts;
    }

    Facts<Circumstances> memberFacts() {
        return memberFacts;
    }

    Facts<Circumstances> momentFacts() {
        return momentFacts;
    }
}
