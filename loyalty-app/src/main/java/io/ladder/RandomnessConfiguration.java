package io.ladder;

import com.github.f4b6a3.uuid.UuidCreator;
import io.ladder.shared.IdSource;
import java.security.SecureRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where ids and secrets come from. */
@Configuration(proxyBeanMethods = false)
class RandomnessConfiguration {

    /** Version 7; ids made here within one millisecond are in order too. */
    @Bean
    IdSource idSource() {
        return UuidCreator::getTimeOrderedEpoch;
    }

    @Bean
    SecureRandom secureRandom() {
        return new SecureRandom();
    }
}
