package io.ladder.http;

import io.ladder.journal.Call;
import io.ladder.shared.ErrorCode;
import io.ladder.shared.Page;
import io.ladder.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.FixedLocaleResolver;

/** Hands operations what they all need: who calls, how, and which page. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {
    static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    static final int IDEMPOTENCY_KEY_LENGTH_MAX = 255;
    static final String DRY_RUN = "dry_run";

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new ScopeInterceptor());
        registry.addInterceptor(new RepetitionInterceptor());
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new Resolver<>(Caller.class, WebConfiguration::caller));
        resolvers.add(new Resolver<>(Call.class, WebConfiguration::call));
        resolvers.add(new Resolver<>(DryRun.class, request -> new DryRun(flag(request, DRY_RUN))));
        resolvers.add(new Resolver<>(PageQuery.class, WebConfiguration::page));
    }

    /** Texts are English so far, whatever a caller prefers. */
    @Bean
    LocaleResolver localeResolver() {
        return new FixedLocaleResolver(Locale.ENGLISH);
    }

    private interface Reading<T> {
        T of(HttpServletRequest request);
    }

    private record Resolver<T>(Class<T> type, Reading<T> reading)
            implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == type;
        }

        @Override
        public T resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            HttpServletRequest http = request.getNativeRequest(HttpServletRequest.class);
            if (http == null) {
                throw new IllegalStateException("requests come over HTTP");
            }
            return reading.of(http);
        }
    }

    private static Caller caller(HttpServletRequest request) {
        if (request.getAttribute(Caller.ATTRIBUTE) instanceof Caller caller) {
            return caller;
        }
        throw Refusal.of(ErrorCode.UNAUTHENTICATED, "The request needs a key.").asException();
    }

    private static Call call(HttpServletRequest request) {
        Caller caller = caller(request);
        return new Call(
                caller.tenant(),
                idempotencyKey(request),
                flag(request, DRY_RUN),
                flag(request, "explain"),
                caller.actor());
    }

    private static @Nullable String idempotencyKey(HttpServletRequest request) {
        String key = request.getHeader(IDEMPOTENCY_KEY);
        if (key == null) {
            return null;
        }
        boolean plain =
                !key.isEmpty()
                        && key.length() <= IDEMPOTENCY_KEY_LENGTH_MAX
                        && key.chars().allMatch(each -> each > ' ' && each <= '~');
        if (!plain) {
            throw Params.invalid(
                    IDEMPOTENCY_KEY,
                    "must have 1 to "
                            + IDEMPOTENCY_KEY_LENGTH_MAX
                            + " visible characters of ASCII.");
        }
        return key;
    }

    private static boolean flag(HttpServletRequest request, String name) {
        if (request.getQueryString() == null) {
            return false;
        }
        String text = request.getParameter(name);
        if (text == null || text.equals("false")) {
            return false;
        } else if (text.equals("true")) {
            return true;
        }
        throw Params.invalid(name, "must be true or false.");
    }

    private static PageQuery page(HttpServletRequest request) {
        String limit = request.getParameter("limit");
        String cursor = request.getParameter("cursor");
        String owner =
                request.getAttribute(Caller.ATTRIBUTE) instanceof Caller caller
                        ? caller.tenant().value().toString()
                        : "";
        return new PageQuery(limit == null ? Page.LIMIT_DEFAULT : limit(limit), cursor, owner);
    }

    private static int limit(String text) {
        int limit;
        try {
            limit = Integer.parseInt(text);
        } catch (NumberFormatException none) {
            limit = 0;
        }
        if (limit < 1 || limit > Page.LIMIT_MAX) {
            throw Params.invalid("limit", "must be from 1 to " + Page.LIMIT_MAX + ".");
        }
        return limit;
    }
}
