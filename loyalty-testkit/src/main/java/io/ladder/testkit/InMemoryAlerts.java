package io.ladder.testkit;

import io.ladder.journal.Alert;
import io.ladder.journal.AlertKey;
import io.ladder.journal.Alerts;
import io.ladder.shared.TenantId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks through the counters of a journal in memory. */
final class InMemoryAlerts implements Alerts {
    private record InTenant(TenantId tenant, AlertKey key) {}

    private final Function<TenantId, TenantBooks> tenants;
    private final Map<InTenant, Long> refused = new ConcurrentHashMap<>();
    private final Map<InTenant, Alert.Review> reviews = new ConcurrentHashMap<>();

    InMemoryAlerts(Function<TenantId, TenantBooks> tenants) {
        this.tenants = tenants;
    }

    @Override
    public List<Alert> list(TenantId tenant, Filter filter, @Nullable AlertKey after, int limit) {
        return Stream.concat(counted(tenant).stream(), refused(tenant))
                .map(key -> find(tenant, key))
                .filter(alert -> alert != null && filter.takes(alert))
                .sorted((one, other) -> other.key().text().compareTo(one.key().text()))
                .filter(alert -> after == null || alert.key().text().compareTo(after.text()) < 0)
                .limit(limit)
                .toList();
    }

    private List<AlertKey> counted(TenantId tenant) {
        TenantBooks books = tenants.apply(tenant);
        synchronized (books) {
            return books.counters.keySet().stream()
                    .map(AlertKey::of)
                    .<AlertKey>mapMulti((key, taker) -> {
                        if (key != null) {
                            taker.accept(key);
                        }
                    })
                    .toList();
        }
    }

    private Stream<AlertKey> refused(TenantId tenant) {
        return refused.keySet().stream()
                .filter(each -> each.tenant.equals(tenant))
                .map(InTenant::key);
    }

    @Override
    public @Nullable Alert find(TenantId tenant, AlertKey key) {
        var place = new InTenant(tenant, key);
        TenantBooks books = tenants.apply(tenant);
        long count;
        synchronized (books) {
            count = books.used(key.text()) + refused.getOrDefault(place, 0L);
        }
        return count == 0 ? null : new Alert(key, count, reviews.get(place));
    }

    @Override
    public void refused(TenantId tenant, AlertKey key) {
        refused.merge(new InTenant(tenant, key), 1L, Math::addExact);
    }

    @Override
    public void review(TenantId tenant, AlertKey key, Alert.Review review) {
        reviews.put(new InTenant(tenant, key), review);
    }
}
