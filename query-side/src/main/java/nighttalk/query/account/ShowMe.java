package nighttalk.query.account;

import nighttalk.event.AccountId;
import nighttalk.platform.refusal.Refused;
import nighttalk.platform.security.AccessToken;
import nighttalk.query.freshness.Reads;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Who am I? */
@RestController
class ShowMe {

    @JsonNaming(SnakeCaseStrategy.class)
    record User(
            String id,
            String email,
            String nickname,
            @Nullable String profileImagePath) {}

    record Me(boolean success, User user) {}

    private final KnownAccounts accounts;

    ShowMe(KnownAccounts accounts) {
        this.accounts = accounts;
    }

    @GetMapping("${nighttalk.api.prefix:/api}/auth/me")
    @Reads(AccountProjection.NAME)
    Me me(@AuthenticationPrincipal Jwt token) {
        AccountId me = AccessToken.of(token).account();
        return accounts.find(me.value())
                .map(row -> new Me(true, new User(me.text(), row.email(), row.nickname(), row.picture())))
                .orElseThrow(() -> new Refused(Refused.Kind.NOT_AUTHENTICATED, "account-withdrawn", "사용자를 찾을 수 없음"));
    }
}
