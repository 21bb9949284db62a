package io.ladder.setup;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * Checks whether the books of all tenants agree: {@code ./ladder doctor}. It reads the database
 * that is configured, beside whatever runs on it, or the embedded one while nothing else does; it
 * changes nothing. It ends with 0 where all agrees, with 1 where something does not, and with 2
 * where it could not look.
 */
public final class DoctorCommand {
    private static final int FOUND = 1;
    private static final int FAILED = 2;

    private DoctorCommand() {}

    /** Examines the books and says what it found. */
    public static void main(String[] args) {
        if (args.length > 0) {
            System.err.println("ladder: usage: doctor");
            System.exit(FAILED);
        }
        System.exit(examine());
    }

    private static int examine() {
        try (var service =
                new SpringApplicationBuilder(TenantCommand.Service.class)
                        .web(WebApplicationType.NONE)
                        .profiles(TenantCommand.databaseIsConfigured() ? "command" : "dev")
                        .run(
                                "--ladder.dev.demo=false",
                                // Whoever looks changes nothing, tables neither.
                                "--spring.flyway.enabled=false",
                                "--logging.level.io.ladder=WARN",
                                "--logging.level.org.springframework.context=ERROR")) {
            return service.getBean(Doctor.class).examine(System.out) == 0 ? 0 : FOUND;
        } catch (RuntimeException failure) {
            System.err.println("ladder: the books cannot be read: " + cause(failure));
            return FAILED;
        }
    }

    private static String cause(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return String.valueOf(deepest.getMessage());
    }
}
