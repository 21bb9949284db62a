package io.ladder.http;

import io.ladder.shared.ErrorCode;
import io.ladder.shared.Refusal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderNotFoundException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/**
 * The interface is open to keys, the documents to everybody, all else to nobody. Requests stand by
 * themselves: no session, no cookie, and so no forged request to guard against.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    @Bean
    @Order(1)
    SecurityFilterChain publicPages(HttpSecurity http) throws Exception {
        plain(http)
                .securityMatcher(
                        "/",
                        "/error",
                        "/favicon.ico",
                        "/v1/problems/**",
                        "/v3/api-docs/**",
                        "/v3/api-docs.yaml",
                        "/swagger-ui.html",
                        "/swagger-ui/**",
                        "/actuator/health/**",
                        "/actuator/info")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll());
        return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain keysOnly(HttpSecurity http, CallerDirectory callers, ProblemWriter problems)
            throws Exception {
        plain(http)
                .addFilterBefore(new ApiKeyFilter(callers, problems), AuthorizationFilter.class)
                .authorizeHttpRequests(requests ->
                        requests.requestMatchers("/actuator/**")
                                .denyAll()
                                .anyRequest()
                                .authenticated())
                .exceptionHandling(handling ->
                        handling.accessDeniedHandler((_, response, _) ->
                                problems.write(
                                        response,
                                        Refusal.of(
                                                ErrorCode.FORBIDDEN, "No key opens this page."))));
        return http.build();
    }

    private static HttpSecurity plain(HttpSecurity http) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .rememberMe(AbstractHttpConfigurer::disable)
                .servletApi(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .securityContext(context ->
                        context.securityContextRepository(new NullSecurityContextRepository()));
    }

    /**
     * Each request is observed once, as a whole; a span for each filter costs more than they do.
     */
    @Bean
    SecurityObservationSettings filtersAreNotObserved() {
        return SecurityObservationSettings.noObservations();
    }

    /** A URL that the firewall refuses is a malformed request like any other. */
    @Bean
    RequestRejectedHandler rejectedUrls(ProblemWriter problems) {
        return (_, response, _) ->
                problems.write(
                        response,
                        Refusal.of(
                                ErrorCode.MALFORMED_REQUEST,
                                "The URL holds characters that are not accepted there; members can"
                                        + " also be found by POST /v1/members/search."));
    }

    /** Keeps Spring Boot from inventing a user with a password. */
    @Bean
    AuthenticationManager keysAreTheOnlyWayIn() {
        return _ -> {
            throw new ProviderNotFoundException("keys are the only way in");
        };
    }
}
