package io.ladder.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ladder.importing.ImportCaller.Answer;
import io.ladder.setup.TenantOpening;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What cannot be booked, and files that cannot be read. */
@ImportingService
class BadLinesTests {
    private static final String MAPPING =
            """
            mapping: till-export
            file: {delimiter: ";", header: true}
            time_zone: America/New_York
            currency: USD
            date_format: yyyy-MM-dd
            purchase:
              source: old-till
              document_number: "{receipt}"
              member: "{customer}"
              occurred_at: "{day}"
              amount: "{total}"
              product: "{product}"
            """;

    private static final String HEADER = "receipt;customer;day;total;product\n";

    @LocalServerPort private int port;
    @Autowired private TenantOpening openings;

    private ImportCaller caller;

    @BeforeEach
    void opensATenant() throws IOException {
        var opened = openings.open("test", true, Files.readString(Cdnow.PROGRAMME));
        caller = new ImportCaller(port, opened.key());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<Tuple> badLines(Answer job) throws Exception {
        Answer answer = caller.get("/v1/imports/" + job.text("id") + "/bad-lines");
        return StreamSupport.stream(answer.body().path("data").spliterator(), false)
                .map(BadLinesTests::badLine)
                .toList();
    }

    private static Tuple badLine(JsonNode line) {
        return tuple(
                line.path("line").asInt(),
                line.path("field").asString(),
                line.path("reason").asString());
    }

    @Test
    void reportsEachBadLineAndBooksTheOthers() throws Exception {
        String file =
                HEADER
                        + "R1;C1;2026-01-05;12.50;tea\n"
                        + "R2;C1;2026-01-06;3.00\n"
                        + "R3;C1;2026-13-06;3.00;tea\n"
                        + "R4;C1;2026-01-07;-3.00;tea\n"
                        + "R5;C1;2026-01-07;3.001;tea\n"
                        + "R6;C1;2026-01-07;three;tea\n"
                        + "R7;;2026-01-07;3.00;tea\n"
                        + "R8;C1;2026-01-07;3.00;"
                        + "x".repeat(65)
                        + "\n"
                        + "\"R9\";C2;2026-01-08;\"7.50\";\"green\ntea; loose\"\n"
                        + "R10;C1;2099-01-01;3.00;tea\n"
                        + "R1;C1;2026-01-05;12.51;tea\n"
                        + "R11;C2;2026-01-09;0.50;tea\n";

        Answer job = caller.importAll(bytes(file), MAPPING);

        assertThat(job.text("status")).as(job.body().toString()).isEqualTo("done");
        assertThat(job.number("booked")).isEqualTo(2);
        assertThat(job.number("bad")).isEqualTo(10);
        assertThat(badLines(job))
                .containsExactly(
                        tuple(3, "line", "The line has 4 columns, not 5."),
                        tuple(4, "occurred_at", "This is no date in the form yyyy-MM-dd."),
                        tuple(5, "amount", "It is from 0.00 to 10000000000.00."),
                        tuple(6, "amount", "It has at most 2 decimals."),
                        tuple(7, "amount", "This is no number."),
                        tuple(8, "member", "It is missing."),
                        tuple(9, "product", "It has at most 64 characters."),
                        tuple(10, "product", "It has no characters for control."),
                        tuple(12, "occurred_at", badLines(job).get(8).toList().get(2)),
                        tuple(13, "document_number", badLines(job).get(9).toList().get(2)));
        assertThat(caller.get("/v1/members/external:C1").status()).isEqualTo(200);
        assertThat(caller.get("/v1/members/external:C2").status()).isEqualTo(200);
    }

    @Test
    void refusesEachLineInAnotherCurrencyThanTheProgramme() throws Exception {
        Answer job =
                caller.importAll(
                        bytes(HEADER + "R1;C1;2026-01-05;12.50;tea\n"),
                        MAPPING.replace("USD", "EUR"));

        assertThat(job.number("booked")).isZero();
        assertThat(badLines(job))
                .singleElement()
                .satisfies(line -> assertThat(line.toList()).startsWith(2, "amount"));
        assertThat(caller.get("/v1/members/external:C1").status()).isEqualTo(404);
    }

    @Test
    void listsBadLinesPageByPage() throws Exception {
        var file = new StringBuilder(HEADER);
        for (int line = 2; line <= 121; line++) {
            file.append("R").append(line).append(";C1;never;1.00;tea\n");
        }
        Answer job = caller.importAll(bytes(file.toString()), MAPPING);

        assertThat(job.number("bad")).isEqualTo(120);
        String path = "/v1/imports/" + job.text("id") + "/bad-lines?limit=100";
        Answer first = caller.get(path);
        Answer second = caller.get(path + "&cursor=" + first.text("next_cursor"));
        var numbers = new ArrayList<Integer>();
        first.body().path("data").forEach(line -> numbers.add(line.path("line").asInt()));
        second.body().path("data").forEach(line -> numbers.add(line.path("line").asInt()));
        assertThat(numbers).hasSize(120).isSorted().doesNotHaveDuplicates();
        assertThat(second.body().has("next_cursor")).isFalse();
    }

    @Test
    void saysWhatIsWrongWithAMapping() throws Exception {
        Answer answer =
                caller.upload(
                        bytes(HEADER), MAPPING.replace("delimiter: \";\"", "delimiter: \"#\""));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("code")).isEqualTo("invalid_field");
        JsonNode mistake = answer.body().path("mistakes").path(0);
        assertThat(mistake.path("line").asInt()).isEqualTo(2);
        assertThat(mistake.path("path").asString()).isEqualTo("/file/delimiter");
    }

