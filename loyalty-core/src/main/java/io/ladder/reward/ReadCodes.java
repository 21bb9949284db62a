package io.ladder.reward;

import io.ladder.journal.Activity;
import io.ladder.journal.Claim;
import io.ladder.journal.ClaimKind;
import io.ladder.journal.CodeHolds;
import io.ladder.journal.Journal;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Programmes;
import io.ladder.journal.Records;
import io.ladder.journal.VoucherCode;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.RecordId;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import io.ladder.shared.UseCase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a code is for and whether it is still good, and which codes went with redemptions.
 *
 * <p>Refuses: {@code code_not_found}.
 */
@UseCase
public final class ReadCodes {
    private final CodePools pools;
    private final Journal journal;
    private final Records records;
    private final Programmes programmes;
    private final ShownCodes shown;

    public ReadCodes(
            CodePools pools,
            Journal journal,
            Records records,
            CodeHolds holds,
            Programmes programmes) {
        this.pools = pools;
        this.journal = journal;
        this.records = records;
        this.programmes = programmes;
        this.shown = new ShownCodes(journal, holds);
    }

    /** How a code stands. */
    public enum Status {
        /** It can be used. */
        GOOD,
        /** It can be used later. */
        NOT_GOOD_YET,
        /** Somebody holds it for a redemption that is not captured yet, and may give it back. */
        HELD,
        /** It was used, or handed out, as often as it can be. */
        USED,
        /** Its time is over. */
        EXPIRED,
        /** What it was made for was cancelled. */
        CANCELLED;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A code.
     *
     * @param redemption what a code that was made captures; null of all others
     */
    public record View(
            String code,
            VoucherCode.Kind kind,
            String reward,
            Status status,
            @Nullable RecordId redemption,
            @Nullable Instant validFrom,
            @Nullable Instant validUntil) {}

    /** What a code is for, and whether it is good now. */
    public View read(TenantId tenant, String code) {
        Instant now = programmes.now(tenant);
        CodePools.Found found = pools.find(tenant, code);
        return found != null ? uploaded(tenant, found, now) : made(tenant, code, now);
    }

    /** The reward of that id in the programme in force; null where it has none any more. */
    public @Nullable Reward reward(TenantId tenant, String id) {
        return RewardCatalogue.of(programmes.inForce(tenant)).reward(id);
    }

    /** How many codes can still be handed out with rewards, by id, of those that hand out any. */
    public Map<String, Long> left(TenantId tenant, Collection<Reward> rewards) {
        List<String> handing =
                rewards.stream().filter(ReadCodes::handsOut).map(Reward::id).toList();
        if (handing.isEmpty()) {
            return Map.of();
        }
        Instant now = programmes.now(tenant);
        Map<String, List<VoucherCode.Batch>> batches = pools.batches(tenant, handing);
        var counters = new ArrayList<String>();
        batches.forEach((reward, each) ->
                each.forEach(batch -> counters.add(CodeDesk.counterOf(reward, batch.number()))));
        Map<String, Long> given = journal.used(tenant, counters);
        var left = new HashMap<String, Long>();
        for (String reward : handing) {
            long codes = 0;
            for (VoucherCode.Batch batch : batches.getOrDefault(reward, List.of())) {
                String counter = CodeDesk.counterOf(reward, batch.number());
                codes += batch.good(now) ? batch.codes() - given.getOrDefault(counter, 0L) : 0;
            }
            left.put(reward, codes);
        }
        return left;
    }

    private static boolean handsOut(Reward reward) {
        CodeTerms terms = reward.code();
        return terms != null && terms.kind() == VoucherCode.Kind.HANDED_OUT;
    }

    private View uploaded(TenantId tenant, CodePools.Found found, Instant now) {
        VoucherCode.Batch batch = found.batch();
        Reward reward = reward(tenant, found.reward());
        CodeTerms terms = reward == null ? null : reward.code();
        VoucherCode.Kind kind = terms == null ? VoucherCode.Kind.PRESENTED : terms.kind();
        ShownCodes.Use use =
                kind == VoucherCode.Kind.HANDED_OUT
                        ? handedOut(tenant, found)
                        : shown.use(tenant, found, now);
        Status status =
                switch (use) {
                    case USED -> Status.USED;
                    case HELD -> Status.HELD;
                    case FREE -> inItsTime(batch, now);
                };
        return new View(
                found.text(), kind, found.reward(), status, null, batch.from(), batch.until());
    }

    /** What was handed out stays so, whatever becomes of the redemption. */
    private ShownCodes.Use handedOut(TenantId tenant, CodePools.Found found) {
        String counter = CodeDesk.counterOf(found.reward(), found.batch().number());
        return journal.used(tenant, counter) >= found.number()
                ? ShownCodes.Use.USED
                : ShownCodes.Use.FREE;
    }

    private static Status inItsTime(VoucherCode.Batch batch, Instant now) {
        if (batch.ended(now)) {
            return Status.EXPIRED;
        }
        return batch.begun(now) ? Status.GOOD : Status.NOT_GOOD_YET;
    }

    private View made(TenantId tenant, String code, Instant now) {
        JournalRecord record =
                journal.recordOf(tenant, new Claim(ClaimKind.CODE, VoucherCode.key(code)));
        Records.RedemptionView redemption =
                record == null
                        ? null
                        : records.redemption(tenant, journal.current(tenant, record.id()));
        if (record == null || redemption == null) {
            throw notFound("There is no such code.").asException();
        }
        Instant until = redemption.holdUntil();
        boolean over = until != null && !until.isAfter(now);
        Status status =
                switch (redemption.status()) {
                    case HELD -> over ? Status.EXPIRED : Status.GOOD;
                    case CAPTURED -> Status.USED;
                    case CANCELLED -> Status.CANCELLED;
                    case LAPSED -> Status.EXPIRED;
                };
        return new View(
                VoucherCode.key(code),
                VoucherCode.Kind.MADE,
                redemption.reward(),
                status,
                redemption.id(),
                redemption.occurredAt(),
                until);
    }

    /** Refuses a code that there is not. */
    static Refusal notFound(String detail) {
        return Refusal.at(ErrorCode.CODE_NOT_FOUND, "/code", detail);
    }

    /** The codes that went with redemptions, by record, as they are written. */
    public Map<RecordId, String> codesOf(TenantId tenant, Collection<JournalRecord> redemptions) {
        var codes = new HashMap<RecordId, String>();
        var places = new HashMap<RecordId, CodePools.Place>();
        for (JournalRecord record : redemptions) {
            if (!(record.activity() instanceof Activity.Redemption redemption)) {
                continue;
            }
            VoucherCode code = redemption.code();
            String text = code == null ? null : code.text();
            if (text != null) {
                codes.put(record.id(), text);
            } else if (code != null && code.number() > 0) {
                places.put(
                        record.id(),
                        new CodePools.Place(redemption.reward(), code.batch(), code.number()));
            }
        }
        if (!places.isEmpty()) {
            Map<CodePools.Place, String> texts = pools.texts(tenant, places.values());
            places.forEach((record, place) -> codes.put(record, texts.getOrDefault(place, "")));
        }
        return codes;
    }

    /** The codes that went with redemptions of those ids, by id. */
    public Map<RecordId, String> codesOfIds(TenantId tenant, Collection<RecordId> ids) {
        return ids.isEmpty() ? Map.of() : codesOf(tenant, journal.find(tenant, ids).values());
    }
}
