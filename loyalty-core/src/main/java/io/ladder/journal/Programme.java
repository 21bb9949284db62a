package io.ladder.journal;

import io.ladder.ledger.WalletRules;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import io.ladder.tally.Tallies;
import io.ladder.tier.Evidence;
import io.ladder.tier.Ladder;
import io.ladder.tier.Move;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
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
 * @param returns what holds for goods that come back
 * @param budgets by the rules that draw on them
 * @param experiments in the order of the file
 */
public record Programme(
        int version,
        @Nullable Instant validFrom,
        String name,
        ZoneId zone,
        Currency currency,
        List<WalletRules> wallets,
        List<Mechanic> mechanics,
        List<Ladder> ladders,
        ReturnRules returns,
        Map<String, Budget> budgets,
        List<Experiment> experiments) {

    public Programme {
        wallets = List.copyOf(wallets);
        mechanics = List.copyOf(mechanics);
        ladders = List.copyOf(ladders);
        budgets = Map.copyOf(budgets);
        experiments = List.copyOf(experiments);
    }

    /** A programme without experiments. */
    public Programme(
            int version,
            @Nullable Instant validFrom,
            String name,
            ZoneId zone,
            Currency currency,
            List<WalletRules> wallets,
            List<Mechanic> mechanics,
            List<Ladder> ladders,
            ReturnRules returns,
            Map<String, Budget> budgets) {
        this(
                version, validFrom, name, zone, currency, wallets, mechanics, ladders, returns,
                budgets, List.of());
    }

    /** A programme without budgets that takes goods back with their receipt only. */
    public Programme(
            int version,
            @Nullable Instant validFrom,
            String name,
            ZoneId zone,
            Currency currency,
            List<WalletRules> wallets,
            List<Mechanic> mechanics,
            List<Ladder> ladders) {
        this(
                version,
                validFrom,
                name,
                zone,
                currency,
                wallets,
                mechanics,
                ladders,
                ReturnRules.STRICT,
                Map.of());
    }

    /** The same rules as another version. */
    public Programme as(int otherVersion, @Nullable Instant otherValidFrom) {
        return new Programme(
                otherVersion,
                otherValidFrom,
                name,
                zone,
                currency,
                wallets,
                mechanics,
                ladders,
                returns,
                budgets,
                experiments);
    }

    /** The experiment of that id, or null where the programme has none. */
    public @Nullable Experiment experiment(String id) {
        for (Experiment experiment : experiments) {
            if (experiment.id().equals(id)) {
                return experiment;
            }
        }
        return null;
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

    /** Whether rules may give points of budgets for it; an enrolment may come with a purchase. */
    static boolean drawsOnBudgets(Activity activity) {
        return activity instanceof Activity.Enrolment || activity.evidence(0) != null;
    }

    /** Lets every rule answer an activity. */
    void answer(Activity activity, Turn turn) {
        if (turn.checking()) {
            requireEligible(ActivityKind.of(activity).eligible(), turn);
            requireCurrency(activity);
        }
        Tallies before = turn.tallies();
        ClerksDesk.answer(activity, turn);
        for (Mechanic mechanic : mechanics) {
            mechanic.on(activity, turn);
        }
        renew(activity, turn);
        climb(activity, before, turn);
    }

    /** Lets the wallets know that the member did something, where they ask. */
    private void renew(Activity activity, Turn turn) {
        String kind = ActivityKind.of(activity).text();
        for (WalletRules rules : wallets) {
            if (rules.expiry().renewedBy(kind)) {
                Instant expiresAt = rules.expiry().of(turn.at(), zone);
                if (expiresAt != null) {
                    turn.wallet(rules.code()).renew(expiresAt, kind, turn.at());
                }
            }
        }
    }

    private void climb(Activity activity, Tallies before, Turn turn) {
        Evidence evidence = activity.evidence(turn.sequence());
        Tallies tallies = turn.tallies();
        if (evidence == null && tallies.equals(before)) {
            return;
        }
        for (Ladder ladder : ladders) {
            turn.standing(
                    ladder.id(),
                    (_, standing) ->
                            evidence == null
                                    ? ladder.review(
                                            standing,
                                            tallies,
                                            turn.at(),
                                            Move.Reason.EARNED,
                                            turn::moved)
                                    : ladder.observe(standing, tallies, evidence, turn::moved));
        }
    }

    private void requireCurrency(Activity activity) {
        List<Line> lines =
                switch (activity) {
                    case Activity.Purchase purchase -> purchase.lines();
                    case PointsPayment.PaymentAuthorisation payment -> payment.lines();
                    default -> List.of();
                };
        if (!lines.isEmpty() && !lines.getFirst().amount().currency().equals(currency)) {
            throw Turn.refusal(
                    Refusal.at(
                                    ErrorCode.CURRENCY_MISMATCH,
                                    "/lines/0/amount/currency",
                                    "The programme counts in " + currency.getCurrencyCode() + ".")
                            .with("required", currency.getCurrencyCode()));
        }
    }

    private static void requireEligible(ActivityKind.Eligibility eligible, Turn turn) {
        MemberStatus status = turn.status();
        if (status == MemberStatus.CLOSED && eligible != ActivityKind.Eligibility.ANYBODY) {
            throw Turn.refusal(Refusal.of(ErrorCode.MEMBER_CLOSED, "The membership is closed."));
        }
        if (status == MemberStatus.BLOCKED && eligible == ActivityKind.Eligibility.ACTIVE) {
            throw Turn.refusal(Refusal.of(ErrorCode.MEMBER_BLOCKED, "The member is blocked."));
        }
    }
}
