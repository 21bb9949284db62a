package io.ladder.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.journal.AccountState;
import io.ladder.journal.Activity;
import io.ladder.journal.Decision;
import io.ladder.journal.Journal;
import io.ladder.journal.JournalEntry;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Outcome;
import io.ladder.journal.Person;
import io.ladder.journal.Reason;
import io.ladder.journal.Recorded;
import io.ladder.journal.Recording;
import io.ladder.journal.RedemptionStatus;
import io.ladder.journal.Relocation;
import io.ladder.journal.Replay;
import io.ladder.journal.SharedCounters;
import io.ladder.journal.Subject;
import io.ladder.journal.Timeline;
import io.ladder.journal.Transfer;
import io.ladder.journal.TwoSided;
import io.ladder.shared.MemberId;
import io.ladder.shared.RecordId;
import io.ladder.shared.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Two members, who may be one person, and the steps of a history that each of them takes. */
final class TwoRecords {
    private static final TenantId TENANT = new TenantId(new UUID(0, 1));
    static final MemberId OTHER = new MemberId(new UUID(0, 4));

    private final FixedProgrammes programmes;
    private final InMemoryJournal journal;
    private final Map<Integer, JournalRecord> booked = new HashMap<>();
    private final List<Step> taken = new ArrayList<>();
    private final Map<Integer, MemberId> takers = new HashMap<>();
    private final Map<JournalRecord, List<Reason>> told = new HashMap<>();

    TwoRecords(Timeline timeline) {
        programmes = new FixedProgrammes(timeline.version(1), Instant.EPOCH);
        timeline.versions().stream().skip(1).forEach(programmes::apply);
        journal = new InMemoryJournal(programmes);
        enrol(World.PARTNER, Instant.EPOCH);
    }

    JournalRecord enrol(MemberId member, Instant at) {
        var newcomer = new Subject.Newcomer(member, List.of(), Person.UNKNOWN);
        var enrolment = new Activity.Enrolment(at);
        return journal.record(new Recording(TENANT, newcomer, enrolment, "enrolment", null))
                .orThrow()
                .record();
    }

    /** Lets a member take a step; false where it is refused, or speaks of one that was. */
    boolean take(Step step, MemberId member) {
        if (step.about() >= 0 && !booked.containsKey(step.about())) {
            return false;
        }
        Activity activity =
                facing(step.activity(about -> record(about).id().sequence()), step.about());
        // Whoever speaks of a record names the account on which it was booked, long ago.
        Subject subject =
                step.about() < 0
                        ? new Subject.OfMember(member)
                        : new Subject.OfAccount(record(step.about()).id().account(), member);
        String content = activity.toString();
        var recording =
                activity instanceof TwoSided
                        ? new Recording(
                                TENANT,
                                subject,
                                activity,
                                content,
                                null,
                                null,
                                Subject.OfAccount.own(World.PARTNER))
                        : new Recording(TENANT, subject, activity, content, null);
        Recorded preview =
                activity instanceof Activity.Purchase ? journal.preview(recording, true) : null;
        if (!(journal.record(recording) instanceof Recorded.Booked done)) {
            return false;
        }
        if (preview instanceof Recorded.Booked previewed) {
            told.put(done.record(), previewed.reasons());
        }
        booked.put(step.number(), done.record());
        takers.put(step.number(), member);
        taken.add(World.decided(step, done.record().activity()));
        return true;
    }

    private Activity facing(Activity activity, int about) {
        return activity instanceof Transfer.TransferOutReversal reversal
                        && record(about).activity() instanceof Transfer.TransferOut out
                ? new Transfer.TransferOutReversal(
                        reversal.occurredAt(),
                        reversal.out(),
                        reversal.wallet(),
                        Objects.requireNonNull(out.in()))
                : activity;
    }

    private JournalRecord record(int step) {
        return Objects.requireNonNull(booked.get(step));
    }

