package io.ladder.journal;

import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.MemberId;
import io.ladder.shared.Refusal;
import io.ladder.tier.Ladder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All versions of a programme, and the one decision over them. Everything here is a function of its
 * arguments: a quote, a booking and a replay differ only in what their caller does with the answer.
 */
public final class Timeline {
    private final List<Programme> versions;
    private final @Nullable Timeline former;
    private final int corrected;
    private final int corrections;
    private final int depth;

    /** By version. */
    private final List<Asking> askings;

    /**
     * The versions in their order.
     *
     * @param versions 1 or more, numbered from 1, each valid from a later moment than the one
     *     before
     */
    public Timeline(List<Programme> versions) {
        this(versions, null, 0);
    }

    private Timeline(List<Programme> versions, @Nullable Timeline former, int corrected) {
        this.versions = List.copyOf(versions);
        this.former = former;
        this.corrected = corrected;
        this.corrections = former == null ? 0 : former.corrections + 1;
        this.depth =
                versions.stream()
                        .flatMap(version -> version.ladders().stream())
                        .mapToInt(Ladder::depth)
                        .max()
                        .orElse(0);
        this.askings =
                former == null
                        ? Asking.byVersion(versions)
                        : Asking.corrected(former.askings, versions.get(corrected - 1));
        Instant begun = null;
        for (int index = 0; index < versions.size(); index++) {
            Instant from = versions.get(index).validFrom();
            if (versions.get(index).version() != index + 1) {
                throw new IllegalArgumentException("versions are numbered from 1 without gaps");
            }
            if ((from == null) != (index == 0)
                    || (from != null && begun != null && !from.isAfter(begun))) {
                throw new IllegalArgumentException(
                        "each version is valid from a later moment, only the first for ever");
            }
            begun = from;
        }
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("a timeline has at least one version");
        }
    }

    /**
     * The timeline with a version corrected. Accounts stay with the rules that they were folded
     * with until they are rated again.
     *
     * @param corrected of the same number and the same beginning as the version that it corrects
     */
    public Timeline corrected(Programme corrected) {
        Programme wrong = version(corrected.version());
        if (!Objects.equals(wrong.validFrom(), corrected.validFrom())) {
            throw new IllegalArgumentException("a correction is valid from the same moment");
        }
        var others = new ArrayList<>(versions);
        others.set(corrected.version() - 1, corrected);
        return new Timeline(others, this, corrected.version());
    }

    /**
     * The timeline with one more version, which is also in the timelines before each correction.
     *
     * @param next numbered next, and valid from a later moment than the last
     */
    public Timeline followedBy(Programme next) {
        var more = new ArrayList<>(versions);
        more.add(next);
        return new Timeline(more, former == null ? null : former.followedBy(next), corrected);
    }

    /** How often a version was corrected; 0 for never. */
    public int corrections() {
        return corrections;
    }

    /** The timeline before its newest correction; null where nothing was corrected. */
    public @Nullable Timeline former() {
        return former;
    }

    /** The number of the newest correction of a version; 0 where it is as it was applied. */
    public int correctionOf(int version) {
        if (corrected == version) {
            return corrections;
        }
        return former == null ? 0 : former.correctionOf(version);
    }

    /**
     * The timeline as it was with so many corrections.
     *
     * @throws LoyaltyException {@code busy} where there are not so many here yet: an account may
     *     have come to rules that another instance has heard of a moment earlier
     */
    public Timeline asOf(int earlier) {
        Timeline timeline = this;
        while (timeline.former != null && timeline.corrections > earlier) {
            timeline = timeline.former;
        }
        if (timeline.corrections != earlier) {
            throw Refusal.of(
                            ErrorCode.BUSY,
                            "The programme has been corrected a moment ago; try again.")
                    .asException();
        }
        return timeline;
    }

    /** The timeline that a state goes on with: a new account takes the newest. */
    Timeline of(AccountState state) {
        return state.sequence() == 0 ? this : asOf(state.corrections());
    }

    /** The version of that number. */
    public Programme version(int number) {
        return versions.get(number - 1);
    }

    /** All versions, oldest first. */
    public List<Programme> versions() {
        return versions;
    }

    /** The version that decides what happens at a moment. */
    public Programme at(Instant moment) {
        Programme deciding = versions.getFirst();
        for (Programme version : versions) {
            Instant from = version.validFrom();
            if (from != null && !from.isAfter(moment)) {
                deciding = version;
            }
        }
        return deciding;
    }

    /**
     * Names the shared counters that answers to an activity read, by key, whichever correction an
     * account goes by; one may be named more than once.
     */
    public void sharedCounters(Activity activity, Consumer<String> taker) {
        askings.get(at(activity.occurredAt()).version() - 1).name(activity, taker);
    }

    /** How many pieces of each kind of evidence a standing must keep for any version. */
    int depth() {
        return depth;
    }

    /** The version that follows a version, if it has begun by a moment. */
    @Nullable Programme after(int version, Instant moment) {
        if (version >= versions.size()) {
            return null;
        }
        Programme next = versions.get(version);
        Instant from = next.validFrom();
        return from == null || !from.isAfter(moment) ? next : null;
    }

    /** The ladder of that id as of a version, or as of the last version before that had it. */
    Ladder ladder(String id, int version) {
        for (int number = version; number > 0; number--) {
            Ladder ladder = version(number).ladder(id);
            if (ladder != null) {
                return ladder;
            }
        }
        throw new IllegalArgumentException("no version has had the ladder " + id);
    }

    /** The state at a later moment: what lapses has lapsed, what expires has expired. */
    public AccountState advance(AccountState state, Instant to) {
        return of(state).passed(state, to);
    }

    private AccountState passed(AccountState state, Instant to) {
        Instant due = state.nextDueAt();
        if ((due == null || due.isAfter(to)) && after(state.version(), to) == null) {
            return state;
        }
        var draft = new AccountDraft(this, state);
        draft.passTo(to);
        return draft.close(state.sequence());
    }

    /**
     * Whether time has brought something by a moment that is not booked, be it by a version that
     * has begun since. Somebody else may have booked it since one looked; a record that books
     * nothing would only fill the journal, and one that comes late would be replayed for it.
     */
    public boolean isDue(AccountState state, Instant at) {
        Instant due = state.nextDueAt();
        return (due != null && !due.isAfter(at)) || of(state).isDueByVersion(state, at);
    }

    private boolean isDueByVersion(AccountState state, Instant at) {
        if (after(state.version(), at) == null) {
            return false;
        }
        var draft = new AccountDraft(this, state);
        draft.passTo(at);
        return !draft.effects().isEmpty();
    }

    /**
     * Decides an activity that happened after all that the state knows.
     *
     * @param explained whether the decision gives its reasons
     * @return {@link Decision.NeedsHistory} where the activity changes the past
     */
    public Decision decide(
            AccountState state, JournalEntry entry, SharedCounters shared, boolean explained) {
        return Decision.of(() -> of(state).decided(state, entry, shared, explained));
    }

    private Decision decided(
            AccountState state, JournalEntry entry, SharedCounters shared, boolean explained) {
        if (changesHistory(state, entry)) {
            return new Decision.NeedsHistory();
        }
        var reasons = explained ? new ArrayList<Reason>() : null;
        var draft = new AccountDraft(this, state);
        Turn turn = draft.answer(entry, reasons, shared);
        AccountState after = draft.close(entry.sequence());
        return new Decision.Decided(
                turn.activity(),
                after,
                after.version(),
                draft.outcome(turn.awards(), receipt(after, entry.member())),
                turn.handed(),
                reasons == null ? List.of() : reasons);
    }

    private boolean changesHistory(AccountState state, JournalEntry entry) {
        Activity activity = entry.activity();
        if (ActivityKind.of(activity).revision()
                || Position.of(activity).compareTo(state.position()) < 0) {
            return true;
        }
        if (activity instanceof Activity.RedemptionCancel cancel) {
            return state.wallets().values().stream()
                    .flatMap(wallet -> wallet.holds().stream())
                    .noneMatch(hold -> hold.id() == cancel.redemption());
        }
        MemberState actor = state.member(entry.member());
        if (actor != null && actor.isToBeEnrolled() && ActivityKind.of(activity).deed()) {
            return true;
        }
        return state.members().values().stream().anyMatch(member -> member.lacks(depth));
    }

    Receipt receipt(AccountState state, MemberId member) {
        return receipt(state, member, state.position().at());
    }

    /**
     * What a till shows of a state.
     *
     * @param at the moment that the state was advanced to
     */
    public Receipt receipt(AccountState state, MemberId member, Instant at) {
        return Receipt.of(of(state).programmeOf(state), state, member, depth, at);
    }

    /** The version that an account stands under; the first where nothing is booked on it. */
    private Programme programmeOf(AccountState state) {
        return state.version() == 0 ? versions.getFirst() : version(state.version());
    }
}
