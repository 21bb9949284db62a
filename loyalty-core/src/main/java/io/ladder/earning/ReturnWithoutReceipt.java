package io.ladder.earning;

import io.ladder.journal.Activity;
import io.ladder.journal.Call;
import io.ladder.journal.Content;
import io.ladder.journal.Journal;
import io.ladder.journal.Occurrence;
import io.ladder.journal.Programmes;
import io.ladder.journal.Recorded;
import io.ladder.journal.Recording;
import io.ladder.journal.ReturnRules;
import io.ladder.journal.Subject;
import io.ladder.shared.Document;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Money;
import io.ladder.shared.Refusal;
import io.ladder.shared.UseCase;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes goods back that nobody has a receipt of, where the programme allows it: their money is
 * taken from the member's newest purchases, as if that much had never been bought with them.
 *
 * <p>Refuses: {@code return_not_allowed}, {@code member_not_found}, {@code return_exceeds_purchase}
 * where the member has not bought for so much of late, {@code currency_mismatch}, {@code
 * occurred_in_future}, {@code invalid_field}, {@code idempotency_key_reused}, {@code busy}.
 */
@UseCase
public final class ReturnWithoutReceipt {
    private final Journal journal;
    private final Programmes programmes;

    public ReturnWithoutReceipt(Journal journal, Programmes programmes) {
        this.journal = journal;
        this.programmes = programmes;
    }

    /**
     * Books the return.
     *
     * @param document the natural key of the return itself
     * @param occurredAt null for now
     * @param amount how much money was given back
     */
    public Recorded.Booked takeBack(
            Call call,
            Subject member,
            Document document,
            @Nullable Instant occurredAt,
            Money amount) {
        Instant at = Occurrence.of(occurredAt, programmes.now(call.tenant()));
        var programme = programmes.timeline(call.tenant()).at(at);
        if (programme.returns().equals(ReturnRules.STRICT)) {
            throw Refusal.at(
                            ErrorCode.RETURN_NOT_ALLOWED,
                            "/purchase",
                            "The programme takes goods back with their receipt only.")
                    .asException();
        }
        if (!amount.currency().equals(programme.currency())) {
            String currency = programme.currency().getCurrencyCode();
            throw Refusal.at(
                            ErrorCode.CURRENCY_MISMATCH,
                            "/amount/currency",
                            "The programme counts in " + currency + ".")
                    .with("required", currency)
                    .asException();
        }
        var earliest = at.minus(Duration.ofDays(programme.returns().withoutReceiptDays()));
        var since = earliest.isBefore(Instant.EPOCH) ? Instant.EPOCH : earliest;
        Function<Instant, Activity> bringing =
                moment -> new Activity.ReturnWithoutReceipt(moment, document, amount, since);
        String content =
                Content.of("return-without-receipt")
                        .with("at", occurredAt)
                        .with("minor", amount.minor())
                        .with("currency", amount.currency().getCurrencyCode())
                        .toString();
        var recording =
                new Recording(
                        call.tenant(), member, bringing.apply(at), content, call.idempotencyKey());
        return journal.carryOut(
                call, occurredAt == null ? recording.atNoMoment(bringing) : recording);
    }
}
