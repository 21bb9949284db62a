package io.ladder.apitest;

import io.ladder.journal.AccountState;
import io.ladder.journal.Activity;
import io.ladder.journal.Claim;
import io.ladder.journal.ClaimKind;
import io.ladder.journal.Journal;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.MemberStatus;
import io.ladder.journal.Person;
import io.ladder.journal.Recorded;
import io.ladder.journal.Recording;
import io.ladder.journal.Subject;
import io.ladder.member.Identities;
import io.ladder.member.MemberView;
import io.ladder.member.Members;
import io.ladder.shared.AccountId;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.MemberId;
import io.ladder.shared.RecordId;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import io.ladder.survey.Answers;
import io.ladder.survey.NpsResult;
import io.ladder.testkit.InMemoryJournal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** A journal in memory that keeps beside it what a database would: members and answers. */
public final class MemberKeepingJournal implements Journal {
    private final InMemoryJournal books;
    private final Map<TenantId, ConcurrentSkipListMap<MemberId, MemberView>> members =
            new java.util.concurrent.ConcurrentHashMap<>();
    private final List<JournalRecord> answers = new ArrayList<>();

    MemberKeepingJournal(InMemoryJournal books) {
        this.books = books;
    }

    @Override
    public Recorded record(Recording recording) {
        Recorded recorded = books.record(recording);
        if (recorded instanceof Recorded.Booked booked && !booked.replayed()) {
            keep(recording, booked.record());
        }
        return recorded;
    }

    private synchronized void keep(Recording recording, JournalRecord record) {
        var kept = of(recording.tenant());
        switch (recording.subject()) {
            case Subject.Newcomer newcomer ->
                    kept.put(
                            record.member(),
                            view(record, newcomer.identities(), newcomer.person()));
            case Subject.Enrolled enrolled ->
                    kept.putIfAbsent(
                            record.member(),
                            view(record, List.of(enrolled.identity()), Person.UNKNOWN));
            case Subject.OfMember _, Subject.OfIdentity _, Subject.OfAccount _ -> {}
        }
        if (record.activity() instanceof Activity.StatusChange change) {
            kept.computeIfPresent(record.member(), (_, member) -> with(member, change.status()));
        } else if (record.activity() instanceof Activity.SurveyAnswer) {
            answers.add(record);
        }
    }

    private ConcurrentSkipListMap<MemberId, MemberView> of(TenantId tenant) {
        return members.computeIfAbsent(tenant, _ -> new ConcurrentSkipListMap<>());
    }

    private static MemberView view(JournalRecord record, List<Claim> identities, Person person) {
        return new MemberView(
                record.member(),
                record.id().account(),
                MemberStatus.ACTIVE,
                record.activity().occurredAt(),
                value(identities, ClaimKind.EXTERNAL_ID),
                value(identities, ClaimKind.CARD),
                person,
                1,
                null);
    }

    private static @Nullable String value(List<Claim> identities, ClaimKind kind) {
        return identities.stream()
                .filter(claim -> claim.kind() == kind)
                .map(Claim::value)
                .findFirst()
                .orElse(null);
    }

    private static MemberView with(MemberView member, MemberStatus status) {
        return new MemberView(
                member.id(),
                member.account(),
                status,
                member.enrolledAt(),
                member.externalId(),
                member.card(),
                member.person(),
                member.version(),
                member.mergedInto());
    }

    /** A member on the account on which they act now, and as whom they count. */
    private MemberView now(TenantId tenant, MemberView member) {
        AccountId account = books.now(tenant, Subject.OfAccount.own(member.id())).account();
        AccountState state = books.state(tenant, account);
        return new MemberView(
                member.id(),
                account,
                member.status(),
                member.enrolledAt(),
                member.externalId(),
                member.card(),
                member.person(),
                member.version(),
                state == null ? null : state.whereabouts().sameAs().get(member.id()));
    }

    Members members() {
        return new Members() {
            @Override
            public @Nullable MemberView find(TenantId tenant, MemberId member) {
                MemberView found = of(tenant).get(member);
                return found == null ? null : now(tenant, found);
            }

            @Override
            public List<MemberView> list(
                    TenantId tenant, Filter filter, @Nullable MemberId after, int limit) {
                return of(tenant).values().stream()
                        .filter(each -> after == null || each.id().compareTo(after) > 0)
                        .filter(each -> filter.status() == null || each.status() == filter.status())
                        .limit(limit)
                        .toList();
            }

            @Override
            public MemberView change(
                    TenantId tenant,
                    MemberId member,
                    long version,
                    Identities identities,
                    List<Claim> claims,
                    Person person) {
                MemberView present = of(tenant).get(member);
                if (present == null || present.version() != version) {
                    throw Refusal.of(ErrorCode.STALE, "It has changed.").asException();
                }
                var changed =
                        new MemberView(
                                member,
                                present.account(),
                                present.status(),
                                present.enrolledAt(),
                                identities.externalId(),
                                identities.card(),
                                person,
                                version + 1,
                                present.mergedInto());
                of(tenant).put(member, changed);
                return changed;
            }
        };
    }

    Answers answers() {
        return new Answers() {
            @Override
            public NpsResult result(
                    TenantId tenant, Instant from, Instant until, @Nullable String shop) {
                long[] counts = new long[3];
                for (JournalRecord record : List.copyOf(answers)) {
                    if (record.activity() instanceof Activity.SurveyAnswer answer
                            && inside(answer.occurredAt(), from, until)
                            && (shop == null || shop.equals(answer.shop()))) {
                        counts[answer.score() >= 9 ? 0 : answer.score() >= 7 ? 1 : 2]++;
                    }
                }
                return new NpsResult(counts[0], counts[1], counts[2]);
            }
        };
    }

    private static boolean inside(Instant at, Instant from, Instant until) {
        return !at.isBefore(from) && !at.isAfter(until);
    }

    @Override
    public List<Recorded> recordAll(List<Recording> recordings) {
        return recordings.stream().map(this::record).toList();
    }

    @Override
    public Recorded preview(Recording recording, boolean explained) {
        return books.preview(recording, explained);
    }

    @Override
    public @Nullable AccountState state(TenantId tenant, AccountId account) {
        return books.state(tenant, account);
    }

    @Override
    public Map<RecordId, JournalRecord> find(TenantId tenant, Collection<RecordId> ids) {
        return books.find(tenant, ids);
    }

    @Override
    public RecordId current(TenantId tenant, RecordId id) {
        return books.current(tenant, id);
    }

    @Override
    public @Nullable JournalRecord recordOf(TenantId tenant, Claim key) {
        return books.recordOf(tenant, key);
    }

    @Override
    public Subject.@Nullable OfAccount find(TenantId tenant, Claim identity) {
        return books.find(tenant, identity);
    }

    @Override
    public List<JournalRecord> history(TenantId tenant, AccountId account) {
        return books.history(tenant, account);
    }

    @Override
    public Map<String, Long> used(TenantId tenant, Collection<String> counters) {
        return books.used(tenant, counters);
    }
}
