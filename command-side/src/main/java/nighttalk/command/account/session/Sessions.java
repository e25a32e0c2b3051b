package nighttalk.command.account.session;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import nighttalk.command.account.SessionOver;
import nighttalk.command.security.TokenIssuer;
import nighttalk.event.AccountId;
import nighttalk.platform.security.EndedSessions;
import nighttalk.platform.security.SessionId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Where people are logged in. A refresh token is good once; one that comes a second time, later than just now, has been
 * copied, by whoever it was, and ends the session for both (RFC 9700, section 4.14.2). What was never a token ends
 * nothing.
 */
@Component
@EnableConfigurationProperties(SessionSettings.class)
public class Sessions {

    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

    private final SessionRows rows;
    private final RefreshTokens refreshTokens;
    private final TokenIssuer issuer;
    private final EndedSessions ended;
    private final SessionSettings settings;
    private final Clock clock;

    Sessions(
            SessionRows rows,
            RefreshTokens refreshTokens,
            TokenIssuer issuer,
            EndedSessions ended,
            SessionSettings settings,
            Clock clock) {
        this.rows = rows;
        this.refreshTokens = refreshTokens;
        this.issuer = issuer;
        this.ended = ended;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Begins one, after the password was right.
     *
     * @param generation of that password
     * @param userAgent as the browser sent it
     * @return nothing if that is no longer the password, or the person has left
     */
    public Optional<Tokens> begin(AccountId account, int generation, @Nullable String userAgent) {
        RefreshToken refresh = refreshTokens.first(SessionId.next());
        if (!rows.insert(refresh, account, generation, Device.of(userAgent), now())) {
            return Optional.empty();
        }
        rows.beyond(account, settings.most()).forEach(this::end);
        return Optional.of(tokens(account, generation, refresh));
    }

    /**
     * Goes on with one.
     *
     * @throws SessionOver if the token is not good (any more)
     */
    Tokens refresh(String text) {
        RefreshToken given = RefreshToken.read(text).orElseThrow(SessionOver::new);
        SessionRows.Row session = rows.find(given.session()).orElseThrow(SessionOver::new);
        // Those of earlier versions have no mark; the row knows them.
        if (!refreshTokens.made(given) && !rows.knows(given)) {
            throw new SessionOver();
        }
        Instant now = now();
        boolean live = session.present()
                && session.rotated().plus(settings.idle()).isAfter(now)
                && session.began().plus(settings.longest()).isAfter(now);
        RefreshToken next = refreshTokens.after(given);
        if (live && rows.rotate(given, next, now, now.minus(settings.grace()))) {
            return tokens(session.account(), session.generation(), next);
        }
        if (live) {
            LOG.warn(
                    "a refresh token was used twice; its session is over: {}",
                    given.session().text());
        }
        end(given.session());
        throw new SessionOver();
    }

    /** All of an account's, the latest used first. */
    List<SessionRows.Row> of(AccountId account) {
        return rows.of(account);
    }

    /** Ends one of an account's sessions, if it has such a one. */
    boolean end(AccountId account, SessionId session) {
        boolean its =
                rows.find(session).filter(row -> row.account().equals(account)).isPresent();
        if (its) {
            end(session);
        }
        return its;
    }

    /** Ends those of an account that were begun with an earlier password. Those that a crash leaves are over too. */
    public void endOfEarlierPasswords(AccountId account) {
        rows.of(account).stream()
                .filter(row -> !row.present())
                .map(SessionRows.Row::id)
                .forEach(this::end);
    }

    void endOthers(AccountId account, @Nullable SessionId kept) {
        rows.of(account).stream()
                .map(SessionRows.Row::id)
                .filter(id -> !id.equals(kept))
                .forEach(this::end);
    }

    private void end(SessionId session) {
        Instant now = now();
        Instant until = now.plus(issuer.lifetime()).plusSeconds(60);
        rows.end(session, now, until);
        ended.add(session, until);
    }

    private Tokens tokens(AccountId account, int generation, RefreshToken refresh) {
        return new Tokens(issuer.issue(account, generation, refresh.session()), refresh.text(), issuer.lifetime());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
