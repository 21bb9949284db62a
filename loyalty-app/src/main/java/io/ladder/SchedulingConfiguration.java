package io.ladder;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** Lets the service do what is due by itself; a command does only what it was called for. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@ConditionalOnBooleanProperty(name = "ladder.sweeper.enabled", matchIfMissing = true)
@EnableScheduling
class SchedulingConfiguration {
    /** Sweeping and sealing; neither waits for the other, which may take an hour. */
    private static final int TASKS = 2;

    /**
     * For so long at most one that was interrupted is waited for: a step of a sweep, or a range.
     */
    private static final int INTERRUPTED_SECONDS_MAX = 5;

    @Bean
    ThreadPoolTaskScheduler taskScheduler() {
        // Of the platform: one that is interrupted ends what it is writing, and cuts no connection.
        var scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(TASKS);
        scheduler.setThreadNamePrefix("due-");
        // The connections are closed after that.
        scheduler.setAwaitTerminationSeconds(INTERRUPTED_SECONDS_MAX);
        return scheduler;
    }
}
