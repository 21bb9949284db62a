package io.ladder.dev;

import io.ladder.access.ApiKey;
import io.ladder.access.ApiKeys;
import io.ladder.journal.Programmes;
import io.ladder.setup.ProgrammeFile;
import io.ladder.setup.TenantOpening;
import io.ladder.shared.IdSource;
import io.ladder.shared.LoyaltyException;
import io.ladder.shared.TenantId;
import java.nio.file.Path;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * A sandbox to try things in. It is created by the first start; each start prints its key and what
 * can be done with it.
 */
@Component
@Profile("dev")
@ConditionalOnBooleanProperty(name = "ladder.dev.demo", matchIfMissing = true)
final class DemoTenant {
    /** The same in every installation, so that a further start finds it. */
    static final TenantId ID =
            new TenantId(UUID.fromString("01900000-0000-7000-8000-00000000de30"));

    private static final Logger LOG = LoggerFactory.getLogger(DemoTenant.class);

    private final DevProperties properties;
    private final TenantOpening openings;
    private final Programmes programmes;
    private final ApiKeys keys;
    private final IdSource ids;

    DemoTenant(
            DevProperties properties,
            TenantOpening openings,
            Programmes programmes,
            ApiKeys keys,
            IdSource ids) {
        this.properties = properties;
        this.openings = openings;
        this.programmes = programmes;
        this.keys = keys;
        this.ids = ids;
    }

    @EventListener
    void present(ApplicationReadyEvent ready) {
        open();
        String key = key();
        String port =
                ready.getApplicationContext().getEnvironment().getProperty("local.server.port");
        if (port != null) {
            var currency = programmes.timeline(ID).versions().getLast().currency();
            var greeting =
                    new Greeting("http://localhost:" + port, key, currency.getCurrencyCode());
            // Not a matter of the log, whose level and target are the operator's.
            System.out.println(greeting.text(ids.next()));
        }
    }

    private void open() {
        Path file = properties.programme();
        String programme = file == null ? ProgrammeFile.demo() : ProgrammeFile.read(file);
        try {
            boolean applied = openings.openOnce(ID, "Demo", true, programme);
            if (!applied && file != null) {
                LOG.warn("The demo tenant keeps the programme that it has; --reset starts anew.");
            }
        } catch (LoyaltyException refused) {
            throw ProgrammeFile.refused(file, refused);
        }
    }

    /** The key of the last start where there is one, so that scripts and shells can go on. */
    String key() {
        var file = DemoKeyFile.in(properties.data());
        String key = file.read();
        if (key != null && (keys.find(ApiKey.hash(key)) != null || added(key))) {
            return key;
        }
        // There is none yet, or somebody has revoked it: one must be there to begin with.
        String another = openings.newKey(true);
        file.write(another);
        added(another);
        return another;
    }

    private boolean added(String key) {
        return openings.addKey(ID, key, "demo");
    }
}
