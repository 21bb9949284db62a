package io.ladder.journal;

import io.ladder.shared.AccountId;
import io.ladder.shared.MemberId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which members of an account are not simply in it.
 *
 * @param sameAs members who turned out to be another one here, with whom that is
 * @param gone members who act on another account now
 * @param left the number of the newest departure; 0 for none
 */
public record Whereabouts(
        Map<MemberId, MemberId> sameAs, Map<MemberId, AccountId> gone, long left) {
    /** Everybody who was ever here is here. */
    public static final Whereabouts HERE = new Whereabouts(Map.of(), Map.of(), 0);

    public Whereabouts {
        sameAs = Map.copyOf(sameAs);
        gone = Map.copyOf(gone);
    }

    /** As whom a member counts. */
    public MemberId person(MemberId member) {
        MemberId person = member;
        for (MemberId next = sameAs.get(person); next != null; next = sameAs.get(person)) {
            person = next;
        }
        return person;
    }

    /** The account on which a member acts now; null where it is this one. */
    public @Nullable AccountId elsewhere(MemberId member) {
        return gone.get(member);
    }

    /** Those who move where one does: all who count as them, and as whom each does. */
    List<Relocation.Mover> with(Relocation.Mover mover) {
        var movers = new ArrayList<>(List.of(mover));
        sameAs.keySet().stream()
                .filter(each -> !each.equals(mover.member()) && countsAs(each, mover.member()))
                .sorted()
                .map(each -> new Relocation.Mover(each, sameAs.get(each)))
                .forEach(movers::add);
        return movers;
    }

    private boolean countsAs(MemberId member, MemberId other) {
        for (MemberId next = sameAs.get(member); next != null; next = sameAs.get(next)) {
            if (next.equals(other)) {
                return true;
            }
        }
        return false;
    }

    /** The same after an activity, which changes it only where somebody moves. */
    Whereabouts after(long sequence, Activity activity) {
        if (!(activity instanceof Relocation relocation)) {
            return this;
        }
        var same = new HashMap<>(sameAs);
        var away = new HashMap<>(gone);
        for (Relocation.Mover mover : relocation.movers()) {
            same.remove(mover.member());
            away.remove(mover.member());
            switch (relocation) {
                case Relocation.Arrival _ -> {
                    if (mover.as() != null) {
                        same.put(mover.member(), mover.as());
                    }
                }
                case Relocation.Departure departure -> {
                    if (departure.in() != null) {
                        away.put(mover.member(), departure.in().account());
                    }
                }
            }
        }
        return new Whereabouts(
                same, away, relocation instanceof Relocation.Departure ? sequence : left);
    }
}
