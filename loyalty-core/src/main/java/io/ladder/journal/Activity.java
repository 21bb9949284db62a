package io.ladder.journal;

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
public sealed interface Activity {

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

    /**
     * Whether it must be possible as the books stand now, and not only in the past that it speaks
     * of: points may have been spent since, or a limit reached.
     */
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

        /** An enrolment that follows from what somebody did. */
        public static Enrolment impliedAt(Instant occurredAt) {
            return new Enrolment(occurredAt, true);
        }
    }

    /** A member was blocked, let in again, or left. */
    record StatusChange(Instant occurredAt, MemberStatus status, String reason)
            implements Activity {}

    /**
     * A purchase.
     *
     * @param lines 1 to 1,000, of one currency, with different ids
     */
    record Purchase(
            Instant occurredAt,
            Document document,
            List<Line> lines,
            @Nullable String shop,
            @Nullable String channel)
            implements Activity {
        public static final int LINES_MAX = 1_000;

        public Purchase {
            lines = List.copyOf(lines);
            if (lines.isEmpty() || lines.size() > LINES_MAX) {
                throw new IllegalArgumentException("a purchase has 1 to " + LINES_MAX + " lines");
            }
        }

        /** What the whole purchase cost. */
        public Money total() {
            Money total = lines.getFirst().amount();
            for (Line line : lines.subList(1, lines.size())) {
                total = total.plus(line.amount());
            }
            return total;
        }

        Purchase withLines(List<Line> others) {
            return new Purchase(occurredAt, document, others, shop, channel);
        }

        @Override
        public Evidence evidence(long sequence) {
            return new Evidence(EvidenceKind.PURCHASE, occurredAt, sequence, 0);
        }
    }

    /**
     * Goods of a purchase came back.
     *
     * @param purchase the sequence number of the purchase
     * @param lines what came back; empty for all that is left
     */
    record Return(Instant occurredAt, Document document, long purchase, List<ReturnedLine> lines)
            implements Activity {
        public Return {
            lines = List.copyOf(lines);
        }
    }

    /** How much of a line came back; 1 or more. */
    record ReturnedLine(String line, long quantityThousandths) {}

    /**
     * A clerk gave or took points.
     *
     * @param points not 0
     * @param reason why, in the clerk's words, without personal data
     */
    record Adjustment(
            Instant occurredAt, Document document, String wallet, long points, String reason)
            implements Activity {
        @Override
        public boolean asksForSomething() {
            return points < 0;
        }
    }

    /** A piece of evidence other than a purchase or an answer. */
    record EvidenceReport(
            Instant occurredAt, Document document, EvidenceKind kind, @Nullable String note)
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
    record EvidenceWithdrawal(Instant occurredAt, long evidence, String reason)
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
    record RungPin(Instant occurredAt, String scheme, String rung, Instant until, String reason)
            implements Activity {
        public RungPin {
            if (!until.isAfter(occurredAt)) {
                throw new IllegalArgumentException("a pin ends after it begins");
            }
        }
    }

    /** An operator let evidence decide again. */
    record RungUnpin(Instant occurredAt, String scheme, String reason) implements Activity {}

    /**
     * A member takes a reward: its points are held, and spent when it is captured.
     *
     * @param holdUntil when the hold lapses; null where the points are spent at once
     */
    record Redemption(
            Instant occurredAt, Document document, String reward, @Nullable Instant holdUntil)
            implements Activity {
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
    record RedemptionCancel(Instant occurredAt, long redemption, String reason)
            implements Activity {}

    /** Time passed: what was due is booked. It adds nothing to history. */
    record Due(Instant occurredAt) implements Activity {}
}
