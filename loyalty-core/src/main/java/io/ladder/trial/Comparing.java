package io.ladder.trial;

import io.ladder.journal.Programme;
import io.ladder.journal.Records;
import io.ladder.ledger.PointCost;
import io.ladder.ledger.WalletRules;
import io.ladder.shared.AccountId;
import io.ladder.shared.MemberId;
import io.ladder.shared.TenantId;
import io.ladder.tier.Ladder;
import io.ladder.tier.Rung;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares what a draft would have brought with what was booked. */
final class Comparing {
    private static final BackTest.Given NOTHING = new BackTest.Given(0, 0);

    private final TenantId tenant;
    private final BackTest.Wanted wanted;
    private final BookedFigures booked;
    private final Records records;
    private final Reliving lived;
    private final Map<AccountId, Long> counted;
    private final Map<String, Tops> tops = new TreeMap<>();
    private final Map<String, Map<String, BackTest.Given>> byRule = new TreeMap<>();
    private final Map<String, Map<String, BackTest.Given>> byMonth = new TreeMap<>();
    private final Map<String, Long> owed = new TreeMap<>();
    private long affected;

    /**
     * A comparison.
     *
     * @param counted how many records of each account were lived
     */
    Comparing(
            TenantId tenant,
            BackTest.Wanted wanted,
            BookedFigures booked,
            Records records,
            Reliving lived,
            Map<AccountId, Long> counted) {
        this.tenant = tenant;
        this.wanted = wanted;
        this.booked = booked;
        this.records = records;
        this.lived = lived;
        this.counted = counted;
    }

    /** Who gain and lose most in a wallet. */
    private static final class Tops {
        private static final Comparator<Of> BY_GAIN =
                Comparator.comparingLong((Of of) -> of.points.draft() - of.points.booked())
                        .thenComparing(of -> of.account.value());

        private final PriorityQueue<Of> gaining = new PriorityQueue<>(BY_GAIN);
        private final PriorityQueue<Of> losing = new PriorityQueue<>(BY_GAIN.reversed());

        private record Of(AccountId account, BackTest.Given points) {}

        void add(AccountId account, BackTest.Given points) {
            add(points.draft() > points.booked() ? gaining : losing, new Of(account, points));
        }

        private static void add(PriorityQueue<Of> queue, Of of) {
            queue.add(of);
            if (queue.size() > BackTest.WalletFigures.MEMBERS_MAX) {
                queue.poll();
            }
        }

        static List<BackTest.OfMember> list(PriorityQueue<Of> queue, Reliving lived) {
            var list = new ArrayList<BackTest.OfMember>();
            queue.stream()
                    .sorted(queue.comparator().reversed())
                    .forEach(of -> {
                        MemberId member = lived.member(of.account);
                        if (member != null) {
                            list.add(new BackTest.OfMember(member, of.points));
                        }
                    });
            return list;
        }
    }

    /**
     * All figures.
     *
     * @throws Pulse.Ended where nobody wants them any more
     */
    BackTest.Figures figures(Pulse pulse) throws InterruptedException, Pulse.Ended {
        Programme programme = lived.programme();
        compareAccounts(programme.zone(), pulse);
        Reliving.End end = lived.end(pulse);
        return new BackTest.Figures(
                end.members(),
                affected,
                lived.purchases(),
                lived.revenueMinor(),
                programme.currency().getCurrencyCode(),
                wallets(programme, end),
                ladders(programme, end, pulse),
                lived.budgets(),
                lived.refused());
    }

    private void compareAccounts(ZoneId zone, Pulse pulse)
            throws InterruptedException, Pulse.Ended {
        Set<AccountId> left = new HashSet<>(lived.accounts());
        Iterator<Map.Entry<AccountId, Long>> all = counted.entrySet().iterator();
        while (all.hasNext()) {
            var some = new HashMap<AccountId, Long>();
            while (all.hasNext() && some.size() < BookedFigures.PAGE_MAX) {
                Map.Entry<AccountId, Long> each = all.next();
                some.put(each.getKey(), each.getValue());
            }
            BookedFigures.Page page =
                    booked.page(tenant, wanted.begin(), wanted.until(), zone, some);
            var byAccount = new TreeMap<AccountId, Map<String, Long>>();
            for (BookedFigures.Issued each : page.issued()) {
                byAccount
                        .computeIfAbsent(each.account(), _ -> new TreeMap<>())
                        .merge(each.wallet(), each.points(), Math::addExact);
                var given = new BackTest.Given(0, each.points());
                add(byRule, each.wallet(), each.cause(), given);
                add(byMonth, each.wallet(), each.month(), given);
            }
            byAccount.forEach((account, points) -> {
                left.remove(account);
                compare(account, points);
            });
            page.owed().forEach((wallet, points) -> owed.merge(wallet, points, Math::addExact));
            pulse.rest();
        }
        left.forEach(account -> compare(account, Map.of()));
    }

