package io.ladder;

import java.util.stream.Stream;
import org.springframework.modulith.core.ApplicationModuleDetectionStrategy;
import org.springframework.modulith.core.ApplicationModuleInformation;
import org.springframework.modulith.core.JavaPackage;
import org.springframework.modulith.core.NamedInterfaces;

/**
 * Each package directly below {@code io.ladder} is a module whose sub-packages are its own affair;
 * only those of {@code shared} are there for all. Said here rather than by annotations, because the
 * core knows no framework.
 */
class CapabilityDetection implements ApplicationModuleDetectionStrategy {

    @Override
    public Stream<JavaPackage> getModuleBasePackages(JavaPackage root) {
        return root.getDirectSubPackages().stream();
    }

    @Override
    public NamedInterfaces detectNamedInterfaces(
            JavaPackage base, ApplicationModuleInformation information) {
        return base.getName().equals("io.ladder.shared")
                ? NamedInterfaces.forOpen(base)
                : NamedInterfaces.of(base, information);
    }
}
