package io.ladder.dev;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class DevDatabaseConfigurationTests {

    @TempDir private Path folder;

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
                    .withUserConfiguration(DevDatabaseConfiguration.class);

    @Test
    void givesThePoolADatabaseOfItsOwn() {
        runner.withPropertyValues(
                        "spring.profiles.active=dev",
                        "ladder.dev.data=" + folder,
                        "ladder.dev.demo=false")
                .run(context -> {
                    var pool = context.getBean(HikariDataSource.class);
                    try (var connection = pool.getConnection()) {
                        assertThat(connection.getCatalog()).isEqualTo("ladder");
                    }
                    assertThat(context.getBeanFactory().getDependentBeans("embeddedDatabase"))
                            .as("what is destroyed before the server stops")
                            .contains("embeddedDatabaseConnectionDetails");
                    assertThat(
                                    context.getBeanFactory()
                                            .getDependentBeans("embeddedDatabaseConnectionDetails"))
                            .contains("dataSource");
                    assertThat(context.getBean(DevProperties.class).demo()).isFalse();
                });
        assertThat(folder.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void startsNothingWhereADatabaseIsConfigured() {
        runner.withPropertyValues(
                        "spring.profiles.active=dev",
                        "ladder.dev.data=" + folder,
                        "spring.datasource.url=jdbc:postgresql://localhost:1/other")
                .run(context -> {
                    assertThat(context).doesNotHaveBean(EmbeddedDatabase.class);
                    assertThat(context.getBean(HikariDataSource.class).getJdbcUrl())
                            .isEqualTo("jdbc:postgresql://localhost:1/other");
                });
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void startsNothingOutsideDevelopment() {
        runner.withPropertyValues("ladder.dev.data=" + folder)
                .run(context -> assertThat(context).hasFailed());
        assertThat(folder).isEmptyDirectory();
    }
}