    private void compare(AccountId account, Map<String, Long> before) {
        Map<String, Long> draft = lived.issued(account);
        var wallets = new TreeSet<>(before.keySet());
        wallets.addAll(draft.keySet());
        boolean differs = false;
        for (String wallet : wallets) {
            var points =
                    new BackTest.Given(
                            draft.getOrDefault(wallet, 0L), before.getOrDefault(wallet, 0L));
            if (points.draft() != points.booked()) {
                differs = true;
                tops.computeIfAbsent(wallet, _ -> new Tops()).add(account, points);
            }
        }
        affected += differs ? 1 : 0;
    }

    private List<BackTest.WalletFigures> wallets(Programme programme, Reliving.End end) {
        lived.issued()
                .forEach((key, points) -> {
                    var given = new BackTest.Given(points, 0);
                    add(byRule, key.wallet(), key.cause(), given);
                    add(byMonth, key.wallet(), key.month(), given);
                });
        var codes = new LinkedHashSet<String>();
        programme.wallets().forEach(rules -> codes.add(rules.code()));
        codes.addAll(byRule.keySet());
        codes.addAll(owed.keySet());
        return codes.stream()
                .map(code -> {
                    List<BackTest.Named> rules = named(byRule.getOrDefault(code, Map.of()));
                    Tops top = tops.getOrDefault(code, new Tops());
                    return new BackTest.WalletFigures(
                            code,
                            cost(programme, code),
                            rules.stream()
                                    .map(BackTest.Named::points)
                                    .reduce(NOTHING, BackTest.Given::plus),
                            new BackTest.Given(
                                    end.owed().getOrDefault(code, 0L), owed.getOrDefault(code, 0L)),
                            rules,
                            named(byMonth.getOrDefault(code, Map.of())),
                            Tops.list(top.gaining, lived),
                            Tops.list(top.losing, lived));
                })
                .toList();
    }

    private @Nullable PointCost cost(Programme programme, String wallet) {
        WalletRules rules = programme.walletRules(wallet);
        PointCost assumed = wanted.costs().get(wallet);
        return assumed != null || rules == null ? assumed : rules.cost();
    }

    private static void add(
            Map<String, Map<String, BackTest.Given>> sums,
            String wallet,
            String name,
            BackTest.Given given) {
        sums.computeIfAbsent(wallet, _ -> new TreeMap<>()).merge(name, given, BackTest.Given::plus);
    }

    /** What comes to nothing both ways, as where all was taken back, is not told. */
    private static List<BackTest.Named> named(Map<String, BackTest.Given> sums) {
        return sums.entrySet().stream()
                .filter(each -> !each.getValue().equals(NOTHING))
                .map(each -> new BackTest.Named(each.getKey(), each.getValue()))
                .toList();
    }

    private List<BackTest.LadderFigures> ladders(Programme programme, Reliving.End end, Pulse pulse)
            throws InterruptedException, Pulse.Ended {
        var figures = new ArrayList<BackTest.LadderFigures>();
        for (Ladder ladder : programme.ladders()) {
            Map<String, Long> before = records.rungCounts(tenant, ladder.id(), wanted.until());
            Map<String, Long> after = end.rungs().getOrDefault(ladder.id(), Map.of());
            var names = new LinkedHashSet<String>();
            ladder.rungs().stream().map(Rung::name).forEach(names::add);
            names.addAll(before.keySet());
            pulse.rest();
            figures.add(
                    new BackTest.LadderFigures(
                            ladder.id(),
                            names.stream()
                                    .map(name ->
                                            new BackTest.RungFigures(
                                                    name,
                                                    before.getOrDefault(name, 0L),
                                                    after.getOrDefault(name, 0L)))
                                    .toList()));
        }
        return figures;
    }
}
