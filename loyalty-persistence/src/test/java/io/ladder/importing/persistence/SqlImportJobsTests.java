package io.ladder.importing.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.ladder.DatabaseTest;
import io.ladder.Together;
import io.ladder.importing.ImportJob;
import io.ladder.importing.ImportJobs;
import io.ladder.importing.ImportStatus;
import io.ladder.importing.MappedLine;
import io.ladder.shared.TenantId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class SqlImportJobsTests {
    private static final Instant NOW = Instant.parse("2026-01-15T10:00:00Z");
    private static final Duration LEASE = Duration.ofSeconds(15);
    private static final int LINES = 100;

    private final UUID worker = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();
    private final TenantId tenant = new TenantId(UUID.randomUUID());

    @Autowired private ImportJobs jobs;
    @Autowired private JdbcClient database;

    /** Workers take whatever waits, whoever left it. */
    @AfterEach
    void leavesNothingToDo() {
        ImportJob left = jobs.take(worker, LEASE, NOW.plus(Duration.ofDays(1)));
        while (left != null) {
            jobs.finish(left.id(), worker, null, NOW);
            left = jobs.take(worker, LEASE, NOW.plus(Duration.ofDays(1)));
        }
    }

    private ImportJob add(String mark) throws IOException {
        return add(mark, new byte[] {1, 2, 3});
    }

    private ImportJob add(String mark, byte[] content) throws IOException {
        var draft =
                new ImportJobs.Draft(
                        UUID.randomUUID(), tenant, "sales.csv", "mapping: m", mark, LINES, NOW);
        return jobs.add(draft, new ByteArrayInputStream(content));
    }

    private ImportJob found(ImportJob job) {
        return Objects.requireNonNull(jobs.find(tenant, job.id()));
    }

    private static ImportJobs.Progress progress(long done, MappedLine.BadLine... bad) {
        return new ImportJobs.Progress(done, done - bad.length, 0, List.of(bad));
    }

    @Test
    void keepsAFileInChunksUntilItIsDone() throws IOException {
        byte[] content = new byte[2_500_000];
        new Random(1).nextBytes(content);
        ImportJob job = add("a", content);

        try (var kept = jobs.content(job.id())) {
            assertThat(kept.readAllBytes()).isEqualTo(content);
        }
        assertThat(jobs.mapping(job.id())).isEqualTo("mapping: m");

        jobs.take(worker, LEASE, NOW);
        jobs.finish(job.id(), worker, null, NOW);
        assertThat(found(job).status()).isEqualTo(ImportStatus.DONE);
        assertThat(jobs.content(job.id()).readAllBytes()).isEmpty();
    }

    @Test
    void goesOnWithTheUnfinishedImportOfTheSameMark() throws IOException {
        ImportJob first = add("a");
        jobs.pause(tenant, first.id());
        assertThat(found(first).status()).isEqualTo(ImportStatus.PAUSED);
        assertThat(jobs.take(worker, LEASE, NOW)).isNull();

        ImportJob again = add("a");
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.status()).isEqualTo(ImportStatus.WAITING);
        assertThat(add("b").id()).isNotEqualTo(first.id());

        jobs.take(worker, LEASE, NOW);
        jobs.finish(first.id(), worker, null, NOW);
        assertThat(add("a").id()).isNotEqualTo(first.id());
    }

    @Test
    void keepsAnImportOnceHoweverManySendItAtOnce() throws Exception {
        List<Callable<UUID>> calls =
                IntStream.range(0, 8)
                        .<Callable<UUID>>mapToObj(_ -> () -> add("same").id())
                        .toList();

        assertThat(Together.run(calls)).hasOnlyElementsOfType(UUID.class).hasSize(8);
        assertThat(
                        database.sql("select count(*) from import_job where tenant_id = ?")
                                .param(tenant.value())
                                .query(Long.class)
                                .single())
                .isOne();
    }

    @Test
    void leavesAnImportToItsWorkerUntilTheLeaseHasPassed() throws IOException {
        ImportJob job = add("a");
        assertThat(jobs.take(worker, LEASE, NOW)).isNotNull();
        assertThat(jobs.take(other, LEASE, NOW.plus(LEASE))).isNull();

        assertThat(jobs.keep(job.id(), worker, LEASE, NOW.plusSeconds(10))).isTrue();
        assertThat(jobs.take(other, LEASE, NOW.plusSeconds(20))).isNull();

        ImportJob taken = jobs.take(other, LEASE, NOW.plusSeconds(26));
        assertThat(taken).isNotNull();
        assertThat(jobs.keep(job.id(), worker, LEASE, NOW)).isFalse();
        assertThat(jobs.advance(job.id(), worker, progress(10), NOW)).isFalse();
        jobs.finish(job.id(), worker, null, NOW);
        assertThat(found(job).status()).isEqualTo(ImportStatus.RUNNING);
        assertThat(found(job).linesDone()).isZero();
    }

    @Test
    void givesBackAtOnceWhatAWorkerLeftOrReleased() throws IOException {
        ImportJob job = add("a");
        jobs.take(worker, LEASE, NOW);
        assertThat(jobs.take(worker, LEASE, NOW)).isNotNull();

        jobs.release(job.id(), worker);
        assertThat(jobs.take(other, LEASE, NOW)).isNotNull();
    }

    @Test
    void notesProgressWithTheBadLines() throws IOException {
        ImportJob job = add("a");
        jobs.take(worker, LEASE, NOW);
        var bad = new MappedLine.BadLine(7, "amount", "This is no number.");

        assertThat(jobs.advance(job.id(), worker, progress(40, bad), NOW.plusSeconds(2))).isTrue();

        ImportJob noted = found(job);
        assertThat(noted.linesDone()).isEqualTo(40);
        assertThat(noted.booked()).isEqualTo(39);
        assertThat(noted.bad()).isOne();
        assertThat(noted.linesPerSecond()).isEqualTo(20);
        assertThat(noted.timeLeft()).isEqualTo(Duration.ofSeconds(3));
        assertThat(jobs.badLines(tenant, job.id(), 0, 10)).containsExactly(bad);
        assertThat(jobs.badLines(tenant, job.id(), 7, 10)).isEmpty();
        assertThat(jobs.badLines(new TenantId(UUID.randomUUID()), job.id(), 0, 10)).isEmpty();
    }

    @Test
    void tellsTheWorkerOfAPauseAndKeepsWhatItDid() throws IOException {
        ImportJob job = add("a");
        jobs.take(worker, LEASE, NOW);
        jobs.pause(tenant, job.id());

        assertThat(jobs.advance(job.id(), worker, progress(40), NOW)).isFalse();
        assertThat(found(job).linesDone()).isEqualTo(40);
        assertThat(found(job).status()).isEqualTo(ImportStatus.PAUSED);

        add("a");
        ImportJob taken = Objects.requireNonNull(jobs.take(other, LEASE, NOW));
        assertThat(taken.linesDone()).isEqualTo(40);
        assertThat(Objects.requireNonNull(taken.run()).fromLine()).isEqualTo(40);
    }

    @Test
    void forgetsAFileThatCannotBeKept() {
        var broken =
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("cut off");
                    }

                    @Override
                    public int read(byte[] into, int from, int length) throws IOException {
                        return read();
                    }
                };
        var draft = new ImportJobs.Draft(UUID.randomUUID(), tenant, "f", "m", "a", LINES, NOW);

        assertThatIOException().isThrownBy(() -> jobs.add(draft, broken)).withMessage("cut off");
        assertThat(jobs.find(tenant, draft.id())).isNull();
    }
}
