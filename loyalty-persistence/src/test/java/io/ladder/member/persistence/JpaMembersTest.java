package io.ladder.member.persistence;

import static io.ladder.Refusals.assertRefused;
import static io.ladder.Refusals.isRefusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.DatabaseTest;
import io.ladder.Shop;
import io.ladder.Together;
import io.ladder.journal.Activity;
import io.ladder.journal.Claim;
import io.ladder.journal.ClaimKind;
import io.ladder.journal.Journal;
import io.ladder.journal.MemberStatus;
import io.ladder.journal.Person;
import io.ladder.journal.Programmes;
import io.ladder.member.ChangeMember;
import io.ladder.member.Identities;
import io.ladder.member.MemberView;
import io.ladder.member.Members;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.MemberId;
import io.ladder.shared.TenantId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class JpaMembersTest {
    private static final Members.Filter ALL = new Members.Filter(null, null);
    private static final Person ADA =
            new Person(
                    "Ada",
                    "Lovelace",
                    "Ada@Example.org",
                    "+4930123456",
                    LocalDate.of(1815, 12, 10),
                    "en");

    private final Shop shop;
    private final Members members;
    private final ChangeMember changes;
    private final Journal journal;
    private final Programmes programmes;
    private TenantId tenant;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    JpaMembersTest(
            Shop shop,
            Members members,
            ChangeMember changes,
            Journal journal,
            Programmes programmes) {
        this.shop = shop;
        this.members = members;
        this.changes = changes;
        this.journal = journal;
        this.programmes = programmes;
    }

    @BeforeEach
    void open() {
        tenant = shop.tenant();
    }

    private static Identities identities(@Nullable String externalId, @Nullable String card) {
        return new Identities(externalId, card, null, null);
    }

    private MemberView found(MemberId member) {
        return Objects.requireNonNull(members.find(tenant, member));
    }

    private @Nullable MemberId owner(ClaimKind kind, String value) {
        var owner = journal.find(tenant, new Claim(kind, value));
        return owner == null ? null : owner.member();
    }

    @Test
    void findsAMemberAsEnrolled() {
        var everything = new Identities("C-1", "4711", ADA.phone(), ADA.email());
        MemberId member = shop.enrol(tenant, everything, ADA);

        MemberView view = found(member);

        assertThat(view.id()).isEqualTo(member);
        assertThat(view.account().value()).isEqualTo(member.value());
        assertThat(view.status()).isEqualTo(MemberStatus.ACTIVE);
        assertThat(view.enrolledAt()).isEqualTo(programmes.now(tenant));
        assertThat(view.externalId()).isEqualTo("C-1");
        assertThat(view.card()).isEqualTo("4711");
        assertThat(view.person()).isEqualTo(ADA);
        assertThat(view.version()).isZero();
    }

    @Test
    void neitherFindsNorChangesAnotherTenantsMember() {
        MemberId member = shop.enrol(tenant, "C-1");
        TenantId other = shop.tenant();

        assertThat(members.find(other, member)).isNull();
        assertThat(members.list(other, ALL, null, 10)).isEmpty();
        assertRefused(
                ErrorCode.MEMBER_NOT_FOUND,
                () -> changes.change(other, member, 0, identities("C-2", null), ADA));
        assertThat(found(member).externalId()).isEqualTo("C-1");
    }

    @Test
    void listsMembersPageByPage() {
        var enrolled = new ArrayList<MemberId>();
        for (int number = 0; number < 5; number++) {
            enrolled.add(shop.enrol(tenant, "C-" + number));
        }

        var first = members.list(tenant, ALL, null, 3);
        var second = members.list(tenant, ALL, first.getLast().id(), 3);

        assertThat(first).extracting(MemberView::id).isEqualTo(enrolled.subList(0, 3));
        assertThat(second).extracting(MemberView::id).isEqualTo(enrolled.subList(3, 5));
    }

    @Test
    void listsMembersOfAStatusAndOnARung() {
        MemberId prospect = shop.enrol(tenant, "prospect");
        MemberId customer = shop.enrol(tenant, "customer");
        MemberId blocked = shop.enrol(tenant, "blocked");
        shop.buy(tenant, customer, 5);
        shop.buy(tenant, blocked, 5);
        shop.book(
                tenant,
                blocked,
                new Activity.StatusChange(programmes.now(tenant), MemberStatus.BLOCKED, "test"));

        assertThat(list(MemberStatus.ACTIVE, null)).containsExactly(prospect, customer);
        assertThat(list(null, "customer")).containsExactly(customer, blocked);
        assertThat(list(MemberStatus.BLOCKED, "customer")).containsExactly(blocked);
        assertThat(list(null, "partner")).isEmpty();
    }

    private List<MemberId> list(@Nullable MemberStatus status, @Nullable String rung) {
        return members.list(tenant, new Members.Filter(status, rung), null, 10).stream()
                .map(MemberView::id)
                .toList();
    }

    @Test
    void changesPersonAndIdentitiesTogether() {
        MemberId member = shop.enrol(tenant, identities("C-1", "4711"), Person.UNKNOWN);

        MemberView changed =
                changes.change(
                        tenant,
                        member,
                        0,
                        new Identities("C-2", "4711", ADA.phone(), ADA.email()),
                        ADA);

        assertThat(changed).isEqualTo(found(member));
        assertThat(changed.version()).isEqualTo(1);
        assertThat(changed.externalId()).isEqualTo("C-2");
        assertThat(changed.person()).isEqualTo(ADA);
        assertThat(owner(ClaimKind.EXTERNAL_ID, "C-1")).isNull();
        assertThat(owner(ClaimKind.EXTERNAL_ID, "C-2")).isEqualTo(member);
        assertThat(owner(ClaimKind.CARD, "4711")).isEqualTo(member);
    }

    @Test
    void freesAnIdentityForOthers() {
        MemberId member = shop.enrol(tenant, "C-1");
        changes.change(tenant, member, 0, identities(null, null), Person.UNKNOWN);

        assertThat(owner(ClaimKind.EXTERNAL_ID, "C-1")).isNull();
        assertThat(owner(ClaimKind.EXTERNAL_ID, "C-1")).isNotEqualTo(shop.enrol(tenant, "C-1"));
    }

    @Test
    void keepsAnIdentityFromTwoMembersButNotFromTwoTenants() {
        shop.enrol(tenant, "C-1");
        MemberId member = shop.enrol(tenant, "C-2");
        TenantId other = shop.tenant();
        MemberId elsewhere = shop.enrol(other, "C-9");

        assertRefused(
                ErrorCode.IDENTITY_TAKEN,
                () -> changes.change(tenant, member, 0, identities("C-1", "4711"), ADA));
        assertThat(found(member).externalId()).isEqualTo("C-2");
        assertThat(found(member).person()).isEqualTo(Person.UNKNOWN);
        assertThat(owner(ClaimKind.CARD, "4711")).isNull();
        assertThat(changes.change(other, elsewhere, 0, identities("C-1", null), ADA).version())
                .isEqualTo(1);
    }

    @Test
    void refusesAChangeOfAnotherVersion() {
        MemberId member = shop.enrol(tenant, "C-1");
        changes.change(tenant, member, 0, identities("C-1", null), ADA);

        assertRefused(
                ErrorCode.STALE,
                () -> changes.change(tenant, member, 0, identities("C-2", null), ADA));
        assertThat(found(member).externalId()).isEqualTo("C-1");
    }

    @Test
    void leavesTheStatusToTheJournal() {
        MemberId member = shop.enrol(tenant, "C-1");
        shop.book(
                tenant,
                member,
                new Activity.StatusChange(programmes.now(tenant), MemberStatus.BLOCKED, "test"));
        long version = found(member).version();
        changes.change(tenant, member, version, identities("C-2", null), ADA);

        assertThat(found(member).status()).isEqualTo(MemberStatus.BLOCKED);
    }

    @Test
    void letsOneOfSeveralChangesOfAVersionWin() throws InterruptedException {
        MemberId member = shop.enrol(tenant, "C-1");
        var tasks = new ArrayList<Callable<MemberView>>();
        for (int number = 0; number < 6; number++) {
            var wanted = identities("C-1", "card-" + number);
            tasks.add(() -> changes.change(tenant, member, 0, wanted, ADA));
        }

        var results = Together.run(tasks);

        assertThat(results).filteredOn(MemberView.class::isInstance).hasSize(1);
        assertThat(results).filteredOn(each -> isRefusal(each, ErrorCode.STALE)).hasSize(5);
        assertThat(found(member).version()).isEqualTo(1);
        assertThat(owner(ClaimKind.CARD, Objects.requireNonNull(found(member).card())))
                .isEqualTo(member);
    }

    @Test
    void givesAnIdentityThatManyWantToOne() throws InterruptedException {
        var tasks = new ArrayList<Callable<MemberView>>();
        for (int number = 0; number < 6; number++) {
            MemberId member = shop.enrol(tenant, "C-" + number);
            tasks.add(() -> changes.change(tenant, member, 0, identities("wanted", null), ADA));
        }

        var results = Together.run(tasks);

        assertThat(results).filteredOn(MemberView.class::isInstance).hasSize(1);
        assertThat(results)
                .filteredOn(each -> isRefusal(each, ErrorCode.IDENTITY_TAKEN))
                .hasSize(5);
    }

    @Test
    void survivesTwoMembersWhoSwapTheirCards() throws InterruptedException {
        for (int round = 0; round < 10; round++) {
            String one = "one-" + round;
            String two = "two-" + round;
            MemberId first = shop.enrol(tenant, identities(null, one), Person.UNKNOWN);
            MemberId second = shop.enrol(tenant, identities(null, two), Person.UNKNOWN);

            var results =
                    Together.run(
                            List.<Callable<MemberView>>of(
                                    () ->
                                            changes.change(
                                                    tenant, first, 0, identities(null, two), ADA),
                                    () ->
                                            changes.change(
                                                    tenant,
                                                    second,
                                                    0,
                                                    identities(null, one),
                                                    ADA)));

            assertThat(results)
                    .allMatch(each ->
                            each instanceof MemberView
                                    || isRefusal(each, ErrorCode.IDENTITY_TAKEN));
            assertThat(owner(ClaimKind.CARD, Objects.requireNonNull(found(first).card())))
                    .isEqualTo(first);
            assertThat(owner(ClaimKind.CARD, Objects.requireNonNull(found(second).card())))
                    .isEqualTo(second);
        }
    }
}
