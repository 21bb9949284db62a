package io.ladder.shared.persistence;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.config.DestructionAwareBeanPostProcessor;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.core.env.Environment;

/** Puts a watched database beneath the pool, wherever the pool has its address from. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    private static final String SILENCE = "ladder.database.silence";
    private static final Duration SILENCE_USUAL = Duration.ofMillis(1_500);

    @Bean
    static WatchingPools watchingPools(Environment environment) {
        return new WatchingPools(environment.getProperty(SILENCE, Duration.class, SILENCE_USUAL));
    }

    /**
     * Takes each pool before its first connection, watches it once the service is ready, and lets
     * go of it when it is closed.
     */
    static final class WatchingPools
            implements DestructionAwareBeanPostProcessor,
                    ApplicationListener<ContextRefreshedEvent> {
        private final Duration silence;
        private final Map<HikariDataSource, WatchedDatabase> watched = new ConcurrentHashMap<>();

        WatchingPools(Duration silence) {
            this.silence = silence;
        }

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            if (bean instanceof HikariDataSource pool && pool.getJdbcUrl() != null) {
                var settings = new Properties();
                settings.putAll(pool.getDataSourceProperties());
                if (pool.getUsername() != null) {
                    settings.setProperty("user", pool.getUsername());
                }
                if (pool.getPassword() != null) {
                    settings.setProperty("password", pool.getPassword());
                }
                var database = new WatchedDatabase(pool.getJdbcUrl(), settings, silence);
                pool.setDataSource(database);
                watched.put(pool, database);
            }
            return bean;
        }

        @Override
        public void onApplicationEvent(ContextRefreshedEvent ready) {
            watched.values().forEach(WatchedDatabase::watch);
        }

        @Override
        public boolean requiresDestruction(Object bean) {
            return bean instanceof HikariDataSource;
        }

        @Override
        public void postProcessBeforeDestruction(Object bean, String name) {
            if (bean instanceof HikariDataSource pool) {
                WatchedDatabase database = watched.remove(pool);
                if (database != null) {
                    database.close();
                }
            }
        }
    }
}
