package io.ladder.testkit;

import io.ladder.journal.JournalRecord;
import io.ladder.journal.PastActivities;
import io.ladder.journal.Rerun;
import io.ladder.ledger.Movement;
import io.ladder.ledger.Place;
import io.ladder.shared.AccountId;
import io.ladder.shared.TenantId;
import io.ladder.trial.BookedFigures;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** What a journal in memory holds, for whoever lets it happen again. */
public final class InMemoryPast implements PastActivities, BookedFigures {
    private static final Set<Place> OWED = EnumSet.of(Place.PENDING, Place.AVAILABLE, Place.HELD);

    private final Function<TenantId, TenantBooks> tenants;

    InMemoryPast(Function<TenantId, TenantBooks> tenants) {
        this.tenants = tenants;
    }

    private void forEach(TenantId tenant, BiConsumer<AccountId, JournalRecord> taker) {
        TenantBooks books = tenants.apply(tenant);
        synchronized (books) {
            books.accounts.forEach((account, kept) ->
                    kept.records.forEach(record -> taker.accept(account, record)));
        }
    }

    private static Rerun.Past past(JournalRecord record) {
        return new Rerun.Past(record.id(), record.member(), record.activity());
    }

    @Override
    public Outline outline(TenantId tenant, Instant until) {
        var booked = new HashMap<AccountId, Long>();
        var moments = new ArrayList<Instant>();
        var of = new ArrayList<AccountId>();
        var lookingBack = new HashSet<AccountId>();
        var relocations = new HashMap<AccountId, List<Rerun.Past>>();
        forEach(
                tenant,
                (account, record) -> {
                    booked.merge(account, record.id().sequence(), Math::max);
                    var kind = record.activity().getClass();
                    if (Rerun.RELOCATIONS.contains(kind)) {
                        relocations
                                .computeIfAbsent(account, _ -> new ArrayList<>())
                                .add(past(record));
                    }
                    if (record.activity().occurredAt().isBefore(until)) {
                        of.add(account);
                        moments.add(record.activity().occurredAt());
                        if (Rerun.LOOKING_BACK.contains(kind)) {
                            lookingBack.add(account);
                        }
                    }
                });
        // Two portions, so that something comes after the first.
        moments.sort(Comparator.naturalOrder());
        var ends =
                moments.isEmpty()
                        ? List.of(until)
                        : List.of(moments.get(moments.size() / 2), until);
        long remembered = of.stream().filter(account -> lookingBack.contains(account)).count();
        return new Outline(moments.size(), booked, remembered, ends, lookingBack, relocations);
    }

    @Override
    public List<Rerun.Past> between(TenantId tenant, Instant from, Instant until) {
        var portion = new ArrayList<Rerun.Past>();
        forEach(
                tenant,
                (_, record) -> {
                    if (isBetween(record.activity().occurredAt(), from, until)) {
                        portion.add(past(record));
                    }
                });
        portion.sort(Rerun.ORDER);
        return portion;
    }

    private static boolean isBetween(Instant at, Instant from, Instant until) {
        return !at.isBefore(from) && at.isBefore(until);
    }

    @Override
    public Page page(
            TenantId tenant,
            Instant from,
            Instant until,
            ZoneId zone,
            Map<AccountId, Long> booked) {
        var issued = new ArrayList<Issued>();
        var owed = new HashMap<String, Long>();
        forEach(
                tenant,
                (account, record) -> {
                    if (record.id().sequence() > booked.getOrDefault(account, 0L)) {
                        return;
                    }
                    for (Movement each : record.outcome().movements()) {
                        if (isBetween(each.at(), from, until) && each.issued() != 0) {
                            String month = YearMonth.from(each.at().atZone(zone)).toString();
                            issued.add(
                                    new Issued(
                                            account,
                                            each.wallet(),
                                            each.cause(),
                                            month,
                                            each.issued()));
                        }
                        if (each.at().isBefore(until)) {
                            long points =
                                    (OWED.contains(each.to()) ? each.points() : 0)
                                            - (OWED.contains(each.from()) ? each.points() : 0);
                            owed.merge(each.wallet(), points, Math::addExact);
                        }
                    }
                });
        return new Page(issued, owed);
    }
}
