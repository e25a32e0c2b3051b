package nighttalk.command.account.session;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import nighttalk.command.form.Fields;
import nighttalk.command.throttle.Act;
import nighttalk.command.throttle.Throttled;
import nighttalk.platform.refusal.Refused;
import nighttalk.platform.security.AccessToken;
import nighttalk.platform.security.SessionId;
import nighttalk.platform.web.KoreanTime;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Staying logged in, logging out, and seeing where one is logged in. */
@RestController
class SessionEndpoint {

    private final Sessions sessions;

    SessionEndpoint(Sessions sessions) {
        this.sessions = sessions;
    }

    /** The refresh token that the last log-in or refresh gave. */
    record Refresh(@JsonProperty("refresh_token") @Nullable String refreshToken) {

        @Override
        public String toString() {
            return "Refresh[…]";
        }
    }

    /** New tokens, named as RFC 6749 names them; the refresh token that was sent is used up. */
    record Refreshed(
            boolean success,
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("token_type") String tokenType,
            @JsonProperty("expires_in") long expiresIn,
            @JsonProperty("refresh_token") String refreshToken) {

        @Override
        public String toString() {
            return "Refreshed[…]";
        }
    }

    /** An answer with nothing to tell but that it is done. */
    record Done(boolean success, String message) {}

    /**
     * One log-in.
     *
     * @param current whether it is the caller's
     * @param device browser and system
     * @param beganAt when the password was given
     * @param usedAt when it was last refreshed, or begun
     */
    record ListedSession(
            String id,
            boolean current,
            String device,
            @JsonProperty("began_at") String beganAt,
            @JsonProperty("used_at") String usedAt) {}

    /** All of them, the latest used first. */
    record Listed(boolean success, List<ListedSession> sessions) {}

    @Throttled(Act.REFRESH)
    @PostMapping("${nighttalk.api.prefix:/api}/auth/refresh")
    Refreshed refresh(@RequestBody Refresh given) {
        Tokens tokens = sessions.refresh(Fields.required("refresh_token", given.refreshToken()));
        return new Refreshed(true, tokens.access(), "bearer", tokens.lifetime().toSeconds(), tokens.refresh());
    }

    @PostMapping("${nighttalk.api.prefix:/api}/auth/logout")
    Done logOut(@AuthenticationPrincipal Jwt jwt) {
        AccessToken token = AccessToken.of(jwt);
        if (token.session() != null) {
            sessions.end(token.account(), token.session());
        }
        return new Done(true, "로그아웃되었습니다.");
    }

    @GetMapping("${nighttalk.api.prefix:/api}/auth/sessions")
    Listed list(@AuthenticationPrincipal Jwt jwt) {
        AccessToken token = AccessToken.of(jwt);
        return new Listed(
                true,
                sessions.of(token.account()).stream()
                        .map(row -> new ListedSession(
                                row.id().text(),
                                row.id().equals(token.session()),
                                row.device(),
                                KoreanTime.of(row.began()),
                                KoreanTime.of(row.rotated())))
                        .toList());
    }

    @DeleteMapping("${nighttalk.api.prefix:/api}/auth/sessions/{id}")
    Done end(@AuthenticationPrincipal Jwt jwt, @PathVariable String id) {
        if (!sessions.end(AccessToken.of(jwt).account(), read(id))) {
            throw notFound();
        }
        return new Done(true, "로그아웃되었습니다.");
    }

    @DeleteMapping("${nighttalk.api.prefix:/api}/auth/sessions")
    Done endOthers(@AuthenticationPrincipal Jwt jwt) {
        AccessToken token = AccessToken.of(jwt);
        sessions.endOthers(token.account(), token.session());
        return new Done(true, "다른 기기에서 모두 로그아웃되었습니다.");
    }

    private static SessionId read(String id) {
        try {
            return new SessionId(id);
        } catch (IllegalArgumentException e) {
            throw notFound();
        }
    }

    private static Refused notFound() {
        return new Refused(Refused.Kind.NOT_FOUND, "session-not-found", "로그인 정보를 찾을 수 없습니다.");
    }
}
