package io.ladder.journal.persistence;

import io.ladder.journal.AccountState;
import io.ladder.journal.Activity;
import io.ladder.journal.Claim;
import io.ladder.journal.ClaimKind;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.MemberStatus;
import io.ladder.journal.Outcome;
import io.ladder.journal.Person;
import io.ladder.journal.Proposal;
import io.ladder.journal.Relocation;
import io.ladder.journal.Timeline;
import io.ladder.ledger.Lot;
import io.ladder.ledger.Movement;
import io.ladder.shared.AccountId;
import io.ladder.shared.MemberId;
import io.ladder.shared.RecordId;
import io.ladder.shared.TenantId;
import io.ladder.shared.persistence.Moments;
import io.ladder.tier.Move;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All rows that a group writes: one plain statement for each table, one round trip in all. */
final class JournalRows {
    private final CounterRows counters = new CounterRows();
    private final TableRows forgotten = new TableRows(JournalTables.FORGOTTEN_CLAIMS);
    private final TableRows claims = new TableRows(JournalTables.CLAIMS);
    private final AccountRows states = new AccountRows();
    private final TableRows activities = new TableRows(JournalTables.ACTIVITIES);
    private final TableRows entries = new TableRows(JournalTables.ENTRIES);
    private final TableRows members = new TableRows(JournalTables.MEMBERS);
    private final TableRows statuses = new TableRows(JournalTables.STATUSES);
    private final TableRows persons = new TableRows(JournalTables.PERSONS);
    private final TableRows moves = new TableRows(JournalTables.MOVES);
    private final List<MovedRows> moved = new ArrayList<>(0);
    private final HoldRows holds = new HoldRows();
    private final TableRows answers = new TableRows(JournalTables.ANSWERS);
    private final TableRows withdrawals = new TableRows(JournalTables.WITHDRAWALS);
    private final TableRows remarks = new TableRows(JournalTables.REMARKS);
    private final ProposalRows proposals = new ProposalRows();
    private final Map<InTenant<Claim>, Object[]> claimed = new TreeMap<>();
    private final Map<MemberId, MemberStatus> changedStatuses = new HashMap<>();

    /** A key of a tenant; sorted, so that groups take their locks in one order. */
    record InTenant<K extends Comparable<K>>(TenantId tenant, K key)
            implements Comparable<InTenant<K>> {
        @Override
        public int compareTo(InTenant<K> other) {
            int byTenant = tenant.compareTo(other.tenant);
            return byTenant != 0 ? byTenant : key.compareTo(other.key);
        }
    }

    /** Claims a key for a record; false where the group has given it to another. */
    boolean claim(
            TenantId tenant,
            Claim claim,
            RecordId record,
            MemberId member,
            UUID content,
            @Nullable Instant expiresAt) {
        return claimed.putIfAbsent(
                        new InTenant<>(tenant, claim),
                        new @Nullable Object[] {
                            tenant.value(),
                            claim.kind(),
                            claim.value(),
                            record.account().value(),
                            record.sequence(),
                            member.value(),
                            content,
                            expiresAt
                        })
                == null;
    }

    /** Gives up a key that has expired, before it is claimed again. */
    void forget(TenantId tenant, Claim claim) {
        forgotten.add(tenant.value(), claim.kind(), claim.value());
    }

    /** Writes an account whose state came to be another. */
    void account(TenantId tenant, AccountId id, @Nullable AccountState before, AccountState after) {
        states.add(tenant, id, before, after);
        after.whereabouts()
                .sameAs()
                .keySet()
                .forEach(member -> {
                    MemberStatus status = Objects.requireNonNull(after.member(member)).status();
                    var known = before == null ? null : before.member(member);
                    if (known != null && known.status() != status) {
                        changedStatuses.put(member, status);
                        changedStatuses.put(after.whereabouts().person(member), status);
                    }
                });
    }

    /** Writes a fact that comes to another account: it brings nothing about again. */
    void again(TenantId tenant, JournalRecord fact, Timeline timeline) {
        activity(tenant, fact, timeline);
    }

