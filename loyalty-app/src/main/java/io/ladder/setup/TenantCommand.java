package io.ladder.setup;

import io.ladder.shared.LoyaltyException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/**
 * Creates a tenant and its first key: {@code ./ladder tenant NAME [--sandbox] [--programme FILE]}.
 * It works on the database that is configured, or on the embedded one while nothing else runs on
 * it.
 */
public final class TenantCommand {
    private static final int NAME_LENGTH_MAX = 100;
    private static final Set<String> OPTIONS = Set.of("sandbox", "programme");
    private static final String DATABASE_PROPERTY = "spring.datasource.url";
    private static final String DATABASE_VARIABLE = "SPRING_DATASOURCE_URL";

    /**
     * All of the service but what faces the web. It bears no annotation that would make the service
     * find it.
     */
    @EnableAutoConfiguration
    @AutoConfigurationPackage(basePackages = "io.ladder")
    @ComponentScan(
            basePackages = "io.ladder",
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = {
                                "io\\.ladder\\.http\\..*",
                                "io\\.ladder\\..*\\.web\\..*",
                                "io\\.ladder\\.LadderApplication"
                            }))
    static final class Service {}

    private TenantCommand() {}

    /** Creates the tenant that the arguments describe. */
    public static void main(String[] args) {
        var arguments = new DefaultApplicationArguments(args);
        List<String> names = arguments.getNonOptionArgs();
        // A mistyped option must not make a production tenant of a sandbox.
        if (names.size() != 1
                || names.getFirst().length() > NAME_LENGTH_MAX
                || !OPTIONS.containsAll(arguments.getOptionNames())) {
            fail(
                    "usage: tenant NAME [--sandbox] [--programme FILE], a name of at most "
                            + NAME_LENGTH_MAX
                            + " characters");
        }
        boolean sandbox = arguments.containsOption("sandbox");
        List<String> files = arguments.getOptionValues("programme");
        Path file = files == null || files.isEmpty() ? null : Path.of(files.getLast());
        try {
            System.out.println(create(names.getFirst(), sandbox, file));
        } catch (ProgrammeFile.Failure failure) {
            fail(failure.getMessage());
        }
    }

    private static void fail(@Nullable String message) {
        System.err.println("ladder: " + message);
        System.exit(1);
    }

    private static String create(String name, boolean sandbox, @Nullable Path file) {
        String programme = file == null ? null : ProgrammeFile.read(file);
        try (var service =
                new SpringApplicationBuilder(Service.class)
                        .web(WebApplicationType.NONE)
                        .profiles(databaseIsConfigured() ? "command" : "dev")
                        .run(
                                "--ladder.dev.demo=false",
                                "--logging.level.io.ladder=WARN",
                                // What fails is told by the line that says so.
                                "--logging.level.org.springframework.context=ERROR")) {
            var opened = service.getBean(TenantOpening.class).open(name, sandbox, programme);
            String advice =
                    programme == null
                            ? "It has no programme yet; apply one before anything is booked.\n"
                            : "";
            return """
            Tenant  %s (%s)
            Key     %s
            %sThe key is not shown again.\
            """
                    .formatted(opened.tenant().value(), name, opened.key(), advice);
        } catch (LoyaltyException refused) {
            throw ProgrammeFile.refused(file, refused);
        }
    }

    static boolean databaseIsConfigured() {
        return System.getenv(DATABASE_VARIABLE) != null
                || System.getProperty(DATABASE_PROPERTY) != null;
    }
}
