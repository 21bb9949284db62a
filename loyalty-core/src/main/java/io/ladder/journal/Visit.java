package io.ladder.journal;

import io.ladder.shared.MemberId;
import java.time.Instant;
import java.util.function.Function;

/** A look at a member as rules see them, while nothing happens. */
public final class Visit {
    private Visit() {}

    /**
     * Looks at a member; whatever the look does is forgotten.
     *
     * @param state of the account, whose moment is not after the one that is looked at
     * @param shared what is used of things that members share
     */
    public static <T> T of(
            Timeline timeline,
            AccountState state,
            MemberId member,
            Instant at,
            SharedCounters shared,
            Function<Turn, T> look) {
        var draft = new AccountDraft(timeline.of(state), state);
        draft.passTo(at);
        Programme programme = draft.programme();
        draft.member(member).standUp(programme, draft.depth());
        var nothing = new JournalEntry(state.sequence() + 1, member, new Activity.Due(at));
        return look.apply(new Turn(draft, programme, nothing, true, null, shared, null));
    }
}
