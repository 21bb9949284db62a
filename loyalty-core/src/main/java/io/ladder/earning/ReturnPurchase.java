package io.ladder.earning;

import io.ladder.journal.Activity;
import io.ladder.journal.Call;
import io.ladder.journal.Content;
import io.ladder.journal.Journal;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Occurrence;
import io.ladder.journal.Programmes;
import io.ladder.journal.Recorded;
import io.ladder.journal.Recording;
import io.ladder.shared.Document;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Money;
import io.ladder.shared.RecordId;
import io.ladder.shared.Refusal;
import io.ladder.shared.UseCase;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes goods back: the member then has what they would have if the returned lines had never been
 * bought.
 *
 * <p>Refuses: {@code purchase_not_found}, {@code return_exceeds_purchase}, {@code
 * currency_mismatch}, {@code occurred_in_future}, {@code invalid_field}, {@code
 * idempotency_key_reused}, {@code busy}.
 */
@UseCase
public final class ReturnPurchase {
    private final Journal journal;
    private final Programmes programmes;

    public ReturnPurchase(Journal journal, Programmes programmes) {
        this.journal = journal;
        this.programmes = programmes;
    }

    /** Which purchase: by its id, or by the document under which it was reported. */
    public sealed interface Of {
        record Id(RecordId purchase) implements Of {}

        record Reported(Document document) implements Of {}
    }

    /**
     * Books the return.
     *
     * @param document the natural key of the return itself
     * @param occurredAt null for now
     * @param lines what came back; empty for all that is left, or where an amount is told
     * @param amount how much money was given back; null where goods are told
     */
    public Recorded.Booked takeBack(
            Call call,
            Of of,
            Document document,
            @Nullable Instant occurredAt,
            List<Activity.ReturnedLine> lines,
            @Nullable Money amount) {
        JournalRecord purchase = find(call, of);
        if (purchase == null || !(purchase.activity() instanceof Activity.Purchase)) {
            throw Refusal.of(ErrorCode.PURCHASE_NOT_FOUND, "There is no such purchase.")
                    .asException();
        }
        Instant bought = purchase.activity().occurredAt();
        Instant at = Occurrence.after(bought, occurredAt, programmes.now(call.tenant()));
        Function<Instant, Activity> bringing =
                moment ->
                        new Activity.Return(
                                moment, document, purchase.id().sequence(), lines, amount);
        Content content = Content.of("return").with("at", occurredAt);
        content.with("purchase", purchase.id().sequence());
        if (amount != null) {
            content.with("minor", amount.minor())
                    .with("currency", amount.currency().getCurrencyCode());
        }
        lines.forEach(line ->
                content.with("line", line.line()).with("quantity", line.quantityThousandths()));
        var recording =
                new Recording(
                        call.tenant(),
                        purchase.owner(),
                        bringing.apply(at),
                        content.toString(),
                        call.idempotencyKey());
        return journal.carryOut(
                call, occurredAt == null ? recording.atNoMoment(bringing) : recording);
    }

    private @Nullable JournalRecord find(Call call, Of of) {
        return switch (of) {
            case Of.Id id -> journal.find(call.tenant(), id.purchase());
            case Of.Reported reported -> journal.find(call.tenant(), reported.document());
        };
    }
}
