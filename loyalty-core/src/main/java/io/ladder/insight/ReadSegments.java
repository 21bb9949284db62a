package io.ladder.insight;

import io.ladder.journal.AccountState;
import io.ladder.journal.Journal;
import io.ladder.journal.MemberStatus;
import io.ladder.journal.Programme;
import io.ladder.journal.Programmes;
import io.ladder.journal.SharedCounters;
import io.ladder.journal.Timeline;
import io.ladder.journal.Visit;
import io.ladder.member.MemberView;
import io.ladder.member.Members;
import io.ladder.rule.Case;
import io.ladder.rule.Segment;
import io.ladder.rule.SegmentRules;
import io.ladder.shared.AccountId;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.MemberId;
import io.ladder.shared.Page;
import io.ladder.shared.Refusal;
import io.ladder.shared.TenantId;
import io.ladder.shared.UseCase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells who is in the segments of the programme in force, now. Members who left and records that
 * turned out to be another's are in none.
 *
 * <p>Refuses: {@code segment_not_found}, {@code programme_not_found}, and {@code busy} to count
 * while members of the tenant are counted already, or of too many others, or where that takes
 * longer than a minute.
 */
@UseCase
public final class ReadSegments {
    /** The most members that are looked at for one page. */
    public static final int LOOKS_MAX = 5_000;

    private final Programmes programmes;
    private final Members members;
    private final Journal journal;
    private final LongReads reads = new LongReads();

    public ReadSegments(Programmes programmes, Members members, Journal journal) {
        this.programmes = programmes;
        this.members = members;
        this.journal = journal;
    }

    /**
     * Some of those who are in a segment, in the order of their ids.
     *
     * @param next after whom the next page begins, which may have none of its own; null at the end
     */
    public record Slice(List<MemberView> members, @Nullable MemberId next) {
        public Slice {
            members = List.copyOf(members);
        }
    }

    /** The segments in the order of the file. */
    public List<Segment> list(TenantId tenant) {
        return rules(programmes.inForce(tenant)).all();
    }

    /** The segment of that id. */
    public Segment find(TenantId tenant, String id) {
        Segment segment = rules(programmes.inForce(tenant)).find(id);
        if (segment == null) {
            throw Refusal.of(
                            ErrorCode.SEGMENT_NOT_FOUND,
                            "The programme in force has no such segment.")
                    .asException();
        }
        return segment;
    }

    private static SegmentRules rules(Programme programme) {
        SegmentRules rules = programme.mechanic(SegmentRules.class);
        return rules == null ? new SegmentRules(List.of()) : rules;
    }

    /**
     * Those who are in a segment.
     *
     * @param limit 1 to {@link Page#LIMIT_MAX}
     */
    public Slice members(TenantId tenant, String id, @Nullable MemberId after, int limit) {
        Segment segment = find(tenant, id);
        var look = new Look(tenant);
        var found = new ArrayList<MemberView>();
        MemberId last = after;
        for (int looked = 0; looked < LOOKS_MAX; looked += Page.LIMIT_MAX) {
            List<MemberView> page = look.after(last);
            for (Map.Entry<MemberView, Set<String>> each :
                    look.segmentsOf(page, List.of(segment)).entrySet()) {
                last = each.getKey().id();
                if (!each.getValue().isEmpty()) {
                    found.add(each.getKey());
                    if (found.size() == limit) {
                        return new Slice(found, last);
                    }
                }
            }
            if (page.size() < Page.LIMIT_MAX) {
                return new Slice(found, null);
            }
            last = page.getLast().id();
        }
        return new Slice(found, last);
    }

    /** How many are in each segment, by id; looks at every member. */
    public Map<String, Long> count(TenantId tenant) {
        List<Segment> segments = list(tenant);
        return reads.alone(tenant, patience -> count(tenant, segments, patience));
    }

    private Map<String, Long> count(
            TenantId tenant, List<Segment> segments, LongReads.Patience patience) {
        var look = new Look(tenant);
        var counts = new LinkedHashMap<String, Long>();
        segments.forEach(segment -> counts.put(segment.id(), 0L));
        List<MemberView> page = look.after(null);
        while (!page.isEmpty()) {
            patience.require();
            Map<MemberView, Set<String>> found = look.segmentsOf(page, segments);
            found.values().forEach(in -> in.forEach(id -> counts.merge(id, 1L, Long::sum)));
            page = page.size() < Page.LIMIT_MAX ? List.of() : look.after(page.getLast().id());
        }
        return counts;
    }

    /** Looks at members, all at the same moment. */
    private final class Look {
        private final TenantId tenant;
        private final Timeline timeline;
        private final Instant now;

        Look(TenantId tenant) {
            this.tenant = tenant;
            this.timeline = programmes.timeline(tenant);
            this.now = programmes.now(tenant);
        }

        List<MemberView> after(@Nullable MemberId last) {
            return members.list(tenant, new Members.Filter(null, null), last, Page.LIMIT_MAX);
        }

        /** Which of some segments each member of a page is in, in the order of the page. */
        Map<MemberView, Set<String>> segmentsOf(List<MemberView> page, List<Segment> segments) {
            List<MemberView> present =
                    page.stream()
                            .filter(member ->
                                    member.mergedInto() == null
                                            && member.status() != MemberStatus.CLOSED)
                            .toList();
            Map<AccountId, AccountState> states =
                    journal.states(
                            tenant, present.stream().map(MemberView::account).distinct().toList());
            var found = new LinkedHashMap<MemberView, Set<String>>();
            for (MemberView member : present) {
                AccountState state = states.get(member.account());
                if (state != null) {
                    found.put(member, segmentsOf(state, member.id(), segments));
                }
            }
            return found;
        }

        private Set<String> segmentsOf(
                AccountState state, MemberId member, List<Segment> segments) {
            return Visit.of(
                    timeline,
                    state,
                    member,
                    now,
                    SharedCounters.none(),
                    turn -> {
                        var in = new LinkedHashSet<String>();
                        Case visit = Case.withoutPurchase(turn);
                        for (Segment segment : segments) {
                            if (segment.has(visit)) {
                                in.add(segment.id());
                            }
                        }
                        return in;
                    });
        }
    }
}
