package io.ladder.testkit;

import io.ladder.accounting.ViewBalances;
import io.ladder.journal.AccountState;
import io.ladder.journal.Activity;
import io.ladder.journal.AlertKey;
import io.ladder.journal.Alerts;
import io.ladder.journal.Claim;
import io.ladder.journal.ClaimKind;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.MemberState;
import io.ladder.journal.Person;
import io.ladder.journal.PointsPayment;
import io.ladder.journal.Programme;
import io.ladder.journal.Recorded;
import io.ladder.journal.Recording;
import io.ladder.journal.Records;
import io.ladder.journal.Subject;
import io.ladder.journal.Timeline;
import io.ladder.journal.Transfer;
import io.ladder.journal.TwoSided;
import io.ladder.ledger.Hold;
import io.ladder.ledger.Lot;
import io.ladder.ledger.Movement;
import io.ladder.ledger.Place;
import io.ladder.ledger.Wallet;
import io.ladder.ledger.WalletTotals;
import io.ladder.shared.AccountId;
import io.ladder.shared.MemberId;
import io.ladder.shared.TenantId;
import io.ladder.tier.Evidence;
import io.ladder.tier.Standing;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One member and a journal to which the steps of a history are brought in some order. */
final class World {
    private static final TenantId TENANT = new TenantId(new UUID(0, 1));
    static final MemberId MEMBER = new MemberId(new UUID(0, 2));

    /** To whom the member gives points, and from whom they get some. */
    static final MemberId PARTNER = new MemberId(new UUID(0, 3));

    private static final AccountId ACCOUNT = new AccountId(MEMBER.value());

    private final FixedProgrammes programmes;
    private static final int FIRST_YEAR = 2020;
    private static final int LAST_YEAR = 2060;

    private final Subject newcomer;
    private final InMemoryJournal journal;
    private final Map<Integer, Long> sequences = new HashMap<>();
    private final Map<Long, Integer> numbers = new HashMap<>();

    World(Timeline timeline) {
        this(timeline.version(1));
        timeline.versions().stream().skip(1).forEach(programmes::apply);
    }

    private World(Programme first) {
        this(first, new Subject.Newcomer(MEMBER, List.of(), Person.UNKNOWN));
    }

    private World(Programme first, Subject newcomer) {
        this.newcomer = newcomer;
        this.programmes = new FixedProgrammes(first, Instant.EPOCH);
        this.journal = new InMemoryJournal(programmes, true);
        var partner = new Subject.Newcomer(PARTNER, List.of(), Person.UNKNOWN);
        var enrolment = new Activity.Enrolment(Instant.EPOCH);
        journal.record(new Recording(TENANT, partner, enrolment, "partner", null));
    }

    /** A world in which nobody has thought of a second version yet. */
    static World ofTheFirstVersion(Timeline timeline) {
        return new World(timeline.version(1));
    }

    /** A world in which nobody enrols the member: they become one by what they do first. */
    static World ofABuyer(Timeline timeline) {
        var identity = new Claim(ClaimKind.EXTERNAL_ID, "card");
        var world = new World(timeline.version(1), new Subject.Enrolled(MEMBER, identity));
        timeline.versions().stream().skip(1).forEach(world.programmes::apply);
        return world;
    }

    /** Applies the next versions that begin by a moment. */
    void applyVersionsOf(Timeline whole, Instant moment) {
        while (whole.at(moment).version() > timeline().versions().size()) {
            programmes.apply(whole.version(timeline().versions().size() + 1));
        }
    }

    /** Corrects a version; the member goes on with it once they are rated again. */
    void correct(Programme corrected) {
        programmes.correct(corrected);
    }

    Timeline timeline() {
        return programmes.timeline();
    }

    /** Brings a step; false where it is refused, or speaks of one that was. */
    boolean bring(Step step) {
        if (!speaksOfWhatIsBooked(step)) {
            return false;
        }
        if (!(journal.record(recording(step)) instanceof Recorded.Booked booked)) {
            return false;
        }
        sequences.put(step.number(), booked.record().id().sequence());
        numbers.put(booked.record().id().sequence(), step.number());
        return true;
    }

    boolean speaksOfWhatIsBooked(Step step) {
        return step.about() < 0
                ? !sequences.isEmpty() || !(step.outline() instanceof Activity.Due)
                : sequences.containsKey(step.about());
    }

    /** What a step would bring, as it is told to somebody who wants to know why. */
    Recorded preview(Step step) {
        return journal.preview(recording(step), true);
    }

    private Recording recording(Step step) {
        Subject subject = sequences.isEmpty() ? newcomer : new Subject.OfMember(MEMBER);
        var activity = facing(step.activity(this::sequenceOf));
        String content = activity.toString();
        return activity instanceof TwoSided
                ? new Recording(
                        TENANT,
                        subject,
                        activity,
                        content,
                        null,
                        null,
                        Subject.OfAccount.own(PARTNER))
                : new Recording(TENANT, subject, activity, content, null);
    }

    /** Lets the undoing of a gift know the record on the other side. */
    private Activity facing(Activity activity) {
        if (activity instanceof Transfer.TransferOutReversal reversal
                && history().get(Math.toIntExact(reversal.out()) - 1).activity()
                        instanceof Transfer.TransferOut out) {
            return new Transfer.TransferOutReversal(
                    reversal.occurredAt(),
                    reversal.out(),
                    reversal.wallet(),
                    Objects.requireNonNull(out.in()));
        }
        return activity;
    }

    /** The number under which a step is booked. */
    long sequenceOf(int step) {
        return Objects.requireNonNull(sequences.get(step));
    }

