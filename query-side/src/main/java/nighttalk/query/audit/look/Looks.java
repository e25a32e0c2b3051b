package nighttalk.query.audit.look;

import java.net.http.HttpClient;
import java.time.Duration;
import nighttalk.platform.console.ConsoleRole;
import nighttalk.platform.refusal.Refused;
import nighttalk.platform.security.HttpSecurityRules;
import nighttalk.query.audit.AuditLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * Has every look written into the log before anything is shown: by the command side, which alone writes there. What can't
 * be written down is not shown.
 */
@Component
public class Looks {

    private static final Logger LOG = LoggerFactory.getLogger(Looks.class);
    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private static final int LONGEST_TARGET = 400;

    private record Look(String viewer, String look, String target, String reason, boolean unmasked) {}

    private final RestClient commandSide;
    private final AuditLog log;

    Looks(
            AuditLog log,
            @Value("${nighttalk.command-side.url}") String url,
            @Value("${nighttalk.internal.secret:}") String secret) {
        this.log = log;
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(CONNECT).build());
        requests.setReadTimeout(ANSWER);
        this.commandSide = RestClient.builder()
                .requestFactory(requests)
                .baseUrl(url)
                .defaultHeader(HttpSecurityRules.INTERNAL_SECRET, secret)
                .build();
    }

    /**
     * Writes a look down.
     *
     * @param who the console user
     * @param look what kind of look, at most 20 letters
     * @param target what is asked for, cut to 400 characters, with nothing personal in it
     * @return what they may see
     * @throws Refused if they may not see what they ask for, or if the look can't be recorded
     */
    public Sight record(Authentication who, String look, String target, Why why) {
        if (why.unmask() && !mayUnmask(who)) {
            throw new Refused(Refused.Kind.FORBIDDEN, "unmask", "개인정보를 볼 권한이 없습니다.");
        }
        try {
            commandSide
                    .post()
                    .uri("/internal/looks")
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(new Look(
                            who.getName(),
                            look,
                            target.substring(0, Math.min(LONGEST_TARGET, target.length())),
                            why.reason(),
                            why.unmask()))
                    .retrieve()
                    .toBodilessEntity();
        } catch (RestClientException e) {
            LOG.warn("a look of {} can't be recorded, so it is refused: {}", who.getName(), e.getMessage());
            throw new Refused(
                    Refused.Kind.UNAVAILABLE, "look-not-recorded", "열람 기록을 남길 수 없어 보여드릴 수 없습니다. 잠시 후 다시 시도해주세요.");
        }
        return new Sight(why.unmask(), log);
    }

    private static boolean mayUnmask(Authentication who) {
        return who.getAuthorities().stream()
                .anyMatch(role -> ConsoleRole.UNMASKER.authority().equals(role.getAuthority())
                        || ConsoleRole.ADMINISTRATOR.authority().equals(role.getAuthority()));
    }
}
