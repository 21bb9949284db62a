package io.ladder.dev;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says where things are, where no demo tenant does. */
@Component
@Profile("dev")
@ConditionalOnBooleanProperty(name = "ladder.dev.demo", havingValue = false)
final class Addresses {

    @EventListener
    void present(ApplicationReadyEvent ready) {
        String port =
                ready.getApplicationContext().getEnvironment().getProperty("local.server.port");
        if (port != null) {
            // Not a matter of the log, whose level and target are the operator's.
            System.out.println(Greeting.ofAddress("http://localhost:" + port));
        }
    }
}
