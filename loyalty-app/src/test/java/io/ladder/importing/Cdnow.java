package io.ladder.importing;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * The purchases of CDNOW, read without any code of the service, so that what it says of them can be
 * checked.
 */
final class Cdnow {
    static final Path FOLDER = Path.of("..", "examples", "cdnow");
    static final Path FILE = FOLDER.resolve("CDNOW_master.txt.gz");
    static final Path PROGRAMME = Path.of("..", "programmes", "cdnow.yaml");

    /** Of the form that {@link #rows} writes: the number of the line stands in the line. */
    static final String ROWS_MAPPING =
            """
            mapping: cdnow-rows
            file: {delimiter: ",", header: true}
            time_zone: America/New_York
            currency: USD
            date_format: yyyyMMdd
            purchase:
              source: cdnow-master
              document_number: "{number}"
              member: "{customer}"
              occurred_at: "{date}"
              quantity: "{cds}"
              amount: "{dollars}"
            """;

    private static final int WINDOW_DAYS = 365;
    private static final int GRACE_DAYS = 90;
    private static final int CLIENT_PURCHASES = 3;

    private final List<Purchase> purchases;

    private Cdnow(List<Purchase> purchases) {
        this.purchases = purchases;
    }

    /** A line of the file. */
    record Purchase(int line, String member, LocalDate date, String cds, BigDecimal dollars) {
        String number() {
            return String.format(Locale.ROOT, "%06d", line);
        }

        String row() {
            return String.join(
                    ",",
                    number(),
                    member,
                    date.format(DateTimeFormatter.BASIC_ISO_DATE),
                    cds,
                    dollars.toPlainString());
        }
    }

    static Cdnow read() throws IOException {
        var purchases = new ArrayList<Purchase>();
        try (var text = new GZIPInputStream(Files.newInputStream(FILE))) {
            List<String> lines =
                    new String(text.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
            for (int index = 1; index < lines.size(); index++) {
                String[] columns = lines.get(index).strip().split(" +", -1);
                purchases.add(
                        new Purchase(
                                index + 1,
                                columns[0],
                                LocalDate.parse(columns[1], DateTimeFormatter.BASIC_ISO_DATE),
                                columns[2],
                                new BigDecimal(columns[3])));
            }
        }
        return new Cdnow(purchases);
    }

    static String mapping() throws IOException {
        return Files.readString(FOLDER.resolve("mapping.yaml"));
    }

    List<Purchase> purchases() {
        return purchases;
    }

    List<Purchase> shuffled(long seed) {
        var shuffled = new ArrayList<>(purchases);
        Collections.shuffle(shuffled, new Random(seed));
        return shuffled;
    }

    /** A file of purchases in their own order. */
    static byte[] rows(List<Purchase> purchases) {
        var rows = new StringBuilder("number,customer,date,cds,dollars\n");
        purchases.forEach(purchase -> rows.append(purchase.row()).append('\n'));
        return rows.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** What each member spent in all. */
    static Map<String, BigDecimal> spent(List<Purchase> purchases) {
        return purchases.stream()
                .collect(
                        Collectors.groupingBy(
                                Purchase::member,
                                TreeMap::new,
                                Collectors.reducing(
                                        BigDecimal.ZERO, Purchase::dollars, BigDecimal::add)));
    }

    /** How many members stand on each rung at the end of a day. */
    Map<String, Long> rungsOn(LocalDate day) {
        var dates =
                purchases.stream()
                        .filter(purchase -> !purchase.date.isAfter(day))
                        .collect(
                                Collectors.groupingBy(
                                        Purchase::member,
                                        Collectors.mapping(Purchase::date, Collectors.toList())));
        return dates.values().stream()
                .map(bought -> isClientOn(day, bought) ? "client" : "customer")
                .collect(Collectors.groupingBy(rung -> rung, TreeMap::new, Collectors.counting()));
    }

    /** Goes through the days one by one, as the ladder is described to people. */
    private static boolean isClientOn(LocalDate day, List<LocalDate> bought) {
        LocalDate first = Collections.min(bought);
        LocalDate settled = Collections.max(bought).plusDays(WINDOW_DAYS + GRACE_DAYS + 1);
        LocalDate end = day.isBefore(settled) ? day : settled;
        boolean client = false;
        int daysShort = 0;
        for (LocalDate today = first; !today.isAfter(end); today = today.plusDays(1)) {
            LocalDate counted = today.minusDays(WINDOW_DAYS);
            LocalDate now = today;
            long recent =
                    bought.stream()
                            .filter(date -> date.isAfter(counted) && !date.isAfter(now))
                            .count();
            if (recent >= CLIENT_PURCHASES) {
                client = true;
                daysShort = 0;
            } else if (client && ++daysShort > GRACE_DAYS) {
                client = false;
                daysShort = 0;
            }
        }
        return client;
    }
}
