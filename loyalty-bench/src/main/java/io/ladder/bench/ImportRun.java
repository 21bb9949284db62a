package io.ladder.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.SplittableRandom;

/** Imports a file of purchases and waits until all of it is booked. */
final class ImportRun {
    private static final String BOUNDARY = "a-line-that-no-file-has";
    private static final long LOOK_MILLISECONDS = 50;
    private static final String TIME = "yyyy-MM-dd'T'HH:mm:ss.SSSSSSX";
    private static final DateTimeFormatter TIMES =
            DateTimeFormatter.ofPattern(TIME, Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Stand stand;
    private final String members;
    private final int memberCount;
    private final int lines;

    /**
     * Imports of so many lines each.
     *
     * @param members what the external ids of the members begin with who have bought
     */
    ImportRun(Stand stand, String members, int memberCount, int lines) {
        this.stand = stand;
        this.members = members;
        this.memberCount = memberCount;
        this.lines = lines;
    }

    /** Imports one file; counts from when a worker takes it until all is booked. */
    Figures run() throws IOException, SQLException, InterruptedException {
        String name = stand.nextName();
        String body = form(part("mapping", mapping(name)) + part("file", file(name)));
        var meter = new Stand.Meter(stand.service());
        try (HttpConnection service = stand.service().connect()) {
            service.send("POST /v1/imports", "multipart/form-data; boundary=" + BOUNDARY, body);
            String id = service.field("id");
            while (!isDone(service, id)) {
                Thread.sleep(LOOK_MILLISECONDS);
            }
        }
        double seconds =
                stand.database()
                        .value(
                                Double.class,
                                """
                                select extract(epoch from finished_at - run_since)::float8
                                from import_job order by created_at desc limit 1
                                """);
        return new Figures(lines / seconds, Figures.histogram(), meter.costOf(lines));
    }

    private static String mapping(String name) {
        return """
        mapping: bench
        file: {delimiter: ",", columns: [number, member, at, minor]}
        time_zone: UTC
        currency: EUR
        date_format: "%s"
        purchase:
          source: "%s"
          document_number: "{number}"
          member: "{member}"
          occurred_at: "{at}"
          amount: "{minor}.00"
          product: novel
          category: books
          shop: berlin-1
        """
                .formatted(TIME, name);
    }

    private boolean isDone(HttpConnection service, String id) throws IOException {
        service.get("/v1/imports/" + id);
        return switch (service.field("status")) {
            case "waiting", "running" -> false;
            case "done" -> {
                if (!service.answer().contains("\"booked\":" + lines + ",")) {
                    throw new IOException("not all of it was booked: " + service.answer());
                }
                yield true;
            }
            default -> throw new IOException("the import failed: " + service.answer());
        };
    }

    private String file(String name) {
        var random = new SplittableRandom(name.hashCode());
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var file = new StringBuilder();
        for (int line = 0; line < lines; line++) {
            file.append(line)
                    .append(',')
                    .append(Population.externalId(members, random.nextInt(memberCount)))
                    .append(',')
                    .append(TIMES.format(now.plus(line, ChronoUnit.MICROS)))
                    .append(',')
                    .append(10 + random.nextInt(30))
                    .append('\n');
        }
        return file.toString();
    }

    private static String part(String name, String content) {
        return "--"
                + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\""
                + name
                + "\"; filename=\""
                + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n"
                + content
                + "\r\n";
    }

    private static String form(String parts) {
        return parts + "--" + BOUNDARY + "--\r\n";
    }
}