    AccountState state() {
        var state = journal.state(TENANT, ACCOUNT);
        return state == null ? AccountState.EMPTY : state;
    }

    /** Since when somebody is a member; null where all that they did came back. */
    @Nullable Instant memberSince() {
        var member = state().member(MEMBER);
        return member == null ? null : member.tallies().since();
    }

    Map<String, WalletTotals> balancesAt(Instant at) {
        return new ViewBalances(journal, programmes, journal.entries()).at(TENANT, ACCOUNT, at);
    }

    /**
     * What became of the member's points of each date, once all that is due by a moment is booked:
     * how many were issued, spent, lapsed. Those that are held count as spent.
     */
    Map<String, Long> cohortsAt(Instant at) {
        if (!bring(new Step(Integer.MAX_VALUE, -1, _ -> new Activity.Due(at)))) {
            throw new IllegalStateException("time does not pass");
        }
        var cohorts = new TreeMap<String, Long>();
        for (JournalRecord record : history()) {
            for (Movement movement : record.outcome().movements()) {
                Place other = movement.from().open() ? movement.to() : movement.from();
                Place flow = other == Place.HELD ? Place.REDEEMED : other;
                String what = movement.wallet() + ' ' + (flow.open() ? "dates" : flow) + " until ";
                for (Lot lot : movement.lots()) {
                    cohorts.merge(what + lot.expiresAt(), lot.points(), Math::addExact);
                }
            }
        }
        cohorts.values().removeIf(points -> points == 0);
        return cohorts;
    }

    List<JournalRecord> history() {
        return journal.history(TENANT, ACCOUNT);
    }

    /** All records, of the partner as well. */
    List<JournalRecord> everybodysHistory() {
        var all = new ArrayList<>(history());
        all.addAll(journal.history(TENANT, new AccountId(PARTNER.value())));
        return all;
    }

    /** How often guard rails kept something back, by what is kept of it. */
    Map<AlertKey, Long> alerts() {
        var counts = new HashMap<AlertKey, Long>();
        for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
            var whole =
                    new Alerts.Filter(
                            LocalDate.ofYearDay(year, 1),
                            LocalDate.of(year, Month.DECEMBER, 31),
                            null,
                            null,
                            null);
            journal.alerts()
                    .list(TENANT, whole, null, Integer.MAX_VALUE)
                    .forEach(alert -> counts.put(alert.key(), alert.count()));
        }
        return counts;
    }

    long used(String counter) {
        return journal.used(TENANT, counter);
    }

    List<Records.RedemptionView> redemptions() {
        return journal.records().redemptions(TENANT, ACCOUNT, null, 200);
    }

    List<Records.PaymentView> payments() {
        return journal.records().payments(TENANT, ACCOUNT, null, 200);
    }

    /** A step as it was decided, where it left something to the decision. */
    Step decided(Step step) {
        return decided(step, history().getLast().activity());
    }

    /** A step as the journal keeps its activity, where that is not what was asked for. */
    static Step decided(Step step, Activity kept) {
        return kept instanceof PointsPayment.PaymentAuthorisation
                        || kept instanceof Activity.Redemption
                ? step.as(kept)
                : step;
    }

    /** The state with the numbers of steps in the place of sequence numbers. */
    AccountState comparable(AccountState state) {
        return renumbered(state, sequence -> Objects.requireNonNull(numbers.get(sequence)));
    }

    /** A new number for an old one. */
    interface Renumbering {
        long of(long sequence);
    }

    static AccountState renumbered(AccountState state, Renumbering renumbering) {
        var wallets = new HashMap<String, Wallet>();
        state.wallets()
                .forEach((code, wallet) -> wallets.put(code, renumbered(wallet, renumbering)));
        var members = new HashMap<MemberId, MemberState>();
        state.members()
                .forEach((id, member) -> {
                    var standings = new HashMap<String, Standing>();
                    member.standings()
                            .forEach((scheme, standing) ->
                                    standings.put(scheme, renumbered(standing, renumbering)));
                    members.put(
                            id,
                            new MemberState(
                                    member.status(),
                                    standings,
                                    member.slots(),
                                    member.tallies(),
                                    member.attributes()));
                });
        return new AccountState(
                0,
                state.position(),
                state.version(),
                0,
                state.nextDueAt(),
                wallets,
                members,
                state.whereabouts());
    }

    private static Wallet renumbered(Wallet wallet, Renumbering renumbering) {
        var holds = new ArrayList<Hold>();
        for (Hold hold : wallet.holds()) {
            holds.add(
                    new Hold(
                            renumbering.of(hold.id()),
                            hold.member(),
                            hold.use(),
                            hold.purpose(),
                            hold.until(),
                            hold.lots(),
                            hold.owed(),
                            hold.since(),
                            hold.shared()));
        }
        return new Wallet(
                wallet.lots(),
                wallet.debt(),
                holds,
                wallet.issued(),
                wallet.redeemed(),
                wallet.expired(),
                wallet.adjusted(),
                wallet.transferred());
    }

    private static Standing renumbered(Standing standing, Renumbering renumbering) {
        var evidence = new ArrayList<Evidence>();
        for (Evidence piece : standing.evidence()) {
            evidence.add(
                    new Evidence(
                            piece.kind(), piece.at(), renumbering.of(piece.id()), piece.score()));
        }
        Standing.@Nullable Pin pin = standing.pin();
        return new Standing(
                standing.earned(),
                standing.since(),
                standing.failingSince(),
                pin,
                standing.depth(),
                evidence);
    }
}
