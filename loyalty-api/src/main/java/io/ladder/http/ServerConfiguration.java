package io.ladder.http;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** What the server answers before the application is asked. */
@Configuration(proxyBeanMethods = false)
class ServerConfiguration {

    /** Last, so that it stands within the valve of the framework and reports before it. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsOfTheServer(
            ProblemWriter problems) {
        return factory ->
                factory.addContextCustomizers(context ->
                        context.getParent()
                                .getPipeline()
                                .addValve(new UnreadableRequestValve(problems)));
    }
}
