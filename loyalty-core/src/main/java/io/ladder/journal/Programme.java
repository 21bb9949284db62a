package io.ladder.journal;

import io.ladder.ledger.WalletRules;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import io.ladder.tier.Evidence;
import io.ladder.tier.EvidenceKind;
import io.ladder.tier.Ladder;
import io.ladder.tier.Standing;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of a programme, compiled: the rules that decide what an activity brings about.
 *
 * @param version from 1
 * @param validFrom the first moment that it decides; null for the first version, which also decides
 *     what happened before it was applied
 * @param wallets at least one; the first is the one that answers speak of when they name none
 * @param mechanics in the order in which they answer
 * @param ladders in the order of the file
 */
public record Programme(
        int version,
        @Nullable Instant validFrom,
        String name,
        ZoneId zone,
        Currency currency,
        List<WalletRules> wallets,
        List<Mechanic> mechanics,
        List<Ladder> ladders) {

    public Programme {
        wallets = List.copyOf(wallets);
        mechanics = List.copyOf(mechanics);
        ladders = List.copyOf(ladders);
    }

    /** The rules of a wallet, or null where the programme has none of that code. */
    public @Nullable WalletRules walletRules(String code) {
        for (WalletRules rules : wallets) {
            if (rules.code().equals(code)) {
                return rules;
            }
        }
        return null;
    }

    /** The ladder of that id, or null where the programme has none. */
    public @Nullable Ladder ladder(String id) {
        for (Ladder ladder : ladders) {
            if (ladder.id().equals(id)) {
                return ladder;
            }
        }
        return null;
    }

    /** The first mechanic of a kind, or null where the programme has none. */
    public <M extends Mechanic> @Nullable M mechanic(Class<M> kind) {
        for (Mechanic mechanic : mechanics) {
            if (kind.isInstance(mechanic)) {
                return kind.cast(mechanic);
            }
        }
        return null;
    }

    /** Lets every rule answer an activity. */
    void answer(Activity activity, Turn turn) {
        if (turn.checking()) {
            check(activity, turn);
        }
        switch (activity) {
            case Activity.StatusChange change -> turn.status(change.status());
            case Activity.Adjustment adjustment -> adjust(adjustment, turn);
            case Activity.RungPin pin ->
                    turn.standing(
                            pin.scheme(),
                            (ladder, standing) ->
                                    ladder.pin(
                                            standing,
                                            new Standing.Pin(pin.rung(), pin.until(), pin.reason()),
                                            pin.occurredAt(),
                                            turn::moved));
            case Activity.RungUnpin unpin ->
                    turn.standing(
                            unpin.scheme(),
                            (ladder, standing) ->
                                    ladder.unpin(standing, unpin.occurredAt(), turn::moved));
            case Activity.Enrolment _,
                    Activity.Purchase _,
                    Activity.Return _,
                    Activity.EvidenceReport _,
                    Activity.EvidenceWithdrawal _,
                    Activity.SurveyAnswer _,
                    Activity.Redemption _,
                    Activity.RedemptionCapture _,
                    Activity.RedemptionCancel _,
                    Activity.Due _ -> {}
        }
        for (Mechanic mechanic : mechanics) {
            mechanic.on(activity, turn);
        }
        Evidence evidence = evidenceOf(activity, turn.sequence());
        if (evidence != null) {
            for (Ladder ladder : ladders) {
                turn.standing(
                        ladder.id(),
                        (_, standing) -> ladder.observe(standing, evidence, turn::moved));
            }
        }
    }

    private static @Nullable Evidence evidenceOf(Activity activity, long sequence) {
        return switch (activity) {
            case Activity.Purchase purchase ->
                    new Evidence(EvidenceKind.PURCHASE, purchase.occurredAt(), sequence, 0);
            case Activity.SurveyAnswer answer ->
                    new Evidence(
                            EvidenceKind.SURVEY_ANSWER,
                            answer.occurredAt(),
                            sequence,
                            answer.score());
            case Activity.EvidenceReport report ->
                    new Evidence(report.kind(), report.occurredAt(), sequence, 0);
            case Activity.Enrolment _,
                    Activity.StatusChange _,
                    Activity.Return _,
                    Activity.Adjustment _,
                    Activity.EvidenceWithdrawal _,
                    Activity.RungPin _,
                    Activity.RungUnpin _,
                    Activity.Redemption _,
                    Activity.RedemptionCapture _,
                    Activity.RedemptionCancel _,
                    Activity.Due _ ->
                    null;
        };
    }

    private void adjust(Activity.Adjustment adjustment, Turn turn) {
        WalletRules rules = walletRules(adjustment.wallet());
        turn.wallet(adjustment.wallet())
                .adjust(
                        adjustment.points(),
                        rules == null ? null : rules.expiry().of(adjustment.occurredAt(), zone),
                        "adjustment",
                        adjustment.occurredAt());
    }

    private void check(Activity activity, Turn turn) {
        switch (activity) {
            case Activity.Purchase purchase -> {
                requireActive(turn);
                if (!purchase.total().currency().equals(currency)) {
                    throw Turn.refusal(
                            Refusal.at(
                                            ErrorCode.CURRENCY_MISMATCH,
                                            "/lines/0/amount/currency",
                                            "The programme counts in "
                                                    + currency.getCurrencyCode()
                                                    + ".")
                                    .with("required", currency.getCurrencyCode()));
                }
            }
            case Activity.Redemption _, Activity.RedemptionCapture _ -> requireActive(turn);
            case Activity.Adjustment adjustment -> checkAdjustment(adjustment, turn);
            case Activity.SurveyAnswer _, Activity.EvidenceReport _, Activity.StatusChange _ ->
                    requireNotClosed(turn);
            case Activity.RungPin pin -> {
                requireNotClosed(turn);
                Ladder ladder = ladder(pin.scheme());
                if (ladder == null || !ladder.has(pin.rung())) {
                    throw Turn.refusal(
                            Refusal.at(
                                    ErrorCode.RUNG_NOT_FOUND,
                                    "/rung",
                                    "The ladder " + pin.scheme() + " has no such rung."));
                }
            }
            case Activity.Enrolment _,
                    Activity.Return _,
                    Activity.EvidenceWithdrawal _,
                    Activity.RungUnpin _,
                    Activity.RedemptionCancel _,
                    Activity.Due _ -> {}
        }
    }

    private void checkAdjustment(Activity.Adjustment adjustment, Turn turn) {
        requireNotClosed(turn);
        if (walletRules(adjustment.wallet()) == null) {
            throw Turn.refusal(
                    Refusal.at(
                            ErrorCode.ADJUSTMENT_NOT_ALLOWED,
                            "/wallet",
                            "The programme has no such wallet."));
        }
        long available = turn.wallet(adjustment.wallet()).available();
        if (adjustment.points() < 0 && Math.addExact(available, adjustment.points()) < 0) {
            throw Turn.refusal(
                    Refusal.at(
                                    ErrorCode.INSUFFICIENT_POINTS,
                                    "/points",
                                    "The member has fewer points than are to be taken.")
                            .with("available", available)
                            .with("required", -adjustment.points()));
        }
    }

    private static void requireActive(Turn turn) {
        requireNotClosed(turn);
        if (turn.status() == MemberStatus.BLOCKED) {
            throw Turn.refusal(Refusal.of(ErrorCode.MEMBER_BLOCKED, "The member is blocked."));
        }
    }

    private static void requireNotClosed(Turn turn) {
        if (turn.status() == MemberStatus.CLOSED) {
            throw Turn.refusal(Refusal.of(ErrorCode.MEMBER_CLOSED, "The membership is closed."));
        }
    }
}
