package io.ladder;

import io.ladder.shared.UseCase;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;

/** Makes a bean of each use case of the core, which knows no framework that could. */
@Configuration(proxyBeanMethods = false)
@ComponentScan(
        basePackages = "io.ladder",
        useDefaultFilters = false,
        includeFilters =
                @ComponentScan.Filter(type = FilterType.ANNOTATION, classes = UseCase.class))
class UseCaseConfiguration {}
