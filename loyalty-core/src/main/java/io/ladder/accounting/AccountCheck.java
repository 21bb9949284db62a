package io.ladder.accounting;

import io.ladder.journal.AccountState;
import io.ladder.journal.BookedAccounts.Booked;
import io.ladder.journal.MemberState;
import io.ladder.journal.Replay;
import io.ladder.journal.Timeline;
import io.ladder.ledger.Place;
import io.ladder.ledger.Wallet;
import io.ladder.ledger.WalletTotals;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.MemberId;
import io.ladder.tier.Standing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Checks one account: its entries and its history against its state. */
final class AccountCheck {
    private final Booked booked;
    private final List<Finding> findings = new ArrayList<>();

    private AccountCheck(Booked booked) {
        this.booked = booked;
    }

    /**
     * What does not agree.
     *
     * @param totals what the entries come to, by the code of the wallet
     */
    static List<Finding> findings(
            Timeline timeline, Booked booked, Map<String, WalletTotals> totals) {
        var check = new AccountCheck(booked);
        AccountState state = booked.state();
        if (state == null) {
            check.note(FindingCode.ACCOUNT_UNREADABLE, String.valueOf(booked.fault()));
        } else {
            check.requireEntries(state, totals);
            check.requireRungs(state);
            check.requireFold(state, timeline);
        }
        return check.findings;
    }

    private Finding note(FindingCode code, String detail) {
        Finding finding = Finding.of(code, booked.account(), detail);
        findings.add(finding);
        return finding;
    }

    private void note(
            FindingCode code,
            @Nullable String wallet,
            String detail,
            @Nullable Object expected,
            @Nullable Object found) {
        if (!Objects.equals(expected, found)) {
            findings.add(
                    Finding.of(code, booked.account(), detail).in(wallet).with(expected, found));
        }
    }

    private void requireEntries(AccountState state, Map<String, WalletTotals> totals) {
        for (String code : all(totals.keySet(), state.wallets().keySet())) {
            compare(
                    FindingCode.WALLET_DIFFERS,
                    code,
                    totals.getOrDefault(code, WalletTotals.NOTHING),
                    WalletTotals.of(state.wallet(code)));
        }
    }

    private void compare(
            FindingCode code, String wallet, WalletTotals expected, WalletTotals found) {
        for (Place place : Place.values()) {
            String name = place.name().toLowerCase(Locale.ROOT);
            note(code, wallet, name, expected.at(place), found.at(place));
        }
        note(code, wallet, "debt", expected.debt(), found.debt());
        note(code, wallet, "lots", expected.lots(), found.lots());
    }

    private void requireRungs(AccountState state) {
        var rungs = new HashMap<MemberId, Map<String, String>>();
        state.members()
                .forEach((id, member) ->
                        member.standings()
                                .forEach((scheme, standing) ->
                                        rungs.computeIfAbsent(id, _ -> new HashMap<>())
                                                .put(scheme, standing.rung())));
        for (MemberId member : all(rungs.keySet(), booked.rungs().keySet())) {
            Map<String, String> stand = rungs.getOrDefault(member, Map.of());
            Map<String, String> listed = booked.rungs().getOrDefault(member, Map.of());
            for (String scheme : all(stand.keySet(), listed.keySet())) {
                note(
                        FindingCode.RUNG_DIFFERS,
                        null,
                        "rung in " + scheme + " of member " + member.value(),
                        stand.get(scheme),
                        listed.get(scheme));
            }
        }
    }

    private void requireFold(AccountState state, Timeline timeline) {
        AccountState fold;
        try {
            fold = Replay.fold(timeline, booked.history());
        } catch (LoyaltyException unknown) {
            // The account has come to rules that are not known here yet: nothing is wrong with it.
            throw unknown;
        } catch (RuntimeException failure) {
            note(FindingCode.STATE_DIFFERS, "the history cannot be folded: " + failure);
            return;
        }
        FindingCode code = FindingCode.STATE_DIFFERS;
        for (String wallet : all(fold.wallets().keySet(), state.wallets().keySet())) {
            Wallet right = fold.wallet(wallet);
            Wallet stored = state.wallet(wallet);
            compare(code, wallet, WalletTotals.of(right), WalletTotals.of(stored));
            note(code, wallet, "holds", right.holds(), stored.holds());
        }
        for (MemberId member : all(fold.members().keySet(), state.members().keySet())) {
            compare(member, fold.member(member), state.member(member));
        }
        note(code, null, "position in history", fold.position(), state.position());
        note(code, null, "programme version", fold.version(), state.version());
        note(code, null, "corrections of the programme", fold.corrections(), state.corrections());
        note(code, null, "where members are", fold.whereabouts(), state.whereabouts());
        note(code, null, "next due", fold.nextDueAt(), state.nextDueAt());
    }

    private void compare(MemberId id, @Nullable MemberState expected, @Nullable MemberState found) {
        FindingCode code = FindingCode.STATE_DIFFERS;
        String whose = " of member " + id.value();
        if (expected == null || found == null) {
            note(
                    code,
                    null,
                    "knowledge" + whose,
                    expected == null ? "none" : "some",
                    found == null ? "none" : "some");
            return;
        }
        note(code, null, "status" + whose, expected.status(), found.status());
        for (String scheme : all(expected.standings().keySet(), found.standings().keySet())) {
            Standing right = expected.standings().get(scheme);
            Standing stored = found.standings().get(scheme);
            boolean comparable = right == null || stored == null || right.depth() == stored.depth();
            note(
                    code,
                    null,
                    "standing in " + scheme + whose,
                    comparable ? right : withoutEvidence(right),
                    comparable ? stored : withoutEvidence(stored));
        }
        for (String rule : all(expected.slots().keySet(), found.slots().keySet())) {
            note(
                    code,
                    null,
                    "what " + rule + " remembers" + whose,
                    expected.slots().get(rule),
                    found.slots().get(rule));
        }
    }

    /**
     * A version that asks for more evidence lets accounts keep more when they are booked on next.
     */
    private static @Nullable Standing withoutEvidence(@Nullable Standing standing) {
        return standing == null
                ? null
                : new Standing(
                        standing.earned(),
                        standing.since(),
                        standing.failingSince(),
                        standing.pin(),
                        0,
                        List.of());
    }

    private static <T extends Comparable<? super T>> Set<T> all(Set<T> one, Set<T> other) {
        var all = new TreeSet<T>(one);
        all.addAll(other);
        return all;
    }
}
