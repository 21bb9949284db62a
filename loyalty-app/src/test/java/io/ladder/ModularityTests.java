package io.ladder;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** A capability is one module across the jars; see {@link CapabilityDetection}. */
class ModularityTests {

    private final ApplicationModules modules =
            ApplicationModules.of(LadderApplication.class, resideInAPackage("io.ladder.testkit.."));

    @Test
    void capabilitiesFormNoCycleAndUseOnlyEachOthersDomainPackage() {
        modules.verify();
    }

    /** What is not seen is not checked. */
    @Test
    void sharedAndTheCapabilitiesAreSeen() {
        assertThat(modules.stream().map(module -> module.getIdentifier().toString()))
                .contains("shared", "member", "journal", "ledger", "earning", "tier", "reward");
    }
}
