package io.ladder.household;

import io.ladder.journal.AccountState;
import io.ladder.journal.Journal;
import io.ladder.journal.Programmes;
import io.ladder.journal.Timeline;
import io.ladder.shared.AccountId;
import io.ladder.shared.MemberId;
import io.ladder.shared.TenantId;
import io.ladder.shared.UseCase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Shows a household: its members, what each contributed, and what is in its wallets now.
 *
 * <p>Refuses: {@code household_not_found}.
 */
@UseCase
public final class ViewHousehold {
    private final Journal journal;
    private final Programmes programmes;
    private final Contributions contributions;

    public ViewHousehold(Journal journal, Programmes programmes, Contributions contributions) {
        this.journal = journal;
        this.programmes = programmes;
        this.contributions = contributions;
    }

    public Household view(TenantId tenant, AccountId household) {
        AccountState state = HouseholdMoves.requireHousehold(journal, tenant, household);
        var sums = new TreeMap<MemberId, TreeMap<String, Household.Contribution>>();
        state.members().keySet().forEach(member -> sums.put(member, new TreeMap<>()));
        for (Household.Contribution each : contributions.of(tenant, household)) {
            // What was done under a merged record counts for whoever it turned out to be.
            MemberId person = state.whereabouts().person(each.member());
            var known = sums.get(person);
            if (known != null) {
                known.merge(
                        each.wallet(),
                        new Household.Contribution(
                                person, each.wallet(), each.earned(), each.spent()),
                        ViewHousehold::sum);
            }
        }
        List<Household.Member> members = new ArrayList<>();
        sums.forEach((member, each) ->
                members.add(new Household.Member(member, List.copyOf(each.values()))));
        Timeline timeline = programmes.timeline(tenant);
        Instant now = programmes.now(tenant);
        AccountState current = timeline.advance(state, now);
        MemberId anybody =
                members.isEmpty() ? new MemberId(household.value()) : members.getFirst().id();
        return new Household(household, members, timeline.receipt(current, anybody, now));
    }

    private static Household.Contribution sum(
            Household.Contribution one, Household.Contribution other) {
        return new Household.Contribution(
                one.member(),
                one.wallet(),
                Math.addExact(one.earned(), other.earned()),
                Math.addExact(one.spent(), other.spent()));
    }
}
