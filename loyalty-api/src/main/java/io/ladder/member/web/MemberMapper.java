package io.ladder.member.web;

import io.ladder.access.Scope;
import io.ladder.http.AttributeValues;
import io.ladder.http.Caller;
import io.ladder.http.PublicId;
import io.ladder.http.Renderings;
import io.ladder.journal.MemberState;
import io.ladder.journal.Person;
import io.ladder.journal.Receipt;
import io.ladder.ledger.Lot;
import io.ladder.ledger.Wallet;
import io.ladder.member.MemberView;
import io.ladder.member.ViewMember;
import io.ladder.member.web.MemberResponse.ExpiringResponse;
import io.ladder.member.web.MemberResponse.FailingResponse;
import io.ladder.member.web.MemberResponse.PinnedRungResponse;
import io.ladder.member.web.MemberResponse.TierResponse;
import io.ladder.member.web.MemberResponse.WalletResponse;
import io.ladder.shared.AccountId;
import io.ladder.shared.MemberId;
import io.ladder.tally.Tallies;
import io.ladder.tier.Ladder;
import io.ladder.tier.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.MappingConstants;
import org.mapstruct.ReportingPolicy;

/** Renders members; who they are as persons only for keys that may see it. */
@Mapper(
        componentModel = MappingConstants.ComponentModel.SPRING,
        unmappedTargetPolicy = ReportingPolicy.ERROR)
interface MemberMapper {

    MemberResponse.PersonResponse toResponse(Person person);

    /** A member in a list, without balances and tiers. */
    default MemberResponse toResponse(MemberView member, Caller caller) {
        return toResponse(member, caller, null, null, null, null);
    }

    /** A member as read alone. */
    default MemberResponse toResponse(ViewMember.Overview overview, Caller caller) {
        return toResponse(
                overview.member(),
                caller,
                household(overview),
                attributes(overview),
                wallets(overview),
                tiers(overview));
    }

    private MemberResponse toResponse(
            MemberView member,
            Caller caller,
            @Nullable String household,
            @Nullable Map<String, Object> attributes,
            @Nullable List<WalletResponse> wallets,
            @Nullable List<TierResponse> tiers) {
        boolean known = !member.person().equals(Person.UNKNOWN);
        return new MemberResponse(
                PublicId.of(member.id()),
                member.status().text(),
                member.enrolledAt(),
                member.mergedInto() == null ? null : PublicId.of(member.mergedInto()),
                household,
                member.externalId(),
                member.card(),
                known && caller.may(Scope.PII_READ) ? toResponse(member.person()) : null,
                attributes,
                wallets,
                tiers);
    }

    private static @Nullable Map<String, Object> attributes(ViewMember.Overview overview) {
        MemberState state = overview.state().member(overview.member().id());
        return state == null ? null : AttributeValues.shown(state.attributes());
    }

    /** Whoever acts on an account that bears no member's id is in a household. */
    private static @Nullable String household(ViewMember.Overview overview) {
        AccountId account = overview.member().account();
        MemberId person = overview.state().whereabouts().person(overview.member().id());
        return account.value().equals(person.value()) ? null : PublicId.of(account);
    }

    private static List<WalletResponse> wallets(ViewMember.Overview overview) {
        return overview.receipt().balances().stream()
                .map(balance ->
                        new WalletResponse(
                                balance.wallet(),
                                balance.available(),
                                balance.pending(),
                                balance.held(),
                                balance.lifetime(),
                                expiring(overview.state().wallet(balance.wallet()))))
                .toList();
    }

    private static List<ExpiringResponse> expiring(Wallet wallet) {
        var points = new TreeMap<Instant, Long>();
        for (Lot lot : wallet.lots()) {
            Instant expiresAt = lot.expiresAt();
            if (expiresAt != null) {
                points.merge(expiresAt, lot.points(), Math::addExact);
            }
        }
        return points.entrySet().stream()
                .map(each -> new ExpiringResponse(each.getValue(), each.getKey()))
                .toList();
    }

    private static List<TierResponse> tiers(ViewMember.Overview overview) {
        MemberState state = overview.state().member(overview.member().id());
        Map<String, Standing> standings = state == null ? Map.of() : state.standings();
        return overview.receipt().standings().stream()
                .map(place ->
                        tier(
                                place,
                                standings.get(place.scheme()),
                                state == null ? Tallies.NONE : state.tallies(),
                                overview.pinReasons().get(place.scheme()),
                                overview.timeline().at(overview.at()).ladder(place.scheme())))
                .toList();
    }

    private static TierResponse tier(
            Receipt.Place place,
            @Nullable Standing standing,
            Tallies tallies,
            @Nullable String pinReason,
            @Nullable Ladder ladder) {
        Instant securedUntil = null;
        Instant failingSince = standing == null ? null : standing.failingSince();
        if (standing != null && ladder != null && failingSince == null) {
            securedUntil = ladder.securedUntil(standing, tallies, standing.earned());
        }
        return new TierResponse(
                place.scheme(),
                place.rung(),
                standing == null ? null : standing.since(),
                standing == null ? null : pin(standing, pinReason),
                standing == null || failingSince == null
                        ? null
                        : new FailingResponse(
                                failingSince,
                                ladder == null
                                        ? null
                                        : ladder.nextDueAt(withoutPin(standing), tallies)),
                securedUntil,
                place.next(),
                Renderings.missing(place.missing()),
                Renderings.missingText(place));
    }

    private static @Nullable PinnedRungResponse pin(Standing standing, @Nullable String reason) {
        Standing.Pin pin = standing.pin();
        return pin == null
                ? null
                : new PinnedRungResponse(
                        pin.rung(), standing.earned(), pin.until(), reason, pin.reasonCode());
    }

    private static Standing withoutPin(Standing standing) {
        return new Standing(
                standing.earned(),
                standing.since(),
                standing.failingSince(),
                null,
                standing.depth(),
                standing.evidence());
    }
}
