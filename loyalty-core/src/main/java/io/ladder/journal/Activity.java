package io.ladder.journal;

import io.ladder.ledger.Availability;
import io.ladder.shared.Document;
import io.ladder.shared.Money;
import io.ladder.tier.Evidence;
import io.ladder.tier.EvidenceKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a member: all that the rules may know of it, and no personal data. The
 * journal keeps activities for ever; everything else follows from them.
 */
public sealed interface Activity
        permits Activity.Enrolment,
                Activity.StatusChange,
                Activity.Purchase,
                Activity.Dispatch,
                Activity.Return,
                Activity.ReturnWithoutReceipt,
                Activity.Adjustment,
                Activity.EvidenceReport,
                Activity.EvidenceWithdrawal,
                Activity.SurveyAnswer,
                Activity.RungPin,
                Activity.RungUnpin,
                Activity.Redemption,
                Activity.RedemptionCapture,
                Activity.RedemptionCancel,
                Activity.Due,
                AttributeChange,
                Proposal,
                PointsPayment,
                Relocation,
                Rerating,
                Transfer {

    /** The kinds of what members do and what is done for them, by the names that files use. */
    static List<String> kindsOfDeeds() {
        return ActivityKind.deeds();
    }

    /** When it happened, which is what counts; the journal keeps beside it when it was booked. */
    Instant occurredAt();

    /** The natural key that its reporter gave it; null where it has none. */
    default @Nullable Document document() {
        return null;
    }

    /** What it tells the ladders of the member; null where it tells them nothing. */
    default @Nullable Evidence evidence(long sequence) {
        return null;
    }

    /** Whether it must be possible as the books stand now, not only in the past it speaks of. */
    default boolean asksForSomething() {
        return false;
    }

    /**
     * Somebody became a member.
     *
     * @param implied true where nobody enrolled them and it follows from what they did first,
     *     whichever of that arrives first; null where they were enrolled
     */
    record Enrolment(Instant occurredAt, @Nullable Boolean implied) implements Activity {
        /** An enrolment that somebody reported. */
        public Enrolment(Instant occurredAt) {
            this(occurredAt, null);
        }
    }

    /** A member was blocked, let in again, or left. */
    record StatusChange(Instant occurredAt, MemberStatus status, @Nullable String reasonCode)
            implements Activity {}

    /**
     * A purchase.
     *
     * @param lines 1 to 1,000, of one currency, with different ids
     * @param paymentMeans as the shop calls them, see {@link PaymentMeans}; empty where not told
     * @param awaitsDispatch true where the goods are yet to be dispatched; null where the buyer
     *     took them along
     * @param dispatchedAt when the goods were dispatched that were yet to be; null where they are
     *     not yet, and always in the journal, where a {@link Dispatch} tells of it
     */
    record Purchase(
            Instant occurredAt,
            Document document,
            List<Line> lines,
            @Nullable String shop,
            @Nullable String channel,
            List<String> paymentMeans,
            Attributes attributes,
            @Nullable Boolean awaitsDispatch,
            @Nullable Instant dispatchedAt)
            implements Activity {
        /** A purchase whose goods the buyer took along, of which nothing else is told. */
        public Purchase(
                Instant at,
                Document document,
                List<Line> lines,
                @Nullable String shop,
                @Nullable String channel) {
            this(at, document, lines, shop, channel, List.of(), Attributes.NONE, null, null);
        }

        public Purchase {
            lines = List.copyOf(lines);
            paymentMeans = PaymentMeans.sound(paymentMeans);
            if (lines.isEmpty() || lines.size() > Basket.LINES_MAX) {
                throw new IllegalArgumentException("a purchase has 1 to " + Basket.LINES_MAX);
            }
        }

        /** What the whole purchase cost. */
        public Money total() {
            return lines.stream().map(Line::amount).reduce(Money::plus).orElseThrow();
        }

        /** How far its goods are. */
        public Availability.Goods goods() {
            return Boolean.TRUE.equals(awaitsDispatch)
                    ? new Availability.Goods(true, dispatchedAt)
                    : Availability.Goods.AT_HAND;
        }

        @Override
        public Evidence evidence(long sequence) {
            return new Evidence(EvidenceKind.PURCHASE, occurredAt, sequence, 0);
        }
    }

    /**
     * The goods of a purchase were dispatched.
     *
     * @param purchase the sequence number of the purchase
     */
    record Dispatch(Instant occurredAt, long purchase) implements Activity {}

    /**
     * Goods of a purchase came back, or some of what they cost was given back.
     *
     * @param purchase the sequence number of the purchase
     * @param lines what came back; empty for all that is left, or where an amount is told
     * @param amount how much money was given back, shared among the lines that are left in
     *     proportion to what they cost; null where goods are told. All that is left is all goods
     */
    record Return(
            Instant occurredAt,
            Document document,
            long purchase,
            List<ReturnedLine> lines,
            @Nullable Money amount)
            implements Activity {
        public Return {
            lines = List.copyOf(lines);
            if (amount != null && !lines.isEmpty()) {
                throw new IllegalArgumentException("a return tells lines or an amount");
            }
        }

        /** A return of goods. */
        public Return(
                Instant occurredAt, Document document, long purchase, List<ReturnedLine> lines) {
            this(occurredAt, document, purchase, lines, null);
        }
    }

    /**
     * Goods came back and nobody knows with which purchase they went. The money is taken from the
     * newest purchases first, when it is recorded and once for all.
     *
     * @param since the first moment of purchases that it may speak of
     */
    record ReturnWithoutReceipt(Instant occurredAt, Document document, Money amount, Instant since)
            implements Activity {}

    /** How much of a line came back; 1 or more. */
    record ReturnedLine(String line, long quantityThousandths) {}

    /**
     * A clerk gave or took points.
     *
     * @param points not 0
     * @param reasonCode why, by one of the programme's codes
     * @param clerk whose limits it counts towards; null where it was the service itself
     */
    record Adjustment(
            Instant occurredAt,
            Document document,
            String wallet,
            long points,
            String reasonCode,
            @Nullable Actor clerk)
            implements Activity {
        @Override
        public boolean asksForSomething() {
            return points < 0;
        }
    }

    /** A piece of evidence other than a purchase or an answer. */
    record EvidenceReport(Instant occurredAt, Document document, EvidenceKind kind)
            implements Activity {
        @Override
        public Evidence evidence(long sequence) {
            return new Evidence(kind, occurredAt, sequence, 0);
        }
    }

    /**
     * A piece of evidence or an answer turned out not to be true: it never existed.
     *
     * @param evidence the sequence number of the record that is withdrawn
     */
    record EvidenceWithdrawal(Instant occurredAt, long evidence, @Nullable String reasonCode)
            implements Activity {}

    /** A member said how likely they are to recommend us, from 0 to 10. */
    record SurveyAnswer(Instant occurredAt, Document document, int score, @Nullable String shop)
            implements Activity {
        @Override
        public Evidence evidence(long sequence) {
            return new Evidence(EvidenceKind.SURVEY_ANSWER, occurredAt, sequence, score);
        }
    }

    /** An operator fixed a rung until a moment. */
    record RungPin(
            Instant occurredAt,
            String scheme,
            String rung,
            Instant until,
            @Nullable String reasonCode)
            implements Activity {
        public RungPin {
            if (!until.isAfter(occurredAt)) {
                throw new IllegalArgumentException("a pin ends after it begins");
            }
        }
    }

    /** An operator let evidence decide again. */
    record RungUnpin(Instant occurredAt, String scheme, @Nullable String reasonCode)
            implements Activity {}

    /**
     * A member takes a reward: its points are held, and spent when it is captured.
     *
     * @param holdUntil when the hold lapses; null where the points are spent at once
     * @param code the code that goes with it; null where none does
     * @param device on which it was asked for, as the house calls devices; null where not told
     */
    record Redemption(
            Instant occurredAt,
            Document document,
            String reward,
            @Nullable Instant holdUntil,
            @Nullable VoucherCode code,
            @Nullable String device)
            implements Activity {
        /** A redemption without a code. */
        public Redemption(Instant at, Document document, String reward, @Nullable Instant until) {
            this(at, document, reward, until, null, null);
        }

        public Redemption {
            if (holdUntil != null && !holdUntil.isAfter(occurredAt)) {
                throw new IllegalArgumentException("a hold ends after it begins");
            }
        }

        @Override
        public boolean asksForSomething() {
            return true;
        }
    }

    /**
     * The reward was handed over: its held points are spent.
     *
     * @param redemption the sequence number of the redemption
     */
    record RedemptionCapture(Instant occurredAt, long redemption) implements Activity {}

    /**
     * The reward was not handed over or came back: its points return to their lots.
     *
     * @param redemption the sequence number of the redemption
     */
    record RedemptionCancel(Instant occurredAt, long redemption, @Nullable String reasonCode)
            implements Activity {}

    /** Time passed: what was due is booked. It adds nothing to history. */
    record Due(Instant occurredAt) implements Activity {}
}
