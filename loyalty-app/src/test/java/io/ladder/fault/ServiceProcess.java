package io.ladder.fault;

import io.ladder.LadderApplication;
import io.ladder.dev.DemoKeyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The service with the demo tenant in a process of its own, which can be killed. */
public final class ServiceProcess implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("API +http://localhost:(\\d+)/v1");
    private static final Duration START_LIMIT = Duration.ofMinutes(10);
    private static final int STOP_SECONDS = 60;
    private static final int POSTMASTER_PORT_LINE = 3;

    private final Process process;
    private final Path data;
    private final int port;

    private ServiceProcess(Process process, Path data, int port) {
        this.process = process;
        this.data = data;
        this.port = port;
    }

    /**
     * Starts it on a folder, which may be what a killed one left behind; with a PostgreSQL of its
     * own there, unless the settings name another.
     *
     * @param settings as on the command line, without the dashes
     */
    public static ServiceProcess start(Path folder, String... settings)
            throws IOException, InterruptedException {
        Path log = Files.createTempFile(folder, "service", ".log");
        Path data = folder.resolve("data");
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx384m",
                                // It lives briefly: being up soon counts, not being fast for long.
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                LadderApplication.class.getName(),
                                "--spring.profiles.active=dev",
                                "--server.port=0",
                                "--ladder.dev.data=" + data));
        for (String setting : settings) {
            command.add("--" + setting);
        }
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (true) {
            String said = Files.readString(log);
            Matcher address = ADDRESS.matcher(said);
            if (address.find()) {
                return new ServiceProcess(process, data, Integer.parseInt(address.group(1)));
            }
            if (!process.isAlive() || System.nanoTime() > end) {
                process.destroyForcibly();
                throw new IllegalStateException("the service does not start: " + said);
            }
            Thread.sleep(100);
        }
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    /** The key of the demo tenant. */
    public String key() {
        return Objects.requireNonNull(DemoKeyFile.in(data).read());
    }

    /** Where its own PostgreSQL is. */
    public String jdbcUrl() throws IOException {
        return "jdbc:postgresql://localhost:%s/ladder?user=postgres"
                .formatted(postmaster().get(POSTMASTER_PORT_LINE).strip());
    }

    private List<String> postmaster() throws IOException {
        return Files.readAllLines(data.resolve("postgres").resolve("postmaster.pid"));
    }

    /** As {@code kill -9} does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** As {@code kill -9} does to its own PostgreSQL, of which the service learns nothing. */
    public void killPostgres() throws IOException {
        ProcessHandle postgres = postgres(postmaster()).orElseThrow();
        postgres.destroyForcibly();
        postgres.onExit().join();
    }

    /** As Ctrl-C does. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().completeOnTimeout(process, STOP_SECONDS, TimeUnit.SECONDS).join();
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Ends the PostgreSQL of a service that was killed and not started again. */
    public static void stopPostgres(Path folder) throws IOException {
        Path pidFile = folder.resolve("data").resolve("postgres").resolve("postmaster.pid");
        if (Files.exists(pidFile)) {
            postgres(Files.readAllLines(pidFile))
                    .ifPresent(postgres -> {
                        postgres.destroyForcibly();
                        postgres.onExit().join();
                    });
        }
    }

    private static Optional<ProcessHandle> postgres(List<String> pidFile) {
        return ProcessHandle.of(Long.parseLong(pidFile.getFirst().strip()))
                .filter(process -> process.info().command().orElse("").endsWith("postgres"));
    }
}
