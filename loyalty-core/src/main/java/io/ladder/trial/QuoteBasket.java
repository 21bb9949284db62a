package io.ladder.trial;

import io.ladder.journal.AccountState;
import io.ladder.journal.Activity;
import io.ladder.journal.Attributes;
import io.ladder.journal.Basket;
import io.ladder.journal.Decision;
import io.ladder.journal.ImaginedMember;
import io.ladder.journal.Journal;
import io.ladder.journal.JournalEntry;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Line;
import io.ladder.journal.Outcome;
import io.ladder.journal.PaymentMeans;
import io.ladder.journal.Position;
import io.ladder.journal.Programme;
import io.ladder.journal.Programmes;
import io.ladder.journal.Reason;
import io.ladder.journal.Replay;
import io.ladder.journal.SharedCounters;
import io.ladder.journal.Subject;
import io.ladder.journal.Timeline;
import io.ladder.programme.CompileDraft;
import io.ladder.rule.AttributeRules;
import io.ladder.rule.Discounts;
import io.ladder.shared.Document;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import io.ladder.shared.UseCase;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a basket would bring a member, or somebody who is only imagined, by the programme in
 * force or by a draft as if it were the next version. By the same decision as a booking, and
 * nothing is written.
 *
 * <p>Refuses: what a purchase is refused for, {@code programme_not_found}, and {@code
 * programme_invalid} for a draft.
 */
@UseCase
public final class QuoteBasket {
    /** For so long at most a quote looks ahead. */
    private static final Duration AHEAD_MAX = Duration.ofDays(3_653);

    private static final int TRIES_MAX = 5;

    /** Behind every document of the same moment. */
    private static final Document LAST = new Document("\uffff", "\uffff");

    private static final String OCCURRED_AT = "/occurred_at";

    private final Journal journal;
    private final Programmes programmes;
    private final CompileDraft drafts;

    public QuoteBasket(Journal journal, Programmes programmes, CompileDraft drafts) {
        this.journal = journal;
        this.programmes = programmes;
        this.drafts = drafts;
    }

    /** Who would buy. */
    public sealed interface Buyer {
        /** A member as they are. */
        record Known(Subject subject) implements Buyer {}

        /** Somebody who is no member. */
        record Imagined(ImaginedMember member) implements Buyer {}
    }

    /**
     * What would be bought.
     *
     * @param draft the file of a programme to try; null for the programme in force
     * @param at null for now; up to ten years ahead
     * @param lines 1 to 1,000, of one currency, with different ids
     */
    public record Wish(
            Buyer buyer,
            @Nullable String draft,
            @Nullable Instant at,
            List<Line> lines,
            @Nullable String shop,
            @Nullable String channel,
            List<String> paymentMeans,
            Attributes attributes) {
        public Wish {
            lines = List.copyOf(lines);
            paymentMeans = List.copyOf(paymentMeans);
        }

        private Activity.Purchase purchase(Instant at, List<Line> goods) {
            return new Activity.Purchase(
                    at, LAST, goods, shop, channel, paymentMeans, attributes, null, null);
        }
    }

    /**
     * What it would bring.
     *
     * @param programme the version that decided
     * @param asked the purchase as it was asked about
     * @param price what it would cost with the programme's discounts, with their reasons
     * @param outcome what it would bring at that price
     * @param reasons of each discount and of each rule, in the order of the file
     */
    public record Quote(
            Programme programme,
            Activity.Purchase asked,
            Discounts.Price price,
            Outcome outcome,
            List<Reason> reasons) {
        public Quote {
            reasons = List.copyOf(reasons);
        }
    }

    /** Makes the quote. */
    public Quote quote(TenantId tenant, Wish wish) {
        Basket.requireSound(wish.lines);
        PaymentMeans.requireSound(wish.paymentMeans);
        Subject.OfAccount owner =
                wish.buyer instanceof Buyer.Known(Subject subject) ? owner(tenant, subject) : null;
        Instant at = moment(tenant, wish, owner);
        Timeline timeline =
                wish.draft == null
                        ? programmes.timeline(tenant)
                        : drafts.following(tenant, wish.draft, at);
        Activity.Purchase purchase = wish.purchase(at, wish.lines);
        if (wish.buyer instanceof Buyer.Imagined(ImaginedMember member)) {
            AttributeRules known = timeline.at(at).mechanic(AttributeRules.class);
            if (known != null) {
                known.requireKnown(member.attributes(), "/imagined");
            }
            AccountState state = member.state(timeline, at);
            Discounts.Price price = Discounts.price(timeline, state, ImaginedMember.ID, purchase);
            var entry = new JournalEntry(1, ImaginedMember.ID, wish.purchase(at, price.lines()));
            return quote(
                    timeline.at(at),
                    purchase,
                    price,
                    timeline.decide(state, entry, shared(tenant, timeline, purchase), true));
        }
        return quote(tenant, timeline, owner(owner), wish, purchase);
    }

