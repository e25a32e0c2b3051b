package nighttalk.query.account;

import java.time.Instant;
import java.util.List;
import nighttalk.event.AccountEvent;
import nighttalk.event.AccountEvent.AccountRegistered;
import nighttalk.event.AccountEvent.AccountWithdrawn;
import nighttalk.event.AccountEvent.PasswordChanged;
import nighttalk.event.AccountEvent.ProfileChanged;
import nighttalk.event.DomainEvent;
import nighttalk.event.Personal;
import nighttalk.query.projection.Columns;
import nighttalk.query.projection.Micros;
import nighttalk.query.projection.Projection;
import nighttalk.query.projection.RowChange;
import nighttalk.query.projection.RowChange.Change;
import nighttalk.query.projection.RowChange.Put;
import nighttalk.query.projection.RowChange.Remove;
import nighttalk.query.projection.ViewTable;

/**
 * People as they are now. A withdrawn person's row goes, and with it, at once, all that the person wrote: pages show
 * only what has a person behind it.
 */
public final class AccountProjection implements Projection {

    /** The projection's name. */
    public static final String NAME = "account";

    private static final String TABLE = "account";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<ViewTable> tables() {
        return List.of(ViewTable.migrated(TABLE).withPersonal("email", "nickname", "picture"));
    }

    @Override
    public List<RowChange> fold(DomainEvent event, long position, Instant at) {
        return event instanceof AccountEvent account ? List.of(fold(account)) : List.of();
    }

    private static RowChange fold(AccountEvent event) {
        Columns key = Columns.of("account_id", event.account().value());
        return switch (event) {
            case AccountRegistered registered ->
                new Put(
                        TABLE,
                        key,
                        Columns.of("email", registered.email().text())
                                .and("nickname", registered.nickname().text())
                                .and("picture", Personal.textOf(registered.picture()))
                                .and("generation", 0)
                                .and("kept_token", null)
                                .and("registered_at_us", Micros.of(registered.at())));
            case ProfileChanged changed ->
                new Change(
                        TABLE,
                        key,
                        Columns.of("nickname", changed.nickname().text())
                                .and("picture", Personal.textOf(changed.picture())));
            case PasswordChanged changed ->
                new Change(
                        TABLE,
                        key,
                        Columns.of("generation", changed.generation()).and("kept_token", changed.keptToken()));
            case AccountWithdrawn withdrawn -> new Remove(TABLE, key);
        };
    }
}
