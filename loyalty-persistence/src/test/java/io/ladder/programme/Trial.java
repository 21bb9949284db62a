package io.ladder.programme;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.config.Mistake;
import io.ladder.config.persistence.ConfigReaders;
import io.ladder.journal.AccountState;
import io.ladder.journal.Activity;
import io.ladder.journal.AttributeChange;
import io.ladder.journal.Attributes;
import io.ladder.journal.Award;
import io.ladder.journal.Decision;
import io.ladder.journal.JournalEntry;
import io.ladder.journal.Line;
import io.ladder.journal.MemberState;
import io.ladder.journal.MemberStatus;
import io.ladder.journal.Outcome;
import io.ladder.journal.Programme;
import io.ladder.journal.Reason;
import io.ladder.journal.Receipt;
import io.ladder.journal.SharedCounters;
import io.ladder.journal.Timeline;
import io.ladder.rule.Outlook;
import io.ladder.rule.Progress;
import io.ladder.rule.RuleBook;
import io.ladder.shared.Document;
import io.ladder.shared.MemberId;
import io.ladder.shared.Money;
import io.ladder.tally.Tallies;
import io.ladder.tier.Standing;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A programme of some mechanics, and a member who buys: in Berlin, in euros, from memory. */
final class Trial {
    private static final String HEAD =
            """
            programme: {id: trial, name: Trial}
            goal: To be tried.
            key_factor: Tries.
            time_zone: Europe/Berlin
            currency: EUR
            wallets: [{code: points, name: Points}, {code: miles, name: Miles}]
            calendars: [{id: holidays, days: [2026-12-25, 2026-12-26]}]
            mechanics:
            """;

    private static final String LADDERS =
            """
            ladders:
              - id: loyalty
                rungs: [{name: guest}, {name: regular, criteria: [{evidence: purchase, at_least: 2}]}]
            """;

    private static final MemberId ANNA = new MemberId(new UUID(0, 1));

    private Programme programme;
    private Timeline timeline;
    private AccountState state = AccountState.EMPTY;
    private LocalDateTime now = LocalDateTime.of(2026, 11, 23, 12, 0);
    private @Nullable String shop;
    private @Nullable String channel;
    private List<String> paymentMeans = List.of();
    private Attributes told = Attributes.NONE;
    private List<Reason> reasons = List.of();
    private List<Outcome.MemberMove> moves = List.of();

    private Trial(Programme programme) {
        this.programme = programme;
        this.timeline = new Timeline(List.of(programme));
    }

    /** A programme of these mechanics, which must be without mistakes. */
    static Trial of(String mechanics) {
        return new Trial(compilation(mechanics, "").orThrow());
    }

    /** The same with other parts of a file, and ladders behind the one that is there. */
    static Trial of(String mechanics, String parts, String... ladders) {
        return new Trial(compilation(mechanics, parts, ladders).orThrow());
    }

    /** What is wrong with these mechanics. */
    static List<Mistake> mistakes(String mechanics) {
        return mistakes(mechanics, "");
    }

    /** What is wrong with these mechanics and other parts of a file. */
    static List<Mistake> mistakes(String mechanics, String parts, String... ladders) {
        var compilation = compilation(mechanics, parts, ladders);
        assertThat(compilation).isInstanceOf(ProgrammeCompiler.Compilation.Faulty.class);
        return ((ProgrammeCompiler.Compilation.Faulty) compilation).mistakes();
    }

    /** How many lines of the file stand before the mechanics. */
    static int linesBefore() {
        return (int) HEAD.lines().count();
    }

    private static ProgrammeCompiler.Compilation compilation(
            String mechanics, String parts, String... ladders) {
        String others = String.join("", ladders).indent(2);
        return new ProgrammeCompiler(ConfigReaders.yaml())
                .compile(HEAD + mechanics.indent(2) + LADDERS + others + parts, 1, null);
    }

    /** From now on the programme is another. */
    void becomes(String mechanics) {
        programme = compilation(mechanics, "").orThrow();
        timeline = new Timeline(List.of(programme));
    }

    /** A further version begins. */
    void goesOnAs(String mechanics) {
        goesOnAs(mechanics, "");
    }

    /** The same with other parts of a file. */
    void goesOnAs(String mechanics, String parts) {
        int version = timeline.versions().size() + 1;
        programme = compilation(mechanics, parts).orThrow().as(version, moment());
        timeline = timeline.followedBy(programme);
    }

    Trial at(String local) {
        now = LocalDateTime.parse(local);
        return this;
    }

    Trial in(String other) {
        shop = other;
        return this;
    }

    Trial by(String other) {
        channel = other;
        return this;
    }

    Trial paying(String... means) {
        paymentMeans = List.of(means);
        return this;
    }

    static Line line(String product, String category, String euros) {
        return line(product, category, null, euros, 1_000);
    }

    static Line line(
            @Nullable String product,
            @Nullable String category,
            @Nullable String brand,
            String euros,
            long thousandths) {
        long cents = new BigDecimal(euros).movePointRight(2).longValueExact();
        return new Line(
                product + "-" + category,
                product,
                category,
                brand,
                thousandths,
                Money.of(cents, "EUR"),
                null,
                null,
                Attributes.NONE);
    }

    /** Becomes a member. */
    void enrol() {
        happen(new Activity.Enrolment(moment()));
    }

