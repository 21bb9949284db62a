package io.ladder.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ladder.config.Mistake;
import io.ladder.config.persistence.ConfigReaders;
import io.ladder.earning.Sale;
import io.ladder.importing.ImportMapping.FileForm;
import io.ladder.importing.ImportMapping.Reading;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class ImportMappingsTest {
    private static final Path CDNOW = Path.of("..", "examples", "cdnow");

    private final ImportMappings mappings = new ImportMappings(ConfigReaders.yaml());

    @Test
    void mapsEveryLineOfTheCdnowExample() throws IOException {
        var lines = new MappedLines(cdnow(), () -> new UUID(0, 0), List.of());
        var documents = new HashSet<String>();
        var members = new HashSet<Object>();
        long minor = 0;
        int worthNothing = 0;
        try (var text =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(
                                        Files.newInputStream(CDNOW.resolve("CDNOW_master.txt.gz"))),
                                StandardCharsets.US_ASCII))) {
            text.readLine();
            long number = 1;
            for (String line = text.readLine(); line != null; line = text.readLine()) {
                number++;
                if (!(lines.map(MappedLines.split(line), number)
                        instanceof MappedLine.Sold(_, Sale sale))) {
                    throw new AssertionError("line " + number + " is no purchase");
                }
                documents.add(sale.document().key());
                members.add(sale.buyer());
                minor += sale.lines().getFirst().amount().minor();
                worthNothing += sale.lines().getFirst().amount().minor() == 0 ? 1 : 0;
            }
        }

        assertThat(documents).hasSize(69_659);
        assertThat(members).hasSize(23_570);
        assertThat(worthNothing).isEqualTo(80);
        assertThat(minor).isEqualTo(TOTAL_MINOR);
    }

    /** Summed with another tool: 2,500,315.63 dollars. */
    private static final long TOTAL_MINOR = 250_031_563L;

    @Test
    void readsAFileWithAHeader() {
        Reading reading =
                mappings.read(
                        """
                        mapping: gift-shop
                        file: {delimiter: ";", header: true}
                        time_zone: Europe/London
                        currency: GBP
                        date_format: M/d/yy H:mm
                        decimal_separator: ","
                        purchase:
                          source: receipts
                          document_number: "{InvoiceNo}-{line}"
                          member: "{CustomerID}"
                          occurred_at: "{InvoiceDate}"
                          amount: "{Amount}"
                          product: "{StockCode}"
                        """);

        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Sound.class,
                        sound ->
                                assertThat(sound.mapping().file())
                                        .isEqualTo(new FileForm(';', 0, true, List.of())));
    }

    @Test
    void tellsEveryMistake() {
        Reading reading =
                mappings.read(
                        """
                        mapping: shop
                        file:
                          delimiter: comma
                          columns: [who, date, amount]
                        time_zone: Europe/London
                        currency: GBP
                        date_format: yyyy-bb
                        purchase:
                          source: receipts
                          document_number: "42"
                          member: "{whom}"
                          occurred_at: "{date"
                          amont: "{amount}"
                        """);

        assertThat(reading).isInstanceOf(Reading.Faulty.class);
        assertThat(((Reading.Faulty) reading).mistakes())
                .extracting(Mistake::line, Mistake::path, Mistake::suggestion)
                .containsExactly(
                        tuple(3, "/file/delimiter", null),
                        tuple(7, "/date_format", null),
                        tuple(10, "/purchase/document_number", null),
                        tuple(11, "/purchase/member", "who"),
                        tuple(12, "/purchase/occurred_at", null),
                        tuple(13, "/purchase/amont", "amount"));
    }

    private ImportMapping cdnow() throws IOException {
        Reading reading = mappings.read(Files.readString(CDNOW.resolve("mapping.yaml")));
        assertThat(reading).isInstanceOf(Reading.Sound.class);
        return ((Reading.Sound) reading).mapping();
    }
}
