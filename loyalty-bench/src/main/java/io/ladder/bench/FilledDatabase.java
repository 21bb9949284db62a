package io.ladder.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

/**
 * Members with a past: most have enrolled and bought four times in one month of the last year, with
 * a lot that expires at the end of that month a year later; a few have bought all the time.
 *
 * @param members those with little, in cohorts whose lots expire together, the first to expire
 *     first
 * @param heavyMembers those with much
 */
record FilledDatabase(List<List<UUID>> members, List<UUID> heavyMembers) {
    /** Where the days of the bench's programme begin. */
    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private static final int EXPIRY_MONTHS = 12;
    private static final int ORIGINALS = 5;
    private static final int PURCHASES = 4;
    private static final int GROUP = 5_000;
    private static final int HEAVY_BATCH = 1_000;
    private static final int HEAVY_SECONDS_APART = 10;
    private static final int AMOUNT_STEP = 317;

    /** The lock under which the service seals. */
    private static final long SEALING = 0x4c41_4444_4552_5345L;

    /** Ids that lie in the past of a version 7, so that no member gets one of them. */
    private static final long FIRST_ID = 1_600_000_000_000L;

    /**
     * Fills a database.
     *
     * @param cohorts from 1 to 10
     */
    static FilledDatabase fill(RunningService service, Options.Sizes sizes, int cohorts)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        Database database = service.database();
        var clones = new Clones(database);
        var members = new ArrayList<List<UUID>>();
        int size = sizes.filledMembers() / cohorts;
        long seed = FIRST_ID;
        for (int cohort = 0; cohort < cohorts; cohort++) {
            var originals = new ArrayList<Clones.Original>();
            for (int index = 0; index < ORIGINALS; index++) {
                String name = "past-%d-%d".formatted(cohort, index);
                var moments = new ArrayList<Instant>();
                for (int purchase = 0; purchase < PURCHASES; purchase++) {
                    moments.add(inMonthOf(cohort).plus(purchase, ChronoUnit.HOURS));
                }
                originals.add(original(service, name, moments));
            }
            members.add(clones.make(originals, size, GROUP, seed));
            seed += size;
        }
        var heavy = new ArrayList<Instant>();
        Instant first =
                Instant.now()
                        .truncatedTo(ChronoUnit.SECONDS)
                        .minusSeconds((long) sizes.heavyEntries() * HEAVY_SECONDS_APART);
        // The welcome is an entry too.
        for (int purchase = 1; purchase < sizes.heavyEntries(); purchase++) {
            heavy.add(first.plusSeconds((long) purchase * HEAVY_SECONDS_APART));
        }
        var original = original(service, "regular-0", heavy);
        var heavyMembers = clones.make(List.of(original), sizes.heavyMembers(), 1, seed);
        seal(database);
        database.execute("vacuum (analyze)");
        database.execute("checkpoint");
        return new FilledDatabase(members, heavyMembers);
    }

    /**
     * Says that all is sealed up to here, as it would be in a house that has taken years to come to
     * so many records; the service would be at it in every window.
     */
    private static void seal(Database database) throws SQLException {
        database.execute(
                """
                begin;
                select pg_advisory_xact_lock(%d);
                insert into seal (tenant_id, number, from_position, to_position, account_id,
                    sequence, activity_hashes, effect_hashes, former, digest, sealed_at)
                select tenant_id, coalesce(max(number), 0) + 1, coalesce(max(to_position), 0),
                    (select max(position) from activity),
                    array[gen_random_uuid()], array[1],
                    decode(repeat('00', 32), 'hex'), decode(repeat('00', 32), 'hex'),
                    decode(repeat('00', 32), 'hex'), decode(repeat('00', 32), 'hex'), now()
                from tenant left join seal using (tenant_id) group by tenant_id;
                commit
                """
                        .formatted(SEALING));
    }

    /** All with little. */
    List<UUID> allMembers() {
        return members.stream().flatMap(List::stream).toList();
    }

    /** When the lots of a cohort are gone. */
    static Instant expiryOf(int cohort) {
        return YearMonth.from(inMonthOf(cohort).atZone(ZONE))
                .plusMonths(EXPIRY_MONTHS + 1L)
                .atDay(1)
                .atStartOfDay(ZONE)
                .toInstant();
    }

    /** The first cohort bought so long ago that its lots have a month left. */
    private static Instant inMonthOf(int cohort) {
        return YearMonth.now(ZONE)
                .minusMonths(EXPIRY_MONTHS - 1L - cohort)
                .atDay(2)
                .atTime(8, 0)
                .atZone(ZONE)
                .toInstant();
    }

    /** Lets the service enrol somebody and book what they bought. */
    private static Clones.Original original(
            RunningService service, String name, List<Instant> moments)
            throws IOException, SQLException {
        try (HttpConnection connection = service.connect()) {
            for (int from = 0; from < moments.size(); from += HEAVY_BATCH) {
                int until = Math.min(moments.size(), from + HEAVY_BATCH);
                var batch = new StringJoiner(",", "{\"enrol_unknown\":true,\"purchases\":[", "]}");
                for (int index = from; index < until; index++) {
                    batch.add(
                            "{\"member\":\"external:"
                                    + name
                                    + "\",\"source\":\""
                                    + name
                                    + "\",\"document_number\":\""
                                    + index
                                    + "\",\"occurred_at\":\""
                                    + moments.get(index)
                                    + "\",\"amount\":{\"amount\":"
                                    + (1_000 + index * AMOUNT_STEP % 4_000)
                                    + ",\"currency\":\"EUR\"}}");
                }
                BatchClient.post(connection, batch.toString(), until - from);
            }
        }
        UUID member =
                service.database()
                        .value(
                                UUID.class,
                                "select member_id from member where external_id = '" + name + "'");
        return new Clones.Original(member, name);
    }
}
