package io.ladder.member;

import io.ladder.journal.AccountState;
import io.ladder.journal.Activity;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.MemberState;
import io.ladder.journal.Records;
import io.ladder.journal.Remarks;
import io.ladder.shared.MemberId;
import io.ladder.shared.Page;
import io.ladder.shared.RecordId;
import io.ladder.shared.TenantId;
import io.ladder.tier.Standing;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds out in what words an operator said why a rung is pinned. */
final class PinReasons {
    private final Records records;
    private final Remarks remarks;

    PinReasons(Records records, Remarks remarks) {
        this.records = records;
        this.remarks = remarks;
    }

    /** The words for the pins of a member that hold, by ladder. */
    Map<String, String> of(TenantId tenant, MemberView member, AccountState state) {
        MemberState standing = state.member(member.id());
        var pins = new HashMap<String, Standing.Pin>();
        if (standing != null) {
            standing.standings()
                    .forEach((scheme, each) -> {
                        Standing.Pin pin = each.pin();
                        if (pin != null) {
                            pins.put(scheme, pin);
                        }
                    });
        }
        var made = new HashMap<RecordId, String>();
        if (!pins.isEmpty()) {
            for (JournalRecord record :
                    records.list(
                            tenant,
                            member.account(),
                            Activity.RungPin.class,
                            null,
                            Page.LIMIT_MAX)) {
                if (record.activity() instanceof Activity.RungPin pinned
                        && isOf(state, record.member(), member.id())
                        && isOf(pins.get(pinned.scheme()), pinned)) {
                    pins.remove(pinned.scheme());
                    made.put(record.id(), pinned.scheme());
                }
            }
        }
        var reasons = new HashMap<String, String>();
        if (!made.isEmpty()) {
            remarks.of(tenant, made.keySet())
                    .forEach((record, words) ->
                            reasons.put(Objects.requireNonNull(made.get(record)), words));
        }
        return reasons;
    }

    private static boolean isOf(AccountState state, MemberId made, MemberId member) {
        return state.whereabouts().person(made).equals(state.whereabouts().person(member));
    }

    private static boolean isOf(Standing.@Nullable Pin pin, Activity.RungPin made) {
        return pin != null && pin.rung().equals(made.rung()) && pin.until().equals(made.until());
    }
}
