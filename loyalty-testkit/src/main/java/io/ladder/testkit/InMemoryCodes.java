package io.ladder.testkit;

import io.ladder.journal.VoucherCode;
import io.ladder.journal.VoucherCode.Batch;
import io.ladder.reward.CodePools;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Codes that live as long as the test. */
public final class InMemoryCodes implements CodePools {
    private final Map<TenantId, Map<String, Kept>> kept = new HashMap<>();
    private final Map<TenantId, Map<String, List<Batch>>> batches = new HashMap<>();

    private record Kept(String text, Place place) {}

    private List<Batch> of(TenantId tenant, String reward) {
        return batches.computeIfAbsent(tenant, _ -> new HashMap<>())
                .computeIfAbsent(reward, _ -> new ArrayList<>());
    }

    private Map<String, Kept> of(TenantId tenant) {
        return kept.computeIfAbsent(tenant, _ -> new HashMap<>());
    }

    @Override
    public synchronized Added add(
            TenantId tenant,
            String reward,
            Collection<String> codes,
            Validity validity,
            Instant now) {
        List<Batch> there = of(tenant, reward);
        Batch batch = there.stream().filter(validity::isOf).findFirst().orElse(null);
        if (batch == null && there.size() >= BATCHES_MAX) {
            throw Refusal.of(ErrorCode.CODE_LIMIT_REACHED, "There are enough.").asException();
        }
        Batch before = batch != null ? batch : validity.empty(there.size() + 1);
        var added = new LinkedHashMap<String, Kept>();
        for (String code : codes) {
            String key = VoucherCode.key(code);
            Kept known = of(tenant).get(key);
            if (known != null
                    && (!known.place.reward().equals(reward)
                            || known.place.batch() != before.number())) {
                throw Refusal.of(ErrorCode.CODE_TAKEN, "It is known.").asException();
            }
            if (known == null && !added.containsKey(key)) {
                long number = before.codes() + added.size() + 1;
                added.put(key, new Kept(code, new Place(reward, before.number(), number)));
            }
        }
        of(tenant).putAll(added);
        Batch after = before.with(added.size());
        there.removeIf(each -> each.number() == after.number());
        there.add(after.number() - 1, after);
        return new Added(after, added.size());
    }

    @Override
    public synchronized Map<String, List<Batch>> batches(
            TenantId tenant, Collection<String> rewards) {
        var found = new HashMap<String, List<Batch>>();
        rewards.forEach(reward -> found.put(reward, List.copyOf(of(tenant, reward))));
        return found;
    }

    @Override
    public synchronized @Nullable Found find(TenantId tenant, String code) {
        Kept found = of(tenant).get(VoucherCode.key(code));
        return found == null
                ? null
                : new Found(
                        found.text,
                        found.place.reward(),
                        of(tenant, found.place.reward()).get(found.place.batch() - 1),
                        found.place.number());
    }

    @Override
    public synchronized Map<Place, String> texts(TenantId tenant, Collection<Place> places) {
        var texts = new HashMap<Place, String>();
        of(tenant)
                .values()
                .forEach(each -> {
                    if (places.contains(each.place)) {
                        texts.put(each.place, each.text);
                    }
                });
        return texts;
    }
}
