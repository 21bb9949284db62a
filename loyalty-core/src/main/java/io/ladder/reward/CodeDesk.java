package io.ladder.reward;

import io.ladder.journal.Activity;
import io.ladder.journal.Turn;
import io.ladder.journal.VoucherCode;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Codes as decisions see them: which one goes with a redemption, and how often it was used. That is
 * counted where all members share it, as a stock is, so that nobody uses one that another just did.
 */
final class CodeDesk {
    private CodeDesk() {}

    /** The key of the shared counter of how often a code was presented. */
    static String counterOf(String text) {
        return "code:" + VoucherCode.key(text);
    }

    /** The key of the shared counter of how many of a batch were handed out, or presented. */
    static String counterOf(String reward, int batch) {
        return "codes:" + reward + ":" + batch;
    }

    /** The shared counters that a redemption asks. */
    static List<String> counters(Activity.Redemption redemption) {
        VoucherCode code = redemption.code();
        if (code == null || code.kind() == VoucherCode.Kind.MADE) {
            return List.of();
        }
        var counters = new ArrayList<String>();
        if (code.text() != null) {
            counters.add(counterOf(code.text()));
        }
        List<VoucherCode.Batch> open = code.open();
        if (open == null) {
            counters.add(counterOf(redemption.reward(), code.batch()));
        } else {
            open.forEach(batch -> counters.add(counterOf(redemption.reward(), batch.number())));
        }
        return counters;
    }

    /**
     * Decides which code goes with a redemption, and counts it.
     *
     * @return the shared counters that count it until it is given back; none for what stays given
     */
    static List<String> settle(Activity.Redemption redemption, Reward reward, Turn turn) {
        VoucherCode code = redemption.code();
        List<VoucherCode.Batch> open = code == null ? null : code.open();
        VoucherCode decided = code;
        if (turn.checking()) {
            requireKind(reward, code);
            if (code != null && open != null) {
                decided =
                        code.kind() == VoucherCode.Kind.PRESENTED
                                ? presented(code, open.getFirst(), turn)
                                : handedOut(code, open, reward, turn);
                turn.decide(
                        new Activity.Redemption(
                                redemption.occurredAt(),
                                redemption.document(),
                                redemption.reward(),
                                redemption.holdUntil(),
                                decided,
                                redemption.device()));
            }
        }
        if (decided == null || decided.kind() == VoucherCode.Kind.MADE) {
            return List.of();
        }
        if (decided.open() != null) {
            throw new IllegalStateException("redemption " + turn.sequence() + " has no code");
        }
        String ofBatch = counterOf(reward.id(), decided.batch());
        turn.use(ofBatch, 1);
        String text = decided.text();
        if (text == null) {
            return List.of();
        }
        turn.use(counterOf(text), 1);
        return List.of(ofBatch, counterOf(text));
    }

    private static void requireKind(Reward reward, @Nullable VoucherCode code) {
        CodeTerms terms = reward.code();
        VoucherCode.Kind kind = terms == null ? null : terms.kind();
        if (kind == (code == null ? null : code.kind())) {
            return;
        }
        if (kind == VoucherCode.Kind.PRESENTED) {
            throw refusal(ErrorCode.CODE_REQUIRED, "Whoever wants this reward shows a code.");
        }
        throw refusal(ErrorCode.CODE_NOT_FOUND, "Codes of this reward are not shown for it.");
    }

    private static VoucherCode presented(VoucherCode code, VoucherCode.Batch batch, Turn turn) {
        Instant from = batch.from();
        Instant until = batch.until();
        if (from != null && !batch.begun(turn.at())) {
            throw notGood("The code is good from " + from + " on.", "valid_from", from);
        }
        if (until != null && batch.ended(turn.at())) {
            throw notGood("The code was good until " + until + ".", "valid_until", until);
        }
        String text = code.text();
        if (text == null || turn.used(counterOf(text)) >= batch.uses()) {
            throw refusal(ErrorCode.CODE_USED, "The code was used as often as it may be.");
        }
        return code.from(batch.number(), 0);
    }

    private static VoucherCode handedOut(
            VoucherCode code, List<VoucherCode.Batch> open, Reward reward, Turn turn) {
        for (VoucherCode.Batch batch : open) {
            long given = turn.used(counterOf(reward.id(), batch.number()));
            if (given < batch.codes() && batch.good(turn.at())) {
                return code.from(batch.number(), given + 1);
            }
        }
        throw Turn.refusal(Refusal.of(ErrorCode.OUT_OF_STOCK, "No code of this reward is left."));
    }

    private static LoyaltyException notGood(String detail, String bound, Instant moment) {
        return Turn.refusal(
                Refusal.at(ErrorCode.CODE_NOT_VALID, "/code", detail).with(bound, moment));
    }

    private static LoyaltyException refusal(ErrorCode code, String detail) {
        return Turn.refusal(Refusal.at(code, "/code", detail));
    }
}