    @Test
    void refusesAFileWithoutAColumnOfTheMapping() throws Exception {
        Answer answer = caller.upload(bytes("receipt;customer;day;sum;product\n"), MAPPING);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("detail")).isEqualTo("The header has no column total.");
        assertThat(answer.body().path("errors").path(0).path("pointer").asString())
                .isEqualTo("/file");
    }

    @Test
    void overlooksTheByteOrderMarkOfSpreadsheets() throws Exception {
        Answer job =
                caller.importAll(
                        bytes("\ufeff" + HEADER + "R1;C1;2026-01-05;12.50;tea\r\n"), MAPPING);

        assertThat(job.number("booked")).isOne();
        assertThat(job.number("bad")).isZero();
    }

    @Test
    void failsWhereTheFileEndsWithinQuotes() throws Exception {
        byte[] endless = bytes(HEADER + "R1;C1;2026-01-05;12.50;\"tea" + "\nx".repeat(1_100_000));

        Answer job = caller.importAll(endless, MAPPING);

        assertThat(job.text("status")).isEqualTo("failed");
        assertThat(job.text("failure")).startsWith("The file is no CSV");
    }

    @Test
    void refusesABrokenArchiveAndOneThatGrowsTooLarge() throws Exception {
        Answer broken = caller.upload(new byte[] {0x1f, (byte) 0x8b, 1, 2, 3}, MAPPING);
        assertThat(broken.status()).isEqualTo(400);
        assertThat(broken.body().path("errors").path(0).path("pointer").asString())
                .isEqualTo("/file");

        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            byte[] lines = "x\n".repeat(1 << 19).getBytes(StandardCharsets.US_ASCII);
            for (long size = 0; size <= StartImport.FILE_BYTES_MAX; size += lines.length) {
                gzip.write(lines);
            }
        }
        Answer large = caller.upload(packed.toByteArray(), MAPPING);
        assertThat(large.status()).isEqualTo(413);
        assertThat(large.text("code")).isEqualTo("body_too_large");
    }

    @Test
    void refusesALineThatIsTooLong() throws Exception {
        Answer answer = caller.upload(bytes(HEADER + "x".repeat(1_100_000)), MAPPING);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("detail")).startsWith("Line 2 has more than 1048576 bytes");
    }

    @Test
    void needsBothParts() throws Exception {
        Answer answer = caller.upload("/v1/imports", Map.of("file", bytes(HEADER)));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("errors").path(0).path("pointer").asString())
                .isEqualTo("/mapping");
    }

    @Test
    void goesOnWhereItWasPausedWhenTheSameFileComesAgain() throws Exception {
        byte[] file = Cdnow.rows(Cdnow.read().purchases().subList(0, 12_000));
        Answer started = caller.upload(file, Cdnow.ROWS_MAPPING);
        String id = started.text("id");
        Answer paused = caller.post("/v1/imports/" + id + "/pause");
        assertThat(paused.text("status")).isEqualTo("paused");

        Answer again = caller.importAll(file, Cdnow.ROWS_MAPPING);

        assertThat(again.text("id")).isEqualTo(id);
        assertThat(again.text("status")).isEqualTo("done");
        assertThat(again.number("booked")).isEqualTo(12_000);
        assertThat(again.number("lines_done")).isEqualTo(12_001);
    }

    @Test
    void triesTheFirstLinesAndWritesNothing() throws Exception {
        var file = new StringBuilder(HEADER).append("R0;C1;never;1.00;tea\n");
        for (int line = 3; line <= 1_500; line++) {
            file.append("R").append(line).append(";C1;2026-01-05;1.00;tea\n");
        }

        Answer tried = caller.preview(bytes(file.toString()), MAPPING);

        assertThat(tried.status()).isEqualTo(200);
        assertThat(tried.text("status")).isEqualTo("tried");
        assertThat(tried.number("lines")).isEqualTo(1_500);
        assertThat(tried.number("lines_done")).isEqualTo(1_001);
        assertThat(tried.number("booked")).isEqualTo(999);
        assertThat(badLine(tried.body().path("bad_lines").path(0)))
                .isEqualTo(tuple(2, "occurred_at", "This is no date in the form yyyy-MM-dd."));
        assertThat(tried.body().has("id")).isFalse();
        assertThat(caller.get("/v1/members/external:C1").status()).isEqualTo(404);
    }

    @Test
    void hidesTheImportsOfOneTenantFromAnother() throws Exception {
        Answer job = caller.importAll(bytes(HEADER), MAPPING);
        var stranger = openings.open("other", true, null);
        var other = new ImportCaller(port, stranger.key());

        for (String path : List.of("", "/bad-lines")) {
            Answer answer = other.get("/v1/imports/" + job.text("id") + path);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.text("code")).isEqualTo("import_not_found");
        }
        assertThat(other.post("/v1/imports/" + job.text("id") + "/pause").status()).isEqualTo(404);
    }
}