    /** Requires that why purchases brought what they brought is told as it was told then. */
    void requireExplained() {
        told.forEach((record, reasons) -> {
            var before =
                    journal.history(TENANT, record.id().account()).stream()
                            .filter(each -> each.id().sequence() < record.id().sequence())
                            .toList();
            assertThat(Replay.explain(programmes.timeline(), before, record))
                    .as("why %s", record)
                    .isEqualTo(reasons);
        });
    }

    /** Merges the other into the member, or undoes that; false where it is refused. */
    boolean move(Relocation.Reason reason, Instant at) {
        boolean merging = reason == Relocation.Reason.MERGE;
        var mover = new Relocation.Mover(OTHER, merging ? World.MEMBER : null);
        var request =
                new Recording(
                        TENANT,
                        Subject.OfAccount.own(OTHER),
                        new Relocation.Departure(at, reason, mover),
                        reason + " " + at,
                        null,
                        null,
                        Subject.OfAccount.own(merging ? World.MEMBER : OTHER));
        return journal.record(request) instanceof Recorded.Booked;
    }

    /** The steps that were taken, by one of them or by both. */
    List<Step> taken(@Nullable MemberId by) {
        return taken.stream()
                .filter(step -> by == null || by.equals(takers.get(step.number())))
                .toList();
    }

    long used(String counter) {
        return journal.used(TENANT, counter);
    }

    /** All records of both, and of the partner. */
    List<JournalRecord> everybodysHistory() {
        var all = new ArrayList<JournalRecord>();
        for (MemberId member : List.of(World.MEMBER, OTHER, World.PARTNER)) {
            all.addAll(journal.history(TENANT, Subject.OfAccount.own(member).account()));
        }
        return all;
    }

    /** What time brings to all of them up to a later moment, without any of it being booked. */
    List<Outcome> passing(Instant later) {
        var all = new ArrayList<Outcome>();
        for (MemberId member : List.of(World.MEMBER, OTHER, World.PARTNER)) {
            AccountState state = state(member);
            if (!state.members().isEmpty()) {
                var due = new JournalEntry(state.sequence() + 1, member, new Activity.Due(later));
                var decided =
                        (Decision.Decided)
                                programmes
                                        .timeline()
                                        .decide(state, due, SharedCounters.none(), false);
                all.add(decided.outcome());
            }
        }
        return all;
    }

    Journal journal() {
        return journal;
    }

    AccountState state(MemberId member) {
        var account = Subject.OfAccount.own(member).account();
        return Objects.requireNonNull(journal.state(TENANT, account));
    }

    /** The state of a member's account with the numbers of steps in the place of sequences. */
    AccountState comparable(MemberId member) {
        var account = Subject.OfAccount.own(member).account();
        var numbers = new HashMap<Long, Integer>();
        booked.forEach((step, record) -> {
            RecordId current = journal.current(TENANT, record.id());
            if (current.account().equals(account)) {
                numbers.put(current.sequence(), step);
            }
        });
        return World.renumbered(
                state(member), sequence -> Objects.requireNonNull(numbers.get(sequence)));
    }

    /** Requires that what the journal says of both agrees. */
    void requireSound() {
        var pieces = new HashMap<String, Long>();
        for (MemberId member : List.of(World.MEMBER, OTHER)) {
            var account = Subject.OfAccount.own(member).account();
            List<JournalRecord> history = journal.history(TENANT, account);
            assertThat(state(member))
                    .as("booked against folded")
                    .isEqualTo(Replay.fold(programmes.timeline(), history));
            Ledgers.requireAgreement(state(member), history);
            for (var view : journal.records().redemptions(TENANT, account, null, 200)) {
                if (view.status() == RedemptionStatus.HELD
                        || view.status() == RedemptionStatus.CAPTURED) {
                    pieces.merge(view.reward(), 1L, Math::addExact);
                }
            }
        }
        for (String reward : ProgrammeGenerator.REWARDS) {
            assertThat(journal.used(TENANT, "stock:" + reward))
                    .as("pieces of " + reward)
                    .isEqualTo(pieces.getOrDefault(reward, 0L));
        }
    }
}
