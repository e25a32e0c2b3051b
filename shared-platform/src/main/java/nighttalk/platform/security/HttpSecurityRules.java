package nighttalk.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import nighttalk.platform.database.MissingSetting;
import nighttalk.platform.web.Problem;
import nighttalk.platform.web.Problems;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who may call what. Tokens only, no session, so there is no cross-site request to forge; what is not named here does
 * not exist for anybody.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
public class HttpSecurityRules {

    /** The header that carries the secret between our own processes. */
    public static final String INTERNAL_SECRET = "NightTalk-Internal";

    /** Whatever is wrong with a token, this is all that its bearer is told. */
    static final Problem TOKEN_NOT_ACCEPTED =
            Problem.of(HttpStatus.UNAUTHORIZED, "token-not-accepted", "토큰이 유효하지 않거나 만료되었습니다.");

    private static final Problem SECRET_NOT_ACCEPTED =
            Problem.of(HttpStatus.FORBIDDEN, "internal-secret", "콘솔 사용자는 내부 비밀 값을 아는 쪽에서만 바꿀 수 있습니다.");

    private static final RequestMatcher OPERATION = paths("/actuator/**");
    private static final RequestMatcher CONSOLE_USERS = paths("/actuator/consoleusers", "/actuator/consoleusers/**");

    /** Not each filter's time, which costs more than most filters do. Requests as a whole are still measured. */
    @Bean
    SecurityObservationSettings noObservationOfFilters() {
        return SecurityObservationSettings.noObservations();
    }

    /** Calls between our own processes; the proxy in front never lets {@code /internal} through. */
    @Bean
    @Order(1)
    SecurityFilterChain internal(
            HttpSecurity http, Problems problems, @Value("${nighttalk.internal.secret:}") String secret) {
        byte[] expected = expected(secret);
        return stateless(http.securityMatcher("/internal/**"))
                .authorizeHttpRequests(
                        calls -> calls.anyRequest().access((who, call) -> isOurs(call.getRequest(), expected)))
                .exceptionHandling(e -> e.authenticationEntryPoint(
                        (request, response, refused) -> problems.write(response, HttpStatus.NOT_FOUND)))
                .build();
    }

    /** The public API and, on the management port, health and metrics. */
    @Bean
    @Order(3)
    SecurityFilterChain api(
            HttpSecurity http,
            Problems problems,
            @Value("${nighttalk.api.prefix:/api}") String api,
            @Value("${nighttalk.internal.secret:}") String secret) {
        byte[] expected = expected(secret);
        RequestMatcher open = paths(
                api + "/auth/signup",
                api + "/auth/login",
                api + "/auth/refresh",
                api + "/auth/keys",
                api + "/uploads/**",
                api + "/post_uploads/**",
                api + "/docs/**",
                api + "/docs",
                api + "/swagger-ui/**",
                "/actuator/**",
                "/error");
        BearerTokenResolver bearer = new DefaultBearerTokenResolver();
        RequestMatcher forMembers = paths(api + "/auth/**", api + "/posts/**", api + "/posts");
        return stateless(http)
                .authorizeHttpRequests(calls -> calls.requestMatchers(HttpSecurityRules::isPageThatOperates)
                        .denyAll()
                        .requestMatchers(HttpSecurityRules::isAdministration)
                        .access((who, call) -> isOurs(call.getRequest(), expected))
                        .requestMatchers(open)
                        .permitAll()
                        .requestMatchers(forMembers)
                        .authenticated()
                        .anyRequest()
                        .denyAll())
                .oauth2ResourceServer(server -> server.jwt(jwt -> {})
                        // A stale token must not keep anybody from logging in anew.
                        .bearerTokenResolver(request -> open.matches(request) ? null : bearer.resolve(request))
                        .authenticationEntryPoint(
                                (request, response, refused) -> problems.write(response, TOKEN_NOT_ACCEPTED)))
                .exceptionHandling(e -> e.authenticationEntryPoint((request, response, refused) -> {
                            if (isAdministration(request) && !isPageThatOperates(request)) {
                                problems.write(response, SECRET_NOT_ACCEPTED);
                            } else {
                                problems.write(
                                        response,
                                        forMembers.matches(request) ? HttpStatus.UNAUTHORIZED : HttpStatus.NOT_FOUND);
                            }
                        })
                        .accessDeniedHandler(
                                (request, response, denied) -> problems.write(response, HttpStatus.NOT_FOUND)))
                .build();
    }

    /**
     * Operators speak to the management port from a shell. Their browser reaches it too, and what a page in it asks for,
     * whosever page it is, is told by the origin, which browsers name in all but plain reads.
     */
    private static boolean isPageThatOperates(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.ORIGIN) != null
                && !request.getMethod().equals(HttpMethod.GET.name())
                && OPERATION.matches(request);
    }

    /**
     * Whoever makes an administrator may do everything, so reaching the management port is not enough for that: others are
     * on its network, too.
     */
    private static boolean isAdministration(HttpServletRequest request) {
        return !request.getMethod().equals(HttpMethod.GET.name()) && CONSOLE_USERS.matches(request);
    }

    private static byte[] expected(String secret) {
        if (secret.length() < 16) {
            throw new MissingSetting("nighttalk.internal.secret (NIGHTTALK_INTERNAL_SECRET) must have at least 16"
                    + " characters and be the same on both sides");
        }
        return secret.getBytes(StandardCharsets.UTF_8);
    }

    private static AuthorizationDecision isOurs(HttpServletRequest request, byte[] expected) {
        String given = request.getHeader(INTERNAL_SECRET);
        return new AuthorizationDecision(
                given != null && MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), expected));
    }

    static RequestMatcher paths(String... patterns) {
        PathPatternRequestMatcher.Builder builder = PathPatternRequestMatcher.withDefaults();
        RequestMatcher[] matchers = new RequestMatcher[patterns.length];
        for (int i = 0; i < patterns.length; i++) {
            matchers[i] = builder.matcher(patterns[i]);
        }
        return new OrRequestMatcher(matchers);
    }

    static HttpSecurity stateless(HttpSecurity http) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .cors(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
    }
}
