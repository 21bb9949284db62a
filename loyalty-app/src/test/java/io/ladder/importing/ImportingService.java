package io.ladder.importing;

import io.ladder.testkit.TestDatabase;
import io.ladder.testkit.TestPostgres;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test against the whole service on a port of its own. Nothing is swept, so that what is compared
 * is what the imports alone brought about.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "ladder.sweeper.enabled=false")
@ContextConfiguration(initializers = ImportingService.FreshDatabase.class)
public @interface ImportingService {

    /** Points the service at a database that nobody else uses. */
    final class FreshDatabase
            implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestDatabase database = TestPostgres.freshDatabase();
            TestPropertyValues.of(database.settings()).applyTo(context);
        }
    }
}
