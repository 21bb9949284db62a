package io.ladder.household.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.ladder.DatabaseTest;
import io.ladder.Shop;
import io.ladder.earning.ReturnPurchase;
import io.ladder.household.Household;
import io.ladder.household.HouseholdMoves;
import io.ladder.household.ViewHousehold;
import io.ladder.journal.Call;
import io.ladder.journal.Relocation;
import io.ladder.journal.Subject;
import io.ladder.member.FindMember;
import io.ladder.member.MemberView;
import io.ladder.member.Members;
import io.ladder.programme.ApplyProgramme;
import io.ladder.shared.AccountId;
import io.ladder.shared.MemberId;
import io.ladder.shared.TenantId;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class SqlContributionsTest {
    private static final String PROGRAMME = Shop.PROGRAMME + "household: {members_max: 2}\n";

    private final Shop shop;
    private final HouseholdMoves moving;
    private final ViewHousehold viewing;
    private final Members members;
    private final FindMember finding;
    private final ReturnPurchase returning;
    private final TenantId tenant;

    SqlContributionsTest(
            @Autowired Shop shop,
            @Autowired ApplyProgramme programmes,
            @Autowired HouseholdMoves moving,
            @Autowired ViewHousehold viewing,
            @Autowired Members members,
            @Autowired FindMember finding,
            @Autowired ReturnPurchase returning) {
        this.shop = shop;
        this.moving = moving;
        this.viewing = viewing;
        this.members = members;
        this.finding = finding;
        this.returning = returning;
        this.tenant = shop.emptyTenant(true);
        programmes.apply(Call.of(tenant), PROGRAMME, null, 0);
    }

    private AccountId found(MemberId member) {
        var founded = moving.found(Call.of(tenant), new Subject.OfMember(member)).record();
        var departure = (Relocation.Departure) founded.activity();
        return Objects.requireNonNull(departure.in()).account();
    }

    @Test
    void addsUpWhatEachMemberDid() {
        MemberId anna = shop.enrol(tenant, "anna");
        MemberId ben = shop.enrol(tenant, "ben");
        shop.buy(tenant, anna, 30);
        shop.buy(tenant, ben, 20);
        AccountId home = found(anna);
        moving.join(Call.of(tenant), new Subject.OfMember(ben), home);
        var bought = shop.buy(tenant, ben, 12);
        returning.takeBack(
                Call.of(tenant),
                new ReturnPurchase.Of.Id(bought.id()),
                shop.document(),
                null,
                List.of(),
                null);
        shop.buy(tenant, ben, 7);

        Household household = viewing.view(tenant, home);

        assertThat(household.members())
                .extracting(Household.Member::contributions)
                .containsExactlyInAnyOrder(
                        List.of(new Household.Contribution(anna, "points", 30, 0)),
                        List.of(new Household.Contribution(ben, "points", 27, 0)));
        assertThat(household.receipt().balances().getFirst().available()).isEqualTo(57);
    }

    @Test
    void listsMembersWhereTheyAct() {
        MemberId anna = shop.enrol(tenant, "anna");
        AccountId home = found(anna);
        MemberView member = Objects.requireNonNull(members.find(tenant, anna));

        assertThat(member.account()).isEqualTo(home);
        assertThat(finding.find(tenant, new Subject.OfMember(anna)).account()).isEqualTo(home);
        moving.leave(Call.of(tenant), new Subject.OfMember(anna), home);
        assertThat(finding.find(tenant, new Subject.OfMember(anna)).account().value())
                .isEqualTo(anna.value());
    }
}
