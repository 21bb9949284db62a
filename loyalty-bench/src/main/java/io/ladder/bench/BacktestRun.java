package io.ladder.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** Tries the programme on all purchases of CDNOW, and on whatever else the service has booked. */
final class BacktestRun {
    private static final String FILES = "examples/cdnow";
    private static final long LOOK_MILLISECONDS = 50;
    private static final int BATCH_LINES = 1_000;
    private static final String JSON = "application/json";

    private final Stand stand;

    BacktestRun(Stand stand) {
        this.stand = stand;
    }

    /** Books the purchases of CDNOW by the interface, in the order of the file. */
    void book() throws IOException {
        try (HttpConnection service = stand.service().connect()) {
            var batch = new StringBuilder();
            int number = 0;
            for (String line : lines()) {
                number++;
                batch.append(batch.isEmpty() ? "" : ",").append(purchase(number, line));
                if (number % BATCH_LINES == 0) {
                    send(service, batch);
                }
            }
            send(service, batch);
        }
    }

    private static void send(HttpConnection service, StringBuilder batch) throws IOException {
        if (!batch.isEmpty()) {
            String body = "{\"enrol_unknown\":true,\"purchases\":[" + batch + "]}";
            service.send("POST /v1/purchases/batch", JSON, body);
            batch.setLength(0);
        }
    }

    /** The lines of the file behind its heading; it lies above the module, or below the house. */
    private static Iterable<String> lines() throws IOException {
        Path here = Path.of(FILES, "CDNOW_master.txt.gz");
        Path file = Files.exists(here) ? here : Path.of("..").resolve(here);
        try (InputStream packed = new ByteArrayInputStream(Files.readAllBytes(file));
                InputStream plain = new GZIPInputStream(packed)) {
            String text = new String(plain.readAllBytes(), StandardCharsets.US_ASCII);
            return () -> text.lines().skip(1).filter(line -> !line.isBlank()).iterator();
        }
    }

    private static String purchase(int number, String line) {
        String[] parts = line.strip().split("\\s+", 4);
        String day = parts[1];
        return String.format(
                Locale.ROOT,
                "{\"member\":\"external:cdnow-%s\",\"source\":\"cdnow\",\"document_number\":\"%d\","
                        + "\"occurred_at\":\"%s-%s-%sT12:00:00Z\","
                        + "\"amount\":{\"amount\":%s,\"currency\":\"EUR\"}}",
                parts[0],
                number,
                day.substring(0, 4),
                day.substring(4, 6),
                day.substring(6),
                parts[3].strip().replace(".", "").replaceFirst("^0+(?=.)", ""));
    }

    /** Tries the programme once; counts purchases from when it is asked for until it is done. */
    Figures run() throws IOException, SQLException, InterruptedException {
        var meter = new Stand.Meter(stand.service());
        long start = System.nanoTime();
        long purchases;
        try (HttpConnection service = stand.service().connect()) {
            service.send("POST /v1/backtests", JSON, "{}");
            String id = service.field("id");
            while (true) {
                service.get("/v1/backtests/" + id);
                String status = service.field("status");
                if (status.equals("done")) {
                    purchases = purchases(service.answer());
                    break;
                } else if (!status.equals("waiting") && !status.equals("running")) {
                    throw new IOException("the back-test failed: " + service.answer());
                }
                Thread.sleep(LOOK_MILLISECONDS);
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Figures(purchases / seconds, Figures.histogram(), meter.costOf(purchases));
    }

    private static long purchases(String answer) {
        String field = "\"purchases\":";
        int from = answer.indexOf(field) + field.length();
        return Long.parseLong(answer.substring(from, answer.indexOf(',', from)));
    }
}
