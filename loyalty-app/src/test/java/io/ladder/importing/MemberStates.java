package io.ladder.importing;

import io.ladder.journal.AccountState;
import io.ladder.journal.Journal;
import io.ladder.journal.MemberState;
import io.ladder.journal.Programmes;
import io.ladder.journal.Slot;
import io.ladder.ledger.Wallet;
import io.ladder.shared.AccountId;
import io.ladder.shared.MemberId;
import io.ladder.shared.TenantId;
import io.ladder.tier.EvidenceKind;
import io.ladder.tier.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What histories come to, without the ids and numbers that differ from one import to the next. */
record MemberStates(JdbcClient database, Journal journal, Programmes programmes) {
    private static final int READERS = 8;

    /** The state of a member. */
    record State(
            Map<String, Wallet> wallets, Map<String, Slot> slots, Map<String, Place> standings) {}

    /** Where a member stands on a ladder, and by what. */
    record Place(
            String rung,
            @Nullable Instant since,
            @Nullable Instant failingSince,
            List<Seen> evidence) {

        static Place of(Standing standing) {
            return new Place(
                    standing.earned(),
                    standing.since(),
                    standing.failingSince(),
                    standing.evidence().stream()
                            .map(each -> new Seen(each.kind(), each.at()))
                            .toList());
        }
    }

    record Seen(EvidenceKind kind, Instant at) {}

    /** All members of a tenant by their external ids, as of a moment. */
    Map<String, State> of(TenantId tenant, Instant at) {
        var states = new ConcurrentSkipListMap<String, State>();
        var readers = new Semaphore(READERS);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            accounts(tenant)
                    .forEach((name, account) ->
                            threads.execute(() -> {
                                readers.acquireUninterruptibly();
                                try {
                                    states.put(name, state(tenant, new AccountId(account), at));
                                } finally {
                                    readers.release();
                                }
                            }));
        }
        return states;
    }

    private Map<String, UUID> accounts(TenantId tenant) {
        var accounts = new TreeMap<String, UUID>();
        database.sql("select external_id, account_id from member where tenant_id = ?")
                .param(tenant.value())
                .query(row -> {
                    accounts.put(row.getString(1), row.getObject(2, UUID.class));
                });
        return accounts;
    }

    private State state(TenantId tenant, AccountId account, Instant at) {
        AccountState booked = Objects.requireNonNull(journal.state(tenant, account));
        AccountState state = programmes.timeline(tenant).advance(booked, at);
        MemberState member = Objects.requireNonNull(state.member(new MemberId(account.value())));
        return new State(
                state.wallets(),
                member.slots(),
                member.standings().entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        standing -> Place.of(standing.getValue()))));
    }
}
