package io.ladder.member;

import io.ladder.journal.AttributeChange;
import io.ladder.journal.Attributes;
import io.ladder.journal.Content;
import io.ladder.journal.Journal;
import io.ladder.journal.Occurrence;
import io.ladder.journal.Programmes;
import io.ladder.journal.Recorded;
import io.ladder.journal.Recording;
import io.ladder.journal.Subject;
import io.ladder.shared.TenantId;
import io.ladder.shared.UseCase;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Puts members on a list that people keep, or takes them off: whoever is on it has an attribute,
 * told from now on.
 *
 * <p>Refuses, for each member by itself: {@code member_not_found}, {@code member_closed}, {@code
 * invalid_field} where the programme has no such attribute any more, {@code busy}.
 */
@UseCase
public final class ChangeList {
    private final Journal journal;
    private final Programmes programmes;

    public ChangeList(Journal journal, Programmes programmes) {
        this.journal = journal;
        this.programmes = programmes;
    }

    /** A member, and whether they are to be on the list. */
    public record Wish(Subject member, boolean on) {}

    /**
     * Changes the list.
     *
     * @param attribute that those on it have
     * @param wishes at most {@link Journal#BATCH_MAX}; of several for one member the last counts
     * @return one result for each, in the same order
     */
    public List<Recorded> change(TenantId tenant, String attribute, List<Wish> wishes) {
        Instant at = Occurrence.of(null, programmes.now(tenant));
        return journal.recordAll(
                wishes.stream().map(wish -> recording(tenant, attribute, wish, at)).toList());
    }

    private static Recording recording(
            TenantId tenant, String attribute, Wish wish, Instant moment) {
        Attributes told = wish.on() ? Attributes.of(Map.of(attribute, true)) : Attributes.NONE;
        List<String> taken = wish.on() ? List.of() : List.of(attribute);
        String content =
                Content.of("list").with("attribute", attribute).with("on", wish.on()).toString();
        return new Recording(
                        tenant,
                        wish.member(),
                        new AttributeChange(moment, told, taken),
                        content,
                        null)
                .atNoMoment(at -> new AttributeChange(at, told, taken));
    }
}
