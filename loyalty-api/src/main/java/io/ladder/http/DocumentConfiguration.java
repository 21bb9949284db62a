package io.ladder.http;

import io.ladder.journal.Call;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.lang.annotation.Annotation;
import java.util.List;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.customizers.PropertyCustomizer;
import org.springdoc.core.models.GroupedOpenApi;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;

/** The documents that Swagger UI shows: one for all, and one for each kind of caller. */
@Configuration(proxyBeanMethods = false)
class DocumentConfiguration {
    static final String KEY = "key";

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Call.class, Caller.class, DryRun.class, PageQuery.class)
                .replaceWithClass(JsonNode.class, Object.class);
    }

    @Bean
    OpenAPI document() {
        return new OpenAPI()
                .info(
                        new Info()
                                .title("Ladder")
                                .version("1")
                                .description(
                                        "Loyalty as a service: members, an exact points ledger,"
                                                + " tiers, rewards and what members say. Amounts"
                                                + " are in minor units, times in RFC 3339, ids"
                                                + " opaque. Errors are problem documents with a"
                                                + " stable `code`.")
                                .license(
                                        new License()
                                                .name("Apache-2.0")
                                                .url(
                                                        "https://www.apache.org/licenses/LICENSE-2.0")))
                .servers(List.of(new Server().url("/").description("This service")))
                .addSecurityItem(new SecurityRequirement().addList(KEY))
                .components(
                        new Components()
                                .addSecuritySchemes(
                                        KEY,
                                        new SecurityScheme()
                                                .type(SecurityScheme.Type.HTTP)
                                                .scheme("bearer")
                                                .description(
                                                        "An API key, `lk_live_…` or"
                                                                + " `lk_test_…`")));
    }

    @Bean
    GroupedOpenApi till() {
        return group(
                "till",
                "Till",
                "/v1/members",
                "/v1/members/search",
                "/v1/members/{ref}",
                "/v1/members/{ref}/rewards",
                "/v1/members/{ref}/redemptions",
                "/v1/members/{ref}/payments",
                "/v1/members/{ref}/progress",
                "/v1/members/{ref}/purchases",
                "/v1/purchases/**",
                "/v1/returns/**",
                "/v1/rewards",
                "/v1/redemptions/**",
                "/v1/transfers/**",
                "/v1/payments/**",
                "/v1/survey-answers",
                "/v1/problems/**");
    }

    @Bean
    GroupedOpenApi admin() {
        return group("admin", "Admin", "/v1/**");
    }

    @Bean
    GroupedOpenApi memberApp() {
        return group(
                "member-app",
                "Member app",
                "/v1/members/{ref}",
                "/v1/members/{ref}/balances",
                "/v1/members/{ref}/entries",
                "/v1/members/{ref}/evidence",
                "/v1/members/{ref}/payments",
                "/v1/members/{ref}/purchases",
                "/v1/members/{ref}/redemptions",
                "/v1/members/{ref}/rewards",
                "/v1/members/{ref}/statement",
                "/v1/members/{ref}/survey-answers",
                "/v1/members/{ref}/tier-history",
                "/v1/members/{ref}/transfers",
                "/v1/survey-answers",
                "/v1/problems/**");
    }

    private static GroupedOpenApi group(String name, String title, String... paths) {
        return GroupedOpenApi.builder().group(name).displayName(title).pathsToMatch(paths).build();
    }

    @Bean
    GlobalOperationCustomizer operations() {
        return new DocumentedOperations();
    }

    /** Texts have the limits of their annotation, which the library does not know. */
    @Bean
    PropertyCustomizer textLimits() {
        return (property, type) -> {
            if (type.getCtxAnnotations() != null) {
                for (Annotation annotation : type.getCtxAnnotations()) {
                    if (annotation instanceof Text text) {
                        property.setMinLength(1);
                        property.setMaxLength(text.max());
                    }
                }
            }
            return property;
        };
    }

    @Bean
    GlobalOpenApiCustomizer order() {
        return new DocumentOrder();
    }
}
