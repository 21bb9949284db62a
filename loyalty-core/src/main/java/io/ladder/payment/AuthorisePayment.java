package io.ladder.payment;

import io.ladder.journal.Activity;
import io.ladder.journal.Basket;
import io.ladder.journal.Call;
import io.ladder.journal.Content;
import io.ladder.journal.Journal;
import io.ladder.journal.Line;
import io.ladder.journal.Occurrence;
import io.ladder.journal.PointsPayment;
import io.ladder.journal.Programme;
import io.ladder.journal.Programmes;
import io.ladder.journal.Recorded;
import io.ladder.journal.Recording;
import io.ladder.journal.Subject;
import io.ladder.shared.Document;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import io.ladder.shared.UseCase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Holds points to pay for a basket, or tells how many may pay for it.
 *
 * <p>Refuses: {@code member_not_found}, {@code member_blocked}, {@code member_closed}, {@code
 * payment_not_allowed} by the terms of the wallet (with {@code step}, {@code min} or {@code max}),
 * {@code insufficient_points}, {@code hold_limit_reached}, {@code currency_mismatch}, {@code
 * amount_out_of_range}, {@code invalid_field}, {@code idempotency_key_reused}, {@code busy}.
 */
@UseCase
public final class AuthorisePayment {
    /** How long points are held where the caller does not say. */
    public static final Duration HOLD_DEFAULT = Duration.ofMinutes(15);

    /** How long points are held at least. */
    public static final Duration HOLD_MIN = Duration.ofSeconds(1);

    /** How long points are held at most. */
    public static final Duration HOLD_MAX = Duration.ofDays(30);

    private final Journal journal;
    private final Programmes programmes;

    public AuthorisePayment(Journal journal, Programmes programmes) {
        this.journal = journal;
        this.programmes = programmes;
    }

    /**
     * What is to be paid, and how.
     *
     * @param wallet null for the first one whose points pay
     * @param points null for as many as may
     * @param lines the basket, as a purchase's
     * @param hold how long to hold the points; null for {@link #HOLD_DEFAULT}
     */
    public record Wish(
            @Nullable String wallet,
            @Nullable Long points,
            List<Line> lines,
            @Nullable Duration hold,
            @Nullable String shop) {
        public Wish {
            lines = List.copyOf(lines);
        }
    }

    /** Holds the points, or only tells how many; the record says how many they are. */
    public Recorded.Booked authorise(Call call, Subject member, Document document, Wish wish) {
        Basket.requireSound(wish.lines());
        requirePositive(wish.points());
        Duration hold = hold(wish.hold());
        var at = Occurrence.of(null, programmes.now(call.tenant()));
        String wallet = wallet(wish, programmes.timeline(call.tenant()).at(at));
        Function<Instant, Activity> paying =
                moment ->
                        new PointsPayment.PaymentAuthorisation(
                                moment,
                                document,
                                wallet,
                                wish.points(),
                                wish.lines(),
                                moment.plus(hold),
                                wish.shop());
        return journal.carryOut(
                call,
                new Recording(
                                call.tenant(),
                                member,
                                paying.apply(at),
                                content(wish),
                                call.idempotencyKey())
                        .atNoMoment(paying));
    }

    private static String content(Wish wish) {
        Content content =
                Content.of("payment").with("wallet", wish.wallet()).with("points", wish.points());
        content.with("hold", wish.hold()).with("shop", wish.shop());
        Basket.write(wish.lines(), content);
        return content.toString();
    }

    private static String wallet(Wish wish, Programme programme) {
        String given = wish.wallet();
        if (given != null) {
            return given;
        }
        PaymentDesk desk = programme.mechanic(PaymentDesk.class);
        String first = desk == null ? null : desk.firstWallet();
        // The desk refuses a wallet whose points do not pay.
        return first == null ? programme.wallets().getFirst().code() : first;
    }

    private static Duration hold(@Nullable Duration given) {
        Duration hold = given == null ? HOLD_DEFAULT : given;
        if (hold.compareTo(HOLD_MIN) < 0 || hold.compareTo(HOLD_MAX) > 0) {
            throw Refusal.at(
                            ErrorCode.INVALID_FIELD,
                            "/hold",
                            "Points are held from " + HOLD_MIN + " to " + HOLD_MAX + ".")
                    .with("limit", HOLD_MAX.toString())
                    .asException();
        }
        return hold;
    }

    static void requirePositive(@Nullable Long points) {
        if (points != null && (points < 1 || points > PaymentTerms.POINTS_MAX)) {
            throw Refusal.at(
                            ErrorCode.INVALID_FIELD,
                            "/points",
                            "These are 1 to " + PaymentTerms.POINTS_MAX + " points.")
                    .with("limit", PaymentTerms.POINTS_MAX)
                    .asException();
        }
    }
}
