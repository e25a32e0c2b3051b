package nighttalk.platform.security;

import static nighttalk.platform.security.HttpSecurityRules.paths;
import static nighttalk.platform.security.HttpSecurityRules.stateless;

import nighttalk.platform.console.ConsoleGate;
import nighttalk.platform.console.ConsoleRole;
import nighttalk.platform.web.Problem;
import nighttalk.platform.web.Problems;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Who of those who work on the service may call what. Members of the community have no business here. */
@Configuration(proxyBeanMethods = false)
public class ConsoleSecurityRules {

    @Bean
    @Order(2)
    SecurityFilterChain console(
            HttpSecurity http, Problems problems, ConsoleGate gate, @Value("${nighttalk.api.prefix:/api}") String api) {
        RequestMatcher open = paths(
                api + "/console/login",
                // Signed; the command side checks that.
                api + "/moderation/verdicts",
                // Checkpoints and hashes, which existing verifiers read as anybody; nobody can be read from a hash.
                api + "/audit/log/**");
        RequestMatcher analysis = paths(api + "/analysis/**");
        RequestMatcher audit = paths(api + "/audit/**");
        RequestMatcher moderation = paths(api + "/moderation/**");
        BearerTokenResolver bearer = new DefaultBearerTokenResolver();
        return stateless(http.securityMatcher(new OrRequestMatcher(open, analysis, audit, moderation)))
                .authorizeHttpRequests(calls -> calls.requestMatchers(open)
                        .permitAll()
                        .requestMatchers(analysis)
                        .hasAnyRole(ConsoleRole.ANALYST.name(), ConsoleRole.ADMINISTRATOR.name())
                        .requestMatchers(audit)
                        .hasAnyRole(ConsoleRole.AUDITOR.name(), ConsoleRole.ADMINISTRATOR.name())
                        .requestMatchers(moderation)
                        .hasAnyRole(ConsoleRole.MODERATOR.name(), ConsoleRole.ADMINISTRATOR.name())
                        .anyRequest()
                        .denyAll())
                .oauth2ResourceServer(
                        server -> server.jwt(jwt -> jwt.decoder(gate.tokens()).jwtAuthenticationConverter(gate::admit))
                                .bearerTokenResolver(request -> open.matches(request) ? null : bearer.resolve(request))
                                .authenticationEntryPoint((request, response, refused) ->
                                        problems.write(response, HttpSecurityRules.TOKEN_NOT_ACCEPTED)))
                .exceptionHandling(e -> e.authenticationEntryPoint(
                                (request, response, refused) -> problems.write(response, HttpStatus.UNAUTHORIZED))
                        .accessDeniedHandler((request, response, denied) -> problems.write(
                                response, Problem.of(HttpStatus.FORBIDDEN, "role-missing", "이 기능을 사용할 권한이 없습니다."))))
                .build();
    }
}
