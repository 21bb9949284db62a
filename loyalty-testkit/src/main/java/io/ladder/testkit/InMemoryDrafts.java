package io.ladder.testkit;

import io.ladder.programme.ProgrammeDrafts;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Drafts that live as long as the test. */
public final class InMemoryDrafts implements ProgrammeDrafts {
    private final Map<TenantId, Map<String, Draft>> kept = new HashMap<>();

    private Map<String, Draft> of(TenantId tenant) {
        return kept.computeIfAbsent(tenant, _ -> new TreeMap<>());
    }

    @Override
    public synchronized List<Listed> list(TenantId tenant) {
        return of(tenant).values().stream()
                .map(draft -> new Listed(draft.name(), draft.recordedAt()))
                .toList();
    }

    @Override
    public synchronized @Nullable Draft find(TenantId tenant, String name) {
        return of(tenant).get(name);
    }

    @Override
    public synchronized void keep(TenantId tenant, Draft draft, @Nullable String known) {
        Draft before = find(tenant, draft.name());
        String standing = before == null ? null : before.print();
        if (!Objects.equals(standing, known)) {
            throw Refusal.of(ErrorCode.STALE, "It is another one by now.").asException();
        }
        if (before == null && of(tenant).size() >= DRAFTS_MAX) {
            throw Refusal.of(ErrorCode.DRAFT_LIMIT_REACHED, "There are enough.").asException();
        }
        of(tenant).put(draft.name(), draft);
    }

    @Override
    public synchronized void delete(TenantId tenant, String name, String known) {
        Draft before = find(tenant, name);
        if (before == null) {
            throw Refusal.of(ErrorCode.DRAFT_NOT_FOUND, "There is none.").asException();
        }
        if (!before.print().equals(known)) {
            throw Refusal.of(ErrorCode.STALE, "It is another one by now.").asException();
        }
        of(tenant).remove(name);
    }
}
