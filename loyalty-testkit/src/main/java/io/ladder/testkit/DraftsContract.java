package io.ladder.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.ladder.programme.ProgrammeDrafts;
import io.ladder.programme.ProgrammeDrafts.Draft;
import io.ladder.programme.ProgrammeDrafts.Listed;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What every place for drafts must pass. */
public abstract class DraftsContract {
    private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");
    private static final int TOGETHER = 6;

    /** The drafts of all tenants. */
    protected abstract ProgrammeDrafts drafts();

    /** A tenant without drafts. */
    protected abstract TenantId aTenant();

    private static Draft draft(String name, String source) {
        return new Draft(name, AT, source);
    }

    private static void refused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .asInstanceOf(type(LoyaltyException.class))
                .extracting(LoyaltyException::code)
                .isEqualTo(code);
    }

    @Test
    public void keepsDraftsByNameForEachTenant() {
        TenantId tenant = aTenant();
        drafts().keep(tenant, draft("winter", "b: 2\r\n# ä\n"), null);
        drafts().keep(tenant, draft("summer", "a: 1"), null);

        assertThat(drafts().list(tenant))
                .containsExactly(new Listed("summer", AT), new Listed("winter", AT));
        assertThat(drafts().find(tenant, "summer")).isEqualTo(draft("summer", "a: 1"));
        assertThat(drafts().find(tenant, "winter")).isEqualTo(draft("winter", "b: 2\r\n# ä\n"));
        assertThat(drafts().find(tenant, "spring")).isNull();
        assertThat(drafts().list(aTenant())).isEmpty();
    }

    @Test
    public void replacesTheDraftThatTheCallerKnows() {
        TenantId tenant = aTenant();
        Draft first = draft("summer", "a: 1");
        Draft second = draft("summer", "a: 2");
        drafts().keep(tenant, first, null);
        drafts().keep(tenant, second, first.print());

        refused(ErrorCode.STALE, () -> drafts().keep(tenant, first, first.print()));
        refused(ErrorCode.STALE, () -> drafts().keep(tenant, first, null));
        refused(
                ErrorCode.STALE,
                () -> drafts().keep(tenant, draft("winter", "a: 1"), first.print()));
        assertThat(drafts().list(tenant)).containsExactly(new Listed("summer", AT));
        assertThat(drafts().find(tenant, "summer")).isEqualTo(second);
    }

    @Test
    public void deletesTheDraftThatTheCallerKnows() {
        TenantId tenant = aTenant();
        Draft draft = draft("summer", "a: 1");
        drafts().keep(tenant, draft, null);

        String other = draft("summer", "a: 2").print();
        refused(ErrorCode.STALE, () -> drafts().delete(tenant, "summer", other));
        drafts().delete(tenant, "summer", draft.print());
        refused(ErrorCode.DRAFT_NOT_FOUND, () -> drafts().delete(tenant, "summer", draft.print()));
        assertThat(drafts().list(tenant)).isEmpty();
    }

    @Test
    public void keepsNoMoreThanTheLimitHoweverManyComeAtOnce() throws InterruptedException {
        TenantId tenant = aTenant();
        for (int number = 1; number < ProgrammeDrafts.DRAFTS_MAX; number++) {
            drafts().keep(tenant, draft("draft-" + number, "a: 1"), null);
        }
        var kept = new ArrayList<Future<?>>();
        try (var threads = Executors.newFixedThreadPool(TOGETHER)) {
            for (int number = 0; number < TOGETHER; number++) {
                Draft late = draft("late-" + number, "a: 1");
                kept.add(threads.submit(() -> drafts().keep(tenant, late, null)));
            }
        }

        assertThat(kept).filteredOn(each -> each.state() == Future.State.SUCCESS).hasSize(1);
        assertThat(drafts().list(tenant)).hasSize(ProgrammeDrafts.DRAFTS_MAX);
        refused(
                ErrorCode.DRAFT_LIMIT_REACHED,
                () -> drafts().keep(tenant, draft("another", "a: 1"), null));
        Draft first = draft("draft-1", "a: 1");
        drafts().keep(tenant, draft("draft-1", "a: 2"), first.print());
    }

    @Test
    public void letsOneOfSeveralReplaceADraft() throws InterruptedException {
        TenantId tenant = aTenant();
        Draft first = draft("summer", "a: 0");
        drafts().keep(tenant, first, null);
        var kept = new ArrayList<Future<?>>();
        try (var threads = Executors.newFixedThreadPool(TOGETHER)) {
            for (int number = 1; number <= TOGETHER; number++) {
                Draft next = draft("summer", "a: " + number);
                kept.add(threads.submit(() -> drafts().keep(tenant, next, first.print())));
            }
        }

        assertThat(kept).filteredOn(each -> each.state() == Future.State.SUCCESS).hasSize(1);
    }
}
