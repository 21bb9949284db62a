package io.ladder.dev;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Brings a PostgreSQL of its own in the profile {@code dev}, unless a database is configured. */
@Configuration(proxyBeanMethods = false)
@Profile("dev")
class DevDatabaseConfiguration {

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(DevProperties.class)
    static class Properties {}

    @Configuration(proxyBeanMethods = false)
    @Conditional(NoDatabaseConfigured.class)
    static class Embedded {

        /**
         * Spring destroys the pool before what the pool was made from, so the server stops last.
         * Where the context never came up to be closed, the handler stops the server at exit.
         */
        @Bean(destroyMethod = "close")
        EmbeddedDatabase embeddedDatabase(DevProperties properties) {
            var database = new EmbeddedDatabase(properties.data());
            SpringApplication.getShutdownHandlers().add(database::close);
            database.open(properties.reset());
            return database;
        }

        @Bean
        JdbcConnectionDetails embeddedDatabaseConnectionDetails(EmbeddedDatabase database) {
            return new EmbeddedConnectionDetails(database.jdbcUrl());
        }
    }

    private record EmbeddedConnectionDetails(String url) implements JdbcConnectionDetails {

        @Override
        public String getJdbcUrl() {
            return url;
        }

        @Override
        public String getUsername() {
            return EmbeddedDatabase.USER;
        }

        @Override
        public @Nullable String getPassword() {
            return null;
        }
    }

    /** Holds where neither of the two standard ways to name a database is used. */
    static final class NoDatabaseConfigured implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            var environment = context.getEnvironment();
            return !environment.containsProperty("spring.datasource.url")
                    && !environment.containsProperty("spring.datasource.jndi-name");
        }
    }
}
