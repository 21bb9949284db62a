package io.ladder.adjustment.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.DatabaseTest;
import io.ladder.Shop;
import io.ladder.Together;
import io.ladder.adjustment.AdjustPoints;
import io.ladder.adjustment.Proposals;
import io.ladder.adjustment.SettleAdjustment;
import io.ladder.journal.Actor;
import io.ladder.journal.Call;
import io.ladder.journal.Journal;
import io.ladder.journal.JournalRecord;
import io.ladder.journal.Recorded;
import io.ladder.journal.Subject;
import io.ladder.shared.AccountId;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.MemberId;
import io.ladder.shared.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class SqlProposalsTest {
    private static final Actor CLERK = new Actor("key_clerk");
    private static final Actor CHIEF = new Actor("key_chief");

    private final AdjustPoints adjusting;
    private final SettleAdjustment settling;
    private final Proposals proposals;
    private final Journal journal;
    private final Shop shop;
    private final TenantId tenant;
    private final MemberId member;

    SqlProposalsTest(
            @Autowired Shop shop,
            @Autowired AdjustPoints adjusting,
            @Autowired SettleAdjustment settling,
            @Autowired Proposals proposals,
            @Autowired Journal journal) {
        this.shop = shop;
        this.adjusting = adjusting;
        this.settling = settling;
        this.proposals = proposals;
        this.journal = journal;
        this.tenant = shop.tenant();
        this.member = shop.enrol(tenant, "C-1");
    }

    private Call by(Actor actor) {
        return new Call(tenant, null, false, false, actor);
    }

    private JournalRecord adjust(long points) {
        return adjusting
                .adjust(
                        by(CLERK),
                        new Subject.OfMember(member),
                        new AdjustPoints.Wanted(
                                shop.document(), null, points, "goodwill", "for the delay"))
                .record();
    }

    private long available() {
        var account = new AccountId(member.value());
        return Objects.requireNonNull(journal.state(tenant, account)).wallet("points").available();
    }

    @Test
    void listsWhatAwaitsASecondPerson() {
        adjust(10);
        JournalRecord first = adjust(2_000);
        JournalRecord second = adjust(3_000);
        JournalRecord third = adjust(4_000);
        settling.approve(by(CHIEF), first.id());
        settling.reject(by(CHIEF), second.id(), "too much");

        var all = proposals.list(tenant, null, null, 10);
        assertThat(all)
                .extracting(Proposals.View::id)
                .containsExactly(third.id(), second.id(), first.id());
        assertThat(all)
                .extracting(Proposals.View::status)
                .containsExactly(
                        Proposals.Status.AWAITING_APPROVAL,
                        Proposals.Status.REJECTED,
                        Proposals.Status.APPROVED);
        assertThat(proposals.list(tenant, Proposals.Status.AWAITING_APPROVAL, null, 10))
                .containsExactly(all.getFirst());
        assertThat(proposals.list(tenant, null, all.get(1).number(), 1))
                .containsExactly(all.getLast());
        assertThat(proposals.find(tenant, first.id())).isEqualTo(all.getLast());
        assertThat(all.getLast().clerk()).isEqualTo(CLERK);
        assertThat(all.getLast().settledBy()).isEqualTo(CHIEF);
        assertThat(all.getLast().points()).isEqualTo(2_000);
        assertThat(proposals.find(shop.tenant(), first.id())).isNull();
        assertThat(available()).isEqualTo(2_010);
    }

    @Test
    void booksAnApprovalOnceThoughManyApprove() throws InterruptedException {
        JournalRecord proposal = adjust(2_000);
        var tasks = new ArrayList<Callable<Recorded.Booked>>();
        for (int chief = 0; chief < 8; chief++) {
            var actor = new Actor("key_chief_" + chief);
            tasks.add(() -> settling.approve(by(actor), proposal.id()));
        }

        List<Object> results = Together.run(tasks);

        assertThat(results.stream().filter(Recorded.Booked.class::isInstance)).hasSize(1);
        assertThat(results.stream().filter(LoyaltyException.class::isInstance))
                .hasSize(7)
                .allSatisfy(refused ->
                        assertThat(((LoyaltyException) refused).refusal().code())
                                .isEqualTo(ErrorCode.ADJUSTMENT_SETTLED));
        assertThat(available()).isEqualTo(2_000);
    }
}
