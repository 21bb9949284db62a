package io.ladder;

import com.github.f4b6a3.uuid.UuidCreator;
import io.ladder.shared.IdSource;
import io.ladder.shared.UseCase;
import io.ladder.testkit.TestDatabase;
import io.ladder.testkit.TestPostgres;
import java.security.SecureRandom;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/** The adapters and the use cases, without what faces the web. */
@SpringBootApplication(proxyBeanMethods = false)
@ComponentScan(
        basePackages = "io.ladder",
        includeFilters =
                @ComponentScan.Filter(type = FilterType.ANNOTATION, classes = UseCase.class))
class DatabaseTestApplication {

    @Bean
    MovableTime time() {
        return new MovableTime();
    }

    @Bean
    IdSource idSource() {
        return UuidCreator::getTimeOrderedEpoch;
    }

    @Bean
    SecureRandom secureRandom() {
        return new SecureRandom();
    }

    /** Points the tests at a database that nobody else uses. */
    static final class FreshDatabase
            implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestDatabase database = TestPostgres.freshDatabase(TestPostgres.Commit.RELAXED);
            TestPropertyValues.of(database.settings()).applyTo(context);
        }
    }
}
