package io.ladder;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of adapters on a real PostgreSQL with the schema as it is migrated. All such tests share
 * one database, each with tenants of its own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = DatabaseTestApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "spring.main.banner-mode=off",
            "ladder.database.silence=PT1M",
            "ladder.sealer.patience=PT0S",
            "spring.datasource.hikari.auto-commit=false",
            "spring.jpa.open-in-view=false",
            "spring.jpa.hibernate.ddl-auto=validate",
            "spring.jpa.properties.hibernate.connection.provider_disables_autocommit=true",
            "spring.jpa.properties.hibernate.jdbc.time_zone=UTC"
        })
@ContextConfiguration(initializers = DatabaseTestApplication.FreshDatabase.class)
public @interface DatabaseTest {}
