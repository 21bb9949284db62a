package io.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.yaml.snakeyaml.Yaml;

/** Checks what can be checked of the container files where no container engine runs. */
class DeploymentFilesTests {

    private static final Path ROOT = root();

    /** What Spring Boot writes when it extracts a jar without a loader of its own. */
    private static final List<String> LAYERS =
            List.of("dependencies", "spring-boot-loader", "snapshot-dependencies", "application");

    private static final Pattern DEFAULTED = Pattern.compile("\\$\\{[A-Z_]+:?-([^}]*)}");

    @Test
    void databaseIsTheSupportedReleaseAndKeepsItsData() throws IOException {
        var database = service("database");

        assertThat(database).containsEntry("image", "postgres:18");
        assertThat(list(database, "volumes")).containsExactly("database:/var/lib/postgresql");
        assertThat(map(compose(), "volumes")).containsKey("database");
        assertThat(list(map(database, "healthcheck"), "test").toString())
                .contains("pg_isready --username ladder --dbname ladder");
    }

    @Test
    void databaseIsAsDurableAsItComes() throws IOException {
        var command = list(service("database"), "command");

        assertThat(command).first().isEqualTo("postgres");
        assertThat(command.toString())
                .doesNotContain("fsync", "synchronous_commit", "full_page_writes", "-F");
    }

    @Test
    void applicationFindsTheDatabase() throws IOException {
        var application = service("application");
        var given = map(service("database"), "environment");

        var understood = dataSource(map(application, "environment"));

        assertThat(understood.getUrl())
                .isEqualTo("jdbc:postgresql://database:5432/" + given.get("POSTGRES_DB"));
        assertThat(understood.getUsername()).isEqualTo(given.get("POSTGRES_USER"));
        assertThat(understood.getPassword())
                .isEqualTo(defaulted(String.valueOf(given.get("POSTGRES_PASSWORD"))));
        assertThat(map(map(application, "depends_on"), "database"))
                .containsEntry("condition", "service_healthy");
    }

    @Test
    void applicationIsReachedWhereItListens() throws IOException {
        String port =
                String.valueOf(
                        map(yaml("loyalty-app/src/main/resources/application.yaml"), "server")
                                .get("port"));

        assertThat(list(service("application"), "ports"))
                .extracting(mapping -> defaulted((String) mapping))
                .containsExactly(port + ":" + port);
        assertThat(arguments("EXPOSE")).containsExactly(port);
        assertThat(arguments("HEALTHCHECK").getFirst())
                .contains("/dev/tcp/127.0.0.1/" + port, "GET /actuator/health ");
    }

    @Test
    void imageIsMadeOfWhatTheBuildMakes() throws IOException {
        String pom = Files.readString(ROOT.resolve("pom.xml"));
        String version =
                first(pom, "<artifactId>ladder</artifactId>\\s*<version>([^<]+)</version>");
        String classifier =
                first(
                        Files.readString(ROOT.resolve("loyalty-app/pom.xml")),
                        "<classifier>([^<]+)</classifier>");
        Path jar =
                Path.of("loyalty-app/target/loyalty-app-%s-%s.jar".formatted(version, classifier));
        var copies = arguments("COPY").stream().filter(copy -> !copy.startsWith("--from")).toList();

        assertThat(copies).hasSize(1);
        String source = Arrays.asList(copies.getFirst().split("\\s+")).getFirst();
        assertThat(FileSystems.getDefault().getPathMatcher("glob:" + source).matches(jar)).isTrue();
        assertThat(Files.readAllLines(ROOT.resolve(".dockerignore"))).contains("!" + source);
    }

    @Test
    void imageHoldsEveryLayer() throws IOException {
        assertThat(arguments("COPY").stream().filter(copy -> copy.startsWith("--from")))
                .containsExactlyElementsOf(
                        LAYERS.stream()
                                .map("--from=layers /layers/extracted/%s/ ./"::formatted)
                                .toList());
        assertThat(arguments("RUN"))
                .containsExactly(
                        "java -Djarmode=tools -jar application.jar extract --layers"
                                + " --destination extracted");
    }

    @Test
    void imageStartsTheJarWithFlagsThatTheJvmKnows() throws Exception {
        List<String> entry = new Yaml().load(arguments("ENTRYPOINT").getFirst());

        assertThat(entry).startsWith("java").endsWith("-jar", "application.jar");
        assertThat(arguments("COPY").getFirst()).endsWith(" application.jar");
        assertThat(arguments("FROM")).allMatch(image -> image.startsWith("eclipse-temurin:25-jre"));
        assertThat(arguments("USER").getFirst()).doesNotStartWith("0").doesNotContain("root");

        var command = new ArrayList<>(entry.subList(0, entry.size() - 2));
        command.set(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-version");
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docker-compose.yml"))) {
            folder = Objects.requireNonNull(folder.getParent(), "no docker-compose.yml above");
        }
        return folder;
    }

    private static DataSourceProperties dataSource(Map<String, Object> environment) {
        environment.replaceAll((_, value) -> defaulted((String) value));
        var sources = new MutablePropertySources();
        sources.addFirst(new SystemEnvironmentPropertySource("systemEnvironment", environment));
        return new Binder(ConfigurationPropertySources.from(sources))
                .bind("spring.datasource", DataSourceProperties.class)
                .get();
    }

    /** What a variable stands for where nobody sets it. */
    private static String defaulted(String value) {
        return DEFAULTED.matcher(value).replaceAll("$1");
    }

    /** The arguments of each such instruction, continued lines joined. */
    private static List<String> arguments(String instruction) throws IOException {
        return Files.readString(ROOT.resolve("Dockerfile"))
                .replaceAll("\\\\\\R\\s*", "")
                .lines()
                .filter(line -> line.startsWith(instruction + " "))
                .map(line -> line.substring(instruction.length() + 1).strip())
                .toList();
    }

    private static String first(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    private static Map<String, Object> service(String name) throws IOException {
        return map(map(compose(), "services"), name);
    }

    private static Map<String, Object> compose() throws IOException {
        return yaml("docker-compose.yml");
    }

    private static Map<String, Object> yaml(String file) throws IOException {
        return new Yaml().load(Files.readString(ROOT.resolve(file)));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Map<String, Object> from, String key) {
        assertThat(from.get(key)).as(key).isInstanceOf(Map.class);
        return (Map<String, Object>) Objects.requireNonNull(from.get(key));
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Map<String, Object> from, String key) {
        assertThat(from.get(key)).as(key).isInstanceOf(List.class);
        return (List<Object>) Objects.requireNonNull(from.get(key));
    }
}