    /** Has something told of them; null for what no longer holds. */
    Trial tell(String attribute, @Nullable Object value) {
        now = now.plusSeconds(1);
        happen(
                value == null
                        ? new AttributeChange(moment(), Attributes.NONE, List.of(attribute))
                        : new AttributeChange(
                                moment(), Attributes.of(Map.of(attribute, value)), List.of()));
        return this;
    }

    private Instant moment() {
        return now.atZone(programme.zone()).toInstant();
    }

    private void happen(Activity activity) {
        var entry = new JournalEntry(state.sequence() + 1, ANNA, activity);
        state = decided(entry, false).after();
    }

    /** Buys something of no kind. */
    Trial telling(String attribute, Object value) {
        told = Attributes.of(Map.of(attribute, value));
        return this;
    }

    Map<String, Long> buy(String euros) {
        return buy(line(null, null, null, euros, 1_000));
    }

    /** Buys, and tells the points by rule. */
    Map<String, Long> buy(Line... lines) {
        long sequence = state.sequence() + 1;
        now = now.plusSeconds(1);
        Instant at = now.atZone(programme.zone()).toInstant();
        var purchase =
                new Activity.Purchase(
                        at,
                        new Document("till", String.valueOf(sequence)),
                        List.of(lines),
                        shop,
                        channel,
                        paymentMeans,
                        told,
                        null,
                        null);
        var entry = new JournalEntry(sequence, ANNA, purchase);
        var plain = decided(entry, false);
        var explained = decided(entry, true);
        assertThat(explained.outcome().awards()).isEqualTo(plain.outcome().awards());
        assertThat(explained.after()).isEqualTo(plain.after());
        state = plain.after();
        reasons = explained.reasons();
        moves = plain.outcome().moves();
        var points = new LinkedHashMap<String, Long>();
        for (Award award : plain.outcome().awards()) {
            points.merge(award.rule(), award.points(), Math::addExact);
        }
        return points;
    }

    /** Whoever does something is a member by then, though a trial does not say so. */
    private static AccountState joined(AccountState nobody, Instant at) {
        var member =
                new MemberState(
                        MemberStatus.ACTIVE,
                        Map.of(),
                        Map.of(),
                        Tallies.NONE.joined(at),
                        Attributes.NONE);
        return new AccountState(
                nobody.sequence(),
                nobody.position(),
                nobody.version(),
                nobody.corrections(),
                nobody.nextDueAt(),
                nobody.wallets(),
                Map.of(ANNA, member),
                nobody.whereabouts());
    }

    private Decision.Decided decided(JournalEntry entry, boolean explain) {
        if (state.member(ANNA) == null && !(entry.activity() instanceof Activity.Enrolment)) {
            state = joined(state, entry.activity().occurredAt());
        }
        return switch (timeline.decide(state, entry, SharedCounters.none(), explain)) {
            case Decision.Decided decided -> decided;
            case Decision.Refused refused -> throw refused.refusal().asException();
            case Decision.NeedsHistory _ -> throw new IllegalStateException(entry + " is late");
        };
    }

    /** How many points the member has to spend. */
    long has(String wallet) {
        return timeline.advance(state, moment()).wallet(wallet).available();
    }

    /** What the rung stands on that the last purchase led to, by sequence numbers. */
    List<Long> evidence(String ladder) {
        return moves.stream()
                .map(Outcome.MemberMove::move)
                .filter(move -> move.scheme().equals(ladder))
                .reduce((_, last) -> last)
                .orElseThrow()
                .evidence();
    }

    /** Where the member stands on a ladder. */
    String rung(String ladder) {
        Instant at = now.atZone(programme.zone()).toInstant();
        AccountState later = timeline.advance(state, at);
        Standing standing = Objects.requireNonNull(later.member(ANNA)).standings().get(ladder);
        return Objects.requireNonNull(standing).rung();
    }

    /** What is missing of what rules give next, in words, by rule. */
    Map<String, String> missing() {
        var missing = new LinkedHashMap<String, String>();
        progress()
                .forEach((rule, progress) ->
                        missing.put(
                                rule,
                                progress.words(
                                        programme.currency(),
                                        programme.wallets().getFirst(),
                                        "points")));
        return missing;
    }

    /** How far what a rule gives next is. */
    Progress progress(String rule) {
        return Objects.requireNonNull(progress().get(rule));
    }

    /** How far what rules give next is, by rule. */
    Map<String, Progress> progress() {
        MemberState known = state.member(ANNA);
        var receipt = timeline.receipt(state, ANNA, now.atZone(programme.zone()).toInstant());
        var outlook =
                new Outlook(
                        now.atZone(programme.zone()),
                        receipt.standings().stream()
                                .collect(
                                        Collectors.toMap(
                                                Receipt.Place::scheme, Receipt.Place::rung)),
                        known == null ? Map.of() : known.slots());
        var progress = new LinkedHashMap<String, Progress>();
        Objects.requireNonNull(programme.mechanic(RuleBook.class))
                .progress(outlook)
                .forEach(each -> progress.put(each.rule(), each.progress()));
        return progress;
    }

    /** What a rule said of the last purchase. */
    List<String> said(String rule) {
        var said = new ArrayList<String>();
        for (Reason reason : reasons) {
            if (reason.rule().equals(rule)) {
                said.add(reason.text());
            }
        }
        return said;
    }
}