    private static Quote quote(
            Programme programme,
            Activity.Purchase asked,
            Discounts.Price price,
            Decision decision) {
        return switch (decision) {
            case Decision.Decided decided -> {
                var reasons = new ArrayList<>(price.reasons());
                reasons.addAll(decided.reasons());
                yield new Quote(programme, asked, price, decided.outcome(), reasons);
            }
            case Decision.Refused(Refusal refusal) -> throw refusal.asException();
            case Decision.NeedsHistory _ -> throw new IllegalStateException("it was asked");
        };
    }

    private Subject.OfAccount owner(TenantId tenant, Subject subject) {
        return owner(journal.resolve(tenant, subject));
    }

    private static Subject.OfAccount owner(Subject.@Nullable OfAccount found) {
        if (found == null) {
            throw Refusal.of(ErrorCode.MEMBER_NOT_FOUND, "There is no such member.").asException();
        }
        return found;
    }

    /** When it would be bought; what names no moment happens behind all that is booked. */
    private Instant moment(TenantId tenant, Wish wish, Subject.@Nullable OfAccount owner) {
        Instant now = programmes.now(tenant).truncatedTo(ChronoUnit.MICROS);
        Instant newest = wish.draft == null ? null : drafts.newest(tenant);
        if (wish.at == null) {
            AccountState state = owner == null ? null : journal.state(tenant, owner.account());
            Instant booked = state == null ? now : state.position().at();
            Instant behind = booked.isBefore(now) ? now : booked.plus(1, ChronoUnit.MICROS);
            return newest == null || behind.isAfter(newest)
                    ? behind
                    : newest.plus(1, ChronoUnit.MICROS);
        }
        Instant at = wish.at.truncatedTo(ChronoUnit.MICROS);
        if (at.isBefore(Instant.EPOCH) || at.isAfter(now.plus(AHEAD_MAX))) {
            throw Refusal.at(
                            ErrorCode.INVALID_FIELD,
                            OCCURRED_AT,
                            "A quote is for a moment since 1970, up to ten years ahead.")
                    .asException();
        }
        if (newest != null && !at.isAfter(newest)) {
            throw Refusal.at(
                            ErrorCode.INVALID_FIELD,
                            OCCURRED_AT,
                            "A draft follows the newest version, which begins at " + newest + ".")
                    .with("after", newest)
                    .asException();
        }
        return at;
    }

    private SharedCounters shared(TenantId tenant, Timeline timeline, Activity.Purchase purchase) {
        var counters = new HashSet<String>();
        timeline.sharedCounters(purchase, counters::add);
        var used = new HashMap<>(journal.used(tenant, counters));
        counters.forEach(counter -> used.putIfAbsent(counter, 0L));
        // Where it changes the past, what was bought since asks for more.
        return counter -> used.computeIfAbsent(counter, more -> journal.used(tenant, more));
    }

    private Quote quote(
            TenantId tenant,
            Timeline timeline,
            Subject.OfAccount owner,
            Wish wish,
            Activity.Purchase asked) {
        SharedCounters shared = shared(tenant, timeline, asked);
        Position place = Position.of(asked);
        Programme programme = timeline.at(asked.occurredAt());
        for (int attempt = 0; attempt < TRIES_MAX; attempt++) {
            AccountState state = journal.state(tenant, owner.account());
            if (state == null) {
                throw Refusal.of(ErrorCode.MEMBER_NOT_FOUND, "There is no such member.")
                        .asException();
            }
            boolean past = place.compareTo(state.position()) < 0;
            List<JournalRecord> history =
                    past ? journal.history(tenant, owner.account()) : List.of();
            if (past && history.size() != state.sequence()) {
                continue;
            }
            AccountState then = past ? Replay.fold(timeline, history, place) : state;
            Discounts.Price price = Discounts.price(timeline, then, owner.member(), asked);
            var entry =
                    new JournalEntry(
                            state.sequence() + 1,
                            owner.member(),
                            wish.purchase(asked.occurredAt(), price.lines()));
            Decision decision = timeline.decide(state, entry, shared, true);
            if (!(decision instanceof Decision.NeedsHistory)) {
                return quote(programme, asked, price, decision);
            }
            List<JournalRecord> whole = past ? history : journal.history(tenant, owner.account());
            if (whole.size() == state.sequence()) {
                return quote(
                        programme,
                        asked,
                        price,
                        Replay.decide(timeline, state, whole, entry, shared, true));
            }
        }
        throw Refusal.of(ErrorCode.BUSY, "The account changes too fast; try again.").asException();
    }
}
