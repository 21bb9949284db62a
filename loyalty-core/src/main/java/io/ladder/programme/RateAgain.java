package io.ladder.programme;

import io.ladder.journal.AccountState;
import io.ladder.journal.Call;
import io.ladder.journal.Content;
import io.ladder.journal.Decision;
import io.ladder.journal.Journal;
import io.ladder.journal.JournalEntry;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Occurrence;
import io.ladder.journal.Outcome;
import io.ladder.journal.Programme;
import io.ladder.journal.Programmes;
import io.ladder.journal.Recorded;
import io.ladder.journal.Recording;
import io.ladder.journal.Records;
import io.ladder.journal.Replay;
import io.ladder.journal.Rerating;
import io.ladder.journal.Subject;
import io.ladder.journal.Timeline;
import io.ladder.shared.AccountId;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.MemberId;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import io.ladder.shared.UseCase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rates members again after a version of the programme was corrected, account by account: folds the
 * whole history with the corrected rules and books the difference. An account that is rated with
 * all corrections already is passed over, so that it may be broken off and begun anew at any time.
 *
 * <p>Refuses: {@code busy}. An account that is refused by itself keeps no other.
 */
@UseCase
public final class RateAgain {
    private static final int TRIES_MAX = 5;

    /** Beyond so many records to fold, a page ends with the account that has them. */
    private static final long RECORDS_MAX = 20_000;

    private final Journal journal;
    private final Records records;
    private final Programmes programmes;

    public RateAgain(Journal journal, Records records, Programmes programmes) {
        this.journal = journal;
        this.records = records;
        this.programmes = programmes;
    }

    /** An account that is not rated with all corrections yet. */
    private record Waiting(AccountId account, MemberId member) {}

    /**
     * Accounts that are looked at together, so that what they hold has room in memory.
     *
     * @param last the last account that was looked at; null where there are no more
     */
    private record Slice(List<Waiting> waiting, @Nullable AccountId last) {}

    /**
     * Rates some accounts again, or tells in a dry run what that would change.
     *
     * @param after the account to begin after; null to begin
     * @param limit how many accounts to look at, 1 to {@link io.ladder.shared.Page#LIMIT_MAX};
     *     fewer where they have very many records
     */
    public Rating rate(Call call, @Nullable AccountId after, int limit) {
        Timeline timeline = programmes.timeline(call.tenant());
        Instant now = Occurrence.of(null, programmes.now(call.tenant()));
        return page(
                call.tenant(),
                timeline,
                after,
                limit,
                waiting -> rated(call, timeline, now, waiting));
    }

    /**
     * Tells what a correction would change that is not made yet.
     *
     * @param corrected the version as it should have been
     * @param after the account to begin after; null to begin
     * @param limit how many accounts to look at, 1 to {@link io.ladder.shared.Page#LIMIT_MAX};
     *     fewer where they have very many records
     */
    public Rating preview(
            TenantId tenant, Programme corrected, @Nullable AccountId after, int limit) {
        Timeline timeline = programmes.timeline(tenant).corrected(corrected);
        Instant now = Occurrence.of(null, programmes.now(tenant));
        return page(
                tenant,
                timeline,
                after,
                limit,
                waiting ->
                        waiting.stream()
                                .map(each -> previewed(tenant, timeline, now, each))
                                .toList());
    }

    /** What became of accounts, in their order: an outcome or a refusal of each. */
    private interface Raters {
        List<Result> of(List<Waiting> accounts);
    }

    /** Either of them. */
    private record Result(@Nullable Outcome outcome, @Nullable Refusal refusal) {}

    private Rating page(
            TenantId tenant,
            Timeline timeline,
            @Nullable AccountId after,
            int limit,
            Raters raters) {
        Slice slice = slice(tenant, timeline.corrections(), after, limit);
        List<Waiting> waiting = slice.waiting;
        List<Result> results = raters.of(waiting);
        var differences = new ArrayList<Rating.Difference>();
        var failures = new ArrayList<Rating.Failure>();
        int rated = 0;
        for (int index = 0; index < waiting.size(); index++) {
            MemberId member = waiting.get(index).member;
            Outcome outcome = results.get(index).outcome;
            Refusal refusal = results.get(index).refusal;
            if (outcome != null) {
                rated++;
                var difference = Rating.Difference.of(member, outcome);
                if (!difference.isNothing()) {
                    differences.add(difference);
                }
            } else if (refusal != null && refusal.code() != ErrorCode.STALE) {
                failures.add(new Rating.Failure(member, refusal));
            }
        }
        return new Rating(timeline, rated, differences, failures, slice.last);
    }

    private Slice slice(TenantId tenant, int corrections, @Nullable AccountId after, int limit) {
        List<AccountId> accounts = records.accounts(tenant, after, limit);
        var waiting = new ArrayList<Waiting>(accounts.size());
        long folded = 0;
        for (AccountId account : accounts) {
            AccountState state = journal.state(tenant, account);
            if (state != null && state.corrections() < corrections && !state.members().isEmpty()) {
                waiting.add(new Waiting(account, Collections.min(state.members().keySet())));
                folded += state.sequence();
            }
            if (folded >= RECORDS_MAX) {
                return new Slice(waiting, account);
            }
        }
        return new Slice(waiting, accounts.size() < limit ? null : accounts.getLast());
    }

    private List<Result> rated(Call call, Timeline timeline, Instant now, List<Waiting> accounts) {
        if (accounts.isEmpty()) {
            // As where nothing was ever corrected: there is nothing to say of anybody.
            return List.of();
        }
        var rerating = new Rerating(now, timeline.corrections());
        String content = Content.of("rerating").toString();
        List<Recording> recordings =
                accounts.stream()
                        .map(each ->
                                new Recording(
                                        call.tenant(),
                                        new Subject.OfAccount(each.account, each.member),
                                        rerating,
                                        content,
                                        null))
                        .toList();
        List<Recorded> recorded =
                call.dryRun()
                        ? recordings.stream().map(each -> journal.preview(each, false)).toList()
                        : journal.recordAll(recordings);
        return recorded.stream().map(RateAgain::result).toList();
    }

    private static Result result(Recorded recorded) {
        return switch (recorded) {
            case Recorded.Booked booked -> new Result(booked.record().outcome(), null);
            case Recorded.Refused refused -> new Result(null, refused.refusal());
        };
    }

    private Result previewed(TenantId tenant, Timeline timeline, Instant now, Waiting account) {
        for (int attempt = 0; attempt < TRIES_MAX; attempt++) {
            List<JournalRecord> history = journal.history(tenant, account.account);
            AccountState state = journal.state(tenant, account.account);
            if (state == null || state.sequence() != history.size()) {
                continue;
            }
            var entry =
                    new JournalEntry(
                            state.sequence() + 1,
                            account.member,
                            new Rerating(now, timeline.corrections()));
            Decision decision =
                    Replay.decide(
                            timeline,
                            state,
                            history,
                            entry,
                            counter -> journal.used(tenant, counter),
                            false);
            return switch (decision) {
                case Decision.Decided decided -> new Result(decided.outcome(), null);
                case Decision.Refused refused -> new Result(null, refused.refusal());
                case Decision.NeedsHistory _ ->
                        throw new IllegalStateException("a replay has the whole history");
            };
        }
        return new Result(
                null, Refusal.of(ErrorCode.BUSY, "The account changes too fast; try again."));
    }
}
