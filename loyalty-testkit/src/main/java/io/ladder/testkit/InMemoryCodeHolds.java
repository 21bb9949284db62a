package io.ladder.testkit;

import io.ladder.journal.Activity;
import io.ladder.journal.CodeHolds;
import io.ladder.journal.Records;
import io.ladder.journal.RedemptionStatus;
import io.ladder.journal.Subject;
import io.ladder.journal.VoucherCode;
import io.ladder.shared.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Looks through all that a journal in memory holds. */
final class InMemoryCodeHolds implements CodeHolds {
    private final Function<TenantId, TenantBooks> tenants;

    InMemoryCodeHolds(Function<TenantId, TenantBooks> tenants) {
        this.tenants = tenants;
    }

    /** A code that is held, until when, and on which account. */
    private record Held(String code, int batch, Instant until, Subject.OfAccount holder) {
        boolean lapsed(Instant at) {
            return !until.isAfter(at);
        }
    }

    @Override
    public Count of(TenantId tenant, String reward, String code, Instant at) {
        return held(tenant, reward).stream()
                .filter(each -> each.code.equals(VoucherCode.key(code)))
                .map(each -> count(each, at))
                .reduce(Count.NONE, InMemoryCodeHolds::sum);
    }

    @Override
    public Map<Integer, Count> byBatch(TenantId tenant, String reward, Instant at) {
        var counts = new HashMap<Integer, Count>();
        held(tenant, reward)
                .forEach(each -> counts.merge(each.batch, count(each, at), InMemoryCodeHolds::sum));
        return counts;
    }

    @Override
    public List<Subject.OfAccount> lapsed(TenantId tenant, String reward, String code, Instant at) {
        return held(tenant, reward).stream()
                .filter(each -> each.code.equals(VoucherCode.key(code)) && each.lapsed(at))
                .sorted(Comparator.comparing(Held::until))
                .map(Held::holder)
                .distinct()
                .limit(HOLDERS_MAX)
                .toList();
    }

    private static Count count(Held held, Instant at) {
        return held.lapsed(at) ? new Count(0, 1) : new Count(1, 0);
    }

    private static Count sum(Count one, Count other) {
        return new Count(one.open() + other.open(), one.lapsed() + other.lapsed());
    }

    private List<Held> held(TenantId tenant, String reward) {
        var held = new ArrayList<Held>();
        TenantBooks books = tenants.apply(tenant);
        synchronized (books) {
            books.accounts.forEach((id, account) -> {
                var holder =
                        account.records.isEmpty()
                                ? null
                                : new Subject.OfAccount(id, account.records.getFirst().member());
                for (Records.RedemptionView view : account.redemptions.values()) {
                    Instant until = view.holdUntil();
                    VoucherCode code = shown(account, view);
                    if (view.reward().equals(reward)
                            && view.status() == RedemptionStatus.HELD
                            && until != null
                            && code != null
                            && holder != null) {
                        String text = VoucherCode.key(Objects.requireNonNull(code.text()));
                        held.add(new Held(text, code.batch(), until, holder));
                    }
                }
            });
        }
        return held;
    }

    private static @Nullable VoucherCode shown(
            TenantBooks.Account account, Records.RedemptionView view) {
        int index = Math.toIntExact(view.id().sequence() - 1);
        VoucherCode code =
                account.records.get(index).activity() instanceof Activity.Redemption redemption
                        ? redemption.code()
                        : null;
        return code != null && code.kind() == VoucherCode.Kind.PRESENTED ? code : null;
    }
}
