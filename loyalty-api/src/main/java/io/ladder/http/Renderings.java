package io.ladder.http;

import io.ladder.journal.Award;
import io.ladder.journal.Outcome;
import io.ladder.journal.Reason;
import io.ladder.journal.Receipt;
import io.ladder.ledger.Lot;
import io.ladder.ledger.Movement;
import io.ladder.tier.Move;
import io.ladder.tier.Shortfall;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The parts that many answers have in common, and how they are made. */
public final class Renderings {
    private Renderings() {}

    @Schema(description = "A wallet in figures")
    public record BalanceResponse(
            String wallet,
            @Schema(description = "To spend now; negative while there is debt") long available,
            @Schema(description = "Given, but not to be spent yet") long pending,
            @Schema(description = "Set aside for redemptions and payments") long held,
            @Schema(description = "All that the member ever got") long lifetime) {}

    @Schema(description = "A place on a ladder, and the way to the next rung")
    public record PlaceResponse(
            String scheme,
            String rung,
            @Nullable String nextRung,
            List<MissingResponse> missing,
            @Schema(description = "What is missing for the next rung, in words")
                    @Nullable String missingText) {}

    @Schema(description = "One thing that is missing for a rung")
    public record MissingResponse(
            String rung,
            @Schema(description = "The same in words") String text,
            @Schema(description = "`evidence`, `answer`, `counter` or `any_of`") String kind,
            @Schema(description = "Any of these kinds counts") @Nullable List<String> evidence,
            @Schema(description = "How much counts now, or the latest score") @Nullable Long have,
            @Schema(description = "How much it takes, or the lowest score") @Nullable Long need,
            @Schema(description = "What counts it: a counter of the programme file")
                    @Nullable String counter,
            @Schema(description = "Only the last so many days count; absent for ever")
                    @Nullable Integer withinDays,
            @Schema(description = "One of these suffices") @Nullable List<MissingResponse> anyOf) {}

    @Schema(description = "Points that a rule gave")
    public record EarnedResponse(String rule, String wallet, long points) {}

    @Schema(description = "Points that all rules together gave in a wallet")
    public record EarnedInResponse(String wallet, long points) {}

    @Schema(description = "A movement of points between two places of a wallet")
    public record MovementResponse(
            String wallet,
            String from,
            String to,
            @Schema(description = "0 where only the lots differ") long points,
            List<LotResponse> lots,
            @Schema(description = "Change of the debt; absent where it stays") @Nullable Long debt,
            @Schema(description = "Running balance after it") long availableAfter,
            @Schema(description = "The rule or the action that moved the points") String cause,
            Instant at) {}

    @Schema(description = "What a movement changed of points of one expiry")
    public record LotResponse(
            @Schema(description = "Negative where they were drawn") long points,
            @Nullable Instant availableAt,
            @Nullable Instant expiresAt) {}

    @Schema(description = "A move on a ladder")
    public record MoveResponse(String scheme, String from, String to, String reason, Instant at) {}

    @Schema(description = "Why a rule did or did not apply")
    public record ReasonResponse(
            String rule,
            @Schema(description = "The programme version that decided") int version,
            boolean applied,
            String text) {}

    public static List<BalanceResponse> balances(Receipt receipt) {
        return receipt.balances().stream()
                .map(each ->
                        new BalanceResponse(
                                each.wallet(),
                                each.available(),
                                each.pending(),
                                each.held(),
                                each.lifetime()))
                .toList();
    }

    public static List<PlaceResponse> places(Receipt receipt) {
        return receipt.standings().stream()
                .map(each ->
                        new PlaceResponse(
                                each.scheme(),
                                each.rung(),
                                each.next(),
                                missing(each.missing()),
                                missingText(each)))
                .toList();
    }

    /** What is missing for the next rung in words; null on the highest rung. */
    public static @Nullable String missingText(Receipt.Place place) {
        String next = place.next();
        if (next == null) {
            return null;
        }
        if (place.missing().isEmpty()) {
            return "Nothing is missing for " + next + ".";
        }
        return "For "
                + next
                + ": "
                + String.join("; ", place.missing().stream().map(MissingWords::of).toList())
                + ".";
    }

    public static List<MissingResponse> missing(List<Shortfall> shortfalls) {
        return shortfalls.stream().map(MissingWords::response).toList();
    }

    public static List<EarnedResponse> earned(List<Award> awards) {
        return awards.stream()
                .filter(each -> each.points() > 0)
                .map(each -> new EarnedResponse(each.rule(), each.wallet(), each.points()))
                .toList();
    }

    public static List<EarnedInResponse> earnedByWallet(Outcome outcome) {
        return outcome.awarded().entrySet().stream()
                .map(each -> new EarnedInResponse(each.getKey(), each.getValue()))
                .toList();
    }

    public static List<MovementResponse> movements(List<Movement> movements) {
        return movements.stream().map(Renderings::movement).toList();
    }

    public static MovementResponse movement(Movement movement) {
        return new MovementResponse(
                movement.wallet(),
                text(movement.from()),
                text(movement.to()),
                movement.points(),
                movement.lots().stream().map(Renderings::lot).toList(),
                movement.debt() == 0 ? null : movement.debt(),
                movement.availableAfter(),
                movement.cause(),
                movement.at());
    }

    private static LotResponse lot(Lot lot) {
        return new LotResponse(lot.points(), lot.availableAt(), lot.expiresAt());
    }

    public static List<MoveResponse> moves(List<Outcome.MemberMove> moves) {
        return moves.stream().map(each -> move(each.move())).toList();
    }

    public static MoveResponse move(Move move) {
        return new MoveResponse(
                move.scheme(), move.from(), move.to(), text(move.reason()), move.at());
    }

    public static List<ReasonResponse> reasons(List<Reason> reasons) {
        return reasons.stream()
                .map(each ->
                        new ReasonResponse(
                                each.rule(), each.version(), each.applied(), each.text()))
                .toList();
    }

    /** The name of a constant as answers write it. */
    public static String text(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
