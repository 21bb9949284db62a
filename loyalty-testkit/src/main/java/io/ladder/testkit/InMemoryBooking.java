package io.ladder.testkit;

import io.ladder.journal.AccountState;
import io.ladder.journal.Activity;
import io.ladder.journal.BothSides;
import io.ladder.journal.Decision;
import io.ladder.journal.JournalEntry;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Person;
import io.ladder.journal.Programmes;
import io.ladder.journal.Recorded;
import io.ladder.journal.Recording;
import io.ladder.journal.Relocation;
import io.ladder.journal.Replay;
import io.ladder.journal.Residence;
import io.ladder.journal.SharedCounters;
import io.ladder.journal.Subject;
import io.ladder.journal.Timeline;
import io.ladder.journal.TwoSided;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.RecordId;
import io.ladder.shared.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Decides a recording on the books of a tenant. Whoever uses it holds their lock.
 *
 * @param writing whether what is decided is booked
 * @param idleToo whether time is booked where it brought nothing
 */
record InMemoryBooking(
        Programmes programmes,
        TenantBooks books,
        boolean writing,
        boolean explained,
        boolean idleToo) {

    Recorded book(Recording recording) {
        if (recording.subject() instanceof Subject.Newcomer newcomer
                && newcomer.identities().stream().anyMatch(books.identities::containsKey)) {
            return refused(ErrorCode.IDENTITY_TAKEN, "Another member has this identity.");
        }
        Subject.OfAccount owner = books.resolve(recording.subject());
        if (owner != null) {
            var named = recording.subject() instanceof Subject.OfAccount subject ? subject : owner;
            var located = books.locate(named, recording.activity(), recording.other());
            var account = account(located.subject());
            if (!idleToo
                    && recording.activity() instanceof Activity.Due due
                    && !programmes
                            .timeline(recording.tenant())
                            .isDue(account.state, due.occurredAt())) {
                return refused(ErrorCode.STALE, "Nothing is due by then.");
            }
            Recording here = recording.as(located.activity()).behind(account.state.position());
            if (located.other() != null) {
                here = here.behind(account(located.other()).state.position());
            }
            return here.activity() instanceof TwoSided activity
                    ? bothSides(here, located, activity)
                    : decided(here, located.subject(), account, books::used).result(writing);
        }
        return switch (recording.subject()) {
            case Subject.Newcomer newcomer ->
                    decided(
                                    recording,
                                    Subject.OfAccount.own(newcomer.member()),
                                    new TenantBooks.Account(),
                                    books::used)
                            .result(writing);
            case Subject.Enrolled enrolled -> enrol(recording, enrolled);
            case Subject.OfMember _, Subject.OfIdentity _, Subject.OfAccount _ ->
                    refused(ErrorCode.MEMBER_NOT_FOUND, "There is no such member.");
        };
    }

    /** Enrols whoever nobody knows yet, and then records what they did; both or neither. */
    private Recorded enrol(Recording recording, Subject.Enrolled enrolled) {
        Subject.OfAccount owner = Subject.OfAccount.own(enrolled.member());
        var newcomer =
                new Subject.Newcomer(
                        enrolled.member(), List.of(enrolled.identity()), Person.UNKNOWN);
        var enrolment = new Activity.Enrolment(recording.activity().occurredAt(), true);
        var first = new Recording(recording.tenant(), newcomer, enrolment, "enrolment", null);
        SharedCounters used = books::used;
        Answered enrolling = decided(first, owner, new TenantBooks.Account(), used);
        if (!(enrolling.answer instanceof Recorded.Booked booked)) {
            return enrolling.answer;
        }
        var account = new TenantBooks.Account();
        account.state = enrolling.after;
        account.records.add(booked.record());
        SharedCounters left = used.and(booked.record().outcome().counters());
        Answered followed = decided(recording, owner, account, left);
        if (writing && followed.answer instanceof Recorded.Booked) {
            enrolling.result(true);
        }
        return followed.result(writing);
    }

    /** Decides both sides; both are booked or neither. */
    private Recorded bothSides(Recording recording, Residence.Located located, TwoSided activity) {
        Subject.OfAccount owner = located.subject();
        Subject.OfAccount other = Objects.requireNonNull(located.other());
        if (!isThere(other, activity)) {
            return BothSides.noOtherSide(activity);
        }
        BothSides.Result result =
                BothSides.decide(
                        activity, side(recording, owner), side(recording, other), books::used);
        return switch (result) {
            case BothSides.Result.Refused refused -> new Recorded.Refused(refused.refusal());
            case BothSides.Result.Done done -> {
                Recorded answer =
                        booked(recording.as(done.here()), owner, done.decidedHere())
                                .result(writing);
                if (writing && done.there() instanceof Relocation.Arrival arrival) {
                    books.residence.bring(done.brought(), arrival);
                }
                var there = new Recording(recording.tenant(), other, done.there(), "", null);
                booked(there, other, done.decidedThere()).result(writing);
                yield answer;
            }
        };
    }

    /** Whether somebody is on the other side, or comes to it. */
    private boolean isThere(Subject.OfAccount other, TwoSided activity) {
        TenantBooks.Account account = books.accounts.get(other.account());
        if (activity instanceof Relocation.Departure departure
                && departure.reason() != Relocation.Reason.MERGE) {
            return account != null || departure.reason() == Relocation.Reason.FOUNDING;
        }
        return account != null && account.state.member(other.member()) != null;
    }

    private BothSides.Side<RuntimeException> side(Recording recording, Subject.OfAccount of) {
        TenantBooks.Account account = account(of);
        return new BothSides.Side<>(
                of.account(),
                of.member(),
                account.state,
                programmes.now(recording.tenant()),
                new BothSides.Deciding<>() {
                    @Override
                    public Decision decide(
                            JournalEntry entry,
                            List<JournalRecord> brought,
                            SharedCounters shared) {
                        return InMemoryBooking.this.decide(
                                recording, account, brought, entry, shared);
                    }

                    @Override
                    public List<JournalRecord> history() {
                        return account.records;
                    }
                });
    }

    private TenantBooks.Account account(Subject.OfAccount of) {
        return books.accounts.getOrDefault(of.account(), new TenantBooks.Account());
    }

    private Answered decided(
            Recording recording,
            Subject.OfAccount owner,
            TenantBooks.Account account,
            SharedCounters shared) {
        var entry =
                new JournalEntry(
                        account.state.sequence() + 1, owner.member(), recording.activity());
        return switch (decide(recording, account, List.of(), entry, shared)) {
            case Decision.Decided decided -> booked(recording, owner, decided);
            case Decision.Refused refused ->
                    new Answered(
                            this,
                            recording,
                            account.state,
                            new Recorded.Refused(refused.refusal()));
            case Decision.NeedsHistory _ ->
                    throw new IllegalStateException("a replay has the whole history");
        };
    }

    private Decision decide(
            Recording recording,
            TenantBooks.Account account,
            List<JournalRecord> brought,
            JournalEntry entry,
            SharedCounters shared) {
        Timeline timeline = programmes.timeline(recording.tenant());
        Decision decision = timeline.decide(account.state, entry, shared, explained);
        if (!(decision instanceof Decision.NeedsHistory)) {
            return decision;
        }
        var history = new ArrayList<>(account.records);
        history.addAll(brought);
        return Replay.decide(timeline, account.state, history, entry, shared, explained);
    }

    private Answered booked(
            Recording recording, Subject.OfAccount owner, Decision.Decided decided) {
        var record =
                new JournalRecord(
                        new RecordId(owner.account(), decided.after().sequence()),
                        owner.member(),
                        programmes.now(recording.tenant()),
                        decided.version(),
                        decided.after().corrections(),
                        decided.activity(),
                        decided.outcome());
        return new Answered(
                this,
                recording,
                decided.after(),
                new Recorded.Booked(record, false, decided.reasons()));
    }

    private static Recorded refused(ErrorCode code, String detail) {
        return new Recorded.Refused(Refusal.of(code, detail));
    }

    /** An answer, and what the books come to by it. */
    private record Answered(
            InMemoryBooking booking, Recording recording, AccountState after, Recorded answer) {

        Recorded result(boolean writing) {
            if (writing && answer instanceof Recorded.Booked booked) {
                booking.books.write(recording, booked.record(), after);
            }
            return answer;
        }
    }
}
