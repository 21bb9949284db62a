package io.ladder.accounting.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CsvTest {
    @Test
    void writesARowOnALineOfItsOwn() {
        var csv = new Csv("wallet", "points");
        csv.add("miles", -5L);
        csv.add("points", null);

        assertThat(csv).hasToString("wallet,points\r\nmiles,-5\r\npoints,\r\n");
    }

    @Test
    void quotesWhatWouldBeTakenForTheEndOfAValue() {
        var csv = new Csv("a,b");
        csv.add("say \"points\"", "one\nmore");

        assertThat(csv).hasToString("\"a,b\"\r\n\"say \"\"points\"\"\",\"one\nmore\"\r\n");
    }
}