    /** Writes a record and all that follows from it. */
    void record(TenantId tenant, JournalRecord record, Timeline timeline) {
        var account = record.id().account().value();
        long sequence = record.id().sequence();
        Activity activity = record.activity();
        Outcome outcome = record.outcome();
        activity(tenant, record, timeline);
        for (int ordinal = 0; ordinal < outcome.movements().size(); ordinal++) {
            entry(tenant, record, ordinal, outcome.movements().get(ordinal));
        }
        for (int ordinal = 0; ordinal < outcome.moves().size(); ordinal++) {
            move(tenant, record, ordinal, outcome.moves().get(ordinal));
        }
        holds.add(tenant, record);
        counters.add(tenant, outcome.counters());
        if (activity instanceof Activity.SurveyAnswer answer) {
            answers.add(
                    account,
                    sequence,
                    tenant.value(),
                    record.member().value(),
                    answer.score(),
                    answer.shop(),
                    answer.occurredAt());
        } else if (activity instanceof Activity.EvidenceWithdrawal withdrawal) {
            withdrawals.add(account, withdrawal.evidence());
        } else if (activity instanceof Activity.StatusChange change) {
            changedStatuses.put(record.member(), change.status());
        } else if (activity instanceof Proposal proposal) {
            proposals.add(tenant, record, proposal);
        } else if (activity instanceof Relocation.Arrival arrival) {
            moved.add(new MovedRows(tenant, record.id(), arrival));
        }
    }

    private void activity(TenantId tenant, JournalRecord record, Timeline timeline) {
        Activity activity = record.activity();
        activities.add(
                record.id().account().value(),
                record.id().sequence(),
                tenant.value(),
                record.member().value(),
                StoredKinds.name(activity.getClass()),
                activity.occurredAt(),
                record.recordedAt(),
                record.version(),
                record.corrections(),
                JournalJson.writeActivity(activity),
                JournalJson.writeOutcome(
                        record.outcome(), timeline.asOf(record.corrections()), record.version()));
    }

    private void entry(TenantId tenant, JournalRecord record, int ordinal, Movement movement) {
        entries.add(
                record.id().account().value(),
                record.id().sequence(),
                ordinal,
                tenant.value(),
                movement.wallet(),
                movement.from(),
                movement.to(),
                movement.points(),
                WalletRow.array(movement.lots(), Lot::points),
                WalletRow.array(movement.lots(), lot -> Moments.microsOrNull(lot.availableAt())),
                WalletRow.array(movement.lots(), lot -> Moments.microsOrNull(lot.expiresAt())),
                movement.debt(),
                movement.availableAfter(),
                movement.cause(),
                movement.at(),
                record.recordedAt());
    }

    private void move(
            TenantId tenant, JournalRecord record, int ordinal, Outcome.MemberMove moved) {
        Move move = moved.move();
        moves.add(
                record.id().account().value(),
                record.id().sequence(),
                ordinal,
                tenant.value(),
                moved.member().value(),
                move.scheme(),
                move.from(),
                move.to(),
                move.at(),
                record.recordedAt(),
                move.reason(),
                move.evidence().stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(",", "{", "}")));
    }

    /** Writes a new member and their person. */
    void newcomer(TenantId tenant, JournalRecord enrolment, List<Claim> identities, Person person) {
        MemberId member = enrolment.member();
        members.add(
                member.value(),
                tenant.value(),
                enrolment.id().account().value(),
                enrolment.activity().occurredAt(),
                valueOf(identities, ClaimKind.EXTERNAL_ID),
                valueOf(identities, ClaimKind.CARD));
        if (!person.equals(Person.UNKNOWN)) {
            persons.add(
                    member.value(),
                    tenant.value(),
                    person.givenName(),
                    person.familyName(),
                    person.email(),
                    person.phone(),
                    person.birthDate() == null ? null : person.birthDate().toString(),
                    person.language());
        }
    }

    private static @Nullable String valueOf(List<Claim> identities, ClaimKind kind) {
        for (Claim identity : identities) {
            if (identity.kind() == kind) {
                return identity.value();
            }
        }
        return null;
    }

    /** Writes words of a person that belong to a record. */
    void remark(TenantId tenant, JournalRecord record, String words) {
        remarks.add(
                record.id().account().value(),
                record.id().sequence(),
                tenant.value(),
                record.member().value(),
                words);
    }

    boolean isEmpty() {
        return activities.size() == 0;
    }

    CounterRows counters() {
        return counters;
    }

    /**
     * Writes everything and commits; fails where another transaction has taken one of the keys.
     *
     * @param locked the shared counters that the group has locked
     */
    void commit(Connection connection, Set<InTenant<String>> locked) throws SQLException {
        claimed.values().forEach(claims::add);
        changedStatuses.forEach((member, status) -> statuses.add(member.value(), status));
        // Shared counters, then claims: every group takes its locks in this order.
        var tables = new ArrayList<>(counters.tables(locked));
        tables.addAll(
                List.of(
                        forgotten,
                        claims,
                        states.accounts(),
                        states.wallets(),
                        activities,
                        entries,
                        states.left(),
                        states.standings(),
                        members,
                        statuses,
                        persons,
                        moves,
                        answers,
                        withdrawals,
                        remarks,
                        proposals.asked(),
                        proposals.settled()));
        moved.forEach(each -> tables.addAll(each.tables()));
        tables.addAll(holds.tables());
        TableRows.commit(connection, tables);
    }
}
