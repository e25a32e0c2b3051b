package nighttalk.query.account;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import nighttalk.event.AccountId;
import nighttalk.platform.security.AccountGate;
import nighttalk.query.freshness.Freshness;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The door of the query side's own process: it knows accounts from the view, as of the caller's position. */
public final class AccountViewGate implements AccountGate {

    private static final List<String> READS = List.of(AccountProjection.NAME);

    private final KnownAccounts accounts;
    private final Freshness freshness;

    /** Takes what it works with. */
    public AccountViewGate(KnownAccounts accounts, Freshness freshness) {
        this.accounts = accounts;
        this.freshness = freshness;
    }

    /**
     * As declared.
     *
     * @throws DataAccessResourceFailureException if the account is not in the view, but the view is behind: a person
     *     who has just signed up must not be sent away
     */
    @Override
    public boolean admits(AccountId account, int generation, String token) {
        boolean fresh = RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                && isFresh(attributes.getRequest());
        Optional<AccountRow> row = accounts.find(account.value());
        if (row.isEmpty() && !fresh) {
            throw new DataAccessResourceFailureException("the account view is behind");
        }
        return row.map(known -> known.admits(generation, token)).orElse(false);
    }

    private boolean isFresh(HttpServletRequest request) {
        return freshness.await(request, READS);
    }
}
