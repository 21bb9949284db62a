package io.ladder.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The service as a process of its own, with as much heap as {@code ./ladder dev} gives it. */
final class RunningService implements AutoCloseable {
    private static final int START_SECONDS = 300;
    private static final int STOP_SECONDS = 60;
    private static final String LAUNCHER =
            "org.springframework.boot.loader.launch.PropertiesLauncher";
    private static final String APPLICATION = "io.ladder.LadderApplication";
    private static final Pattern ADDRESS = Pattern.compile("http://localhost:(\\d+)/v1");
    private static final Pattern VERSION = Pattern.compile("\"version\":(\\d+)");
    private static final Pattern KEY = Pattern.compile("lk_test_[0-9a-f]+");

    /** A line of the collector's log: used before and after, and reserved, in megabytes. */
    private static final Pattern COLLECTION = Pattern.compile(" (\\d+)M->\\d+M\\(\\d+M\\)");

    private final Process process;
    private final Path programme;
    private final Path collections;
    private final int port;
    private final String key;
    private final Database database;

    private RunningService(
            Process process,
            Path programme,
            Path collections,
            int port,
            String key,
            Database database) {
        this.process = process;
        this.programme = programme;
        this.collections = collections;
        this.port = port;
        this.key = key;
        this.database = database;
    }

    /** Starts it with an embedded PostgreSQL of its own in an empty folder. */
    static RunningService start(Path folder) throws IOException, InterruptedException {
        return start(folder, null);
    }

    /** Starts another one on another database of the same server. */
    static RunningService startOn(Path folder, Database database)
            throws IOException, InterruptedException {
        return start(folder, database);
    }

    private static RunningService start(Path folder, @Nullable Database given)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path programme = folder.resolve("programme.yaml");
        try (InputStream own =
                Objects.requireNonNull(
                        RunningService.class.getResourceAsStream("programme.yaml"))) {
            Files.copy(own, programme);
        }
        Path log = folder.resolve("service.log");
        Path collections = folder.resolve("collections.log");
        Process process =
                new ProcessBuilder(command(folder, programme, collections, given))
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (System.nanoTime() < end && process.isAlive()) {
            String told = Files.readString(log);
            String port = find(ADDRESS, told, 1);
            String key = find(KEY, told, 0);
            if (port != null && key != null) {
                Database database = given == null ? Database.in(folder) : given;
                return new RunningService(
                        process, programme, collections, Integer.parseInt(port), key, database);
            }
            Thread.sleep(200);
        }
        stop(process);
        throw new IOException("the service did not start:\n" + Files.readString(log));
    }

    private static List<String> command(
            Path folder, Path programme, Path collections, @Nullable Database database) {
        String classes = System.getProperty("java.class.path");
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx512m",
                                "-XX:+UseParallelGC",
                                "-XX:+UseCompactObjectHeaders",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-Xlog:gc:file=" + collections,
                                "-cp",
                                classes));
        if (classes.endsWith("-exec.jar")) {
            command.addAll(List.of("-Dloader.main=" + APPLICATION, LAUNCHER));
        } else {
            command.add(APPLICATION);
        }
        command.addAll(
                List.of(
                        "--spring.profiles.active=dev",
                        "--ladder.dev.data=" + folder,
                        "--ladder.dev.programme=" + programme,
                        "--server.port=0"));
        if (database != null) {
            command.add("--spring.datasource.url=" + database.url());
            command.add("--spring.datasource.username=postgres");
        }
        return command;
    }

    private static @Nullable String find(Pattern pattern, String text, int group) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(group) : null;
    }

    Database database() {
        return database;
    }

    /** Applies a version of the programme that is changed a little. */
    void apply(UnaryOperator<String> change) throws IOException {
        String file = Files.readString(programme);
        try (HttpConnection connection = connect()) {
            connection.get("/v1/programme");
            String newest = find(VERSION, connection.answer(), 1);
            connection.send(
                    "POST /v1/programme/versions",
                    "application/yaml\r\nIf-Match: \"v" + newest + "\"",
                    change.apply(file));
        }
    }

    /** Opens a kept-alive connection that carries the tenant's key. */
    HttpConnection connect() throws IOException {
        return new HttpConnection(port, key);
    }

    /** Time of a processor that the service has used, in nanoseconds. */
    long processorNanos() {
        return processorNanos(process.toHandle());
    }

    static long processorNanos(ProcessHandle process) {
        return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
    }

    /** The most heap that was in use at any collection, in megabytes. */
    long heapPeak() throws IOException {
        try (var lines = Files.lines(collections)) {
            return lines.mapToLong(RunningService::usedBefore).max().orElse(0);
        }
    }

    private static long usedBefore(String line) {
        String used = find(COLLECTION, line, 1);
        return used == null ? 0 : Long.parseLong(used);
    }

    @Override
    public void close() {
        stop(process);
    }

    private static void stop(Process process) {
        process.destroy();
        process.onExit().orTimeout(STOP_SECONDS, TimeUnit.SECONDS).join();
    }
}
