package nighttalk.command.account;

import java.util.Optional;
import java.util.stream.Stream;
import nighttalk.event.AccountEvent;
import nighttalk.event.AccountEvent.AccountRegistered;
import nighttalk.event.AccountEvent.AccountWithdrawn;
import nighttalk.event.AccountEvent.PasswordChanged;
import nighttalk.event.AccountEvent.ProfileChanged;
import nighttalk.event.AccountId;
import nighttalk.event.Personal;
import org.jspecify.annotations.Nullable;

/**
 * What an account shows of a person.
 *
 * @param picture path of the profile picture, if there is one
 */
public record Profile(
        AccountId account,
        Personal email,
        Personal nickname,
        @Nullable Personal picture) {

    /** The profile that a stream of events leads to; nothing once the account is withdrawn. */
    public static Optional<Profile> after(Stream<AccountEvent> events) {
        return Optional.ofNullable(events.reduce((Profile) null, Profile::evolve, (a, b) -> b));
    }

    @SuppressWarnings("NullAway") // the stream begins with AccountRegistered
    private static @Nullable Profile evolve(@Nullable Profile before, AccountEvent event) {
        return switch (event) {
            case AccountRegistered e -> new Profile(e.account(), e.email(), e.nickname(), e.picture());
            case ProfileChanged e -> new Profile(before.account, before.email, e.nickname(), e.picture());
            case PasswordChanged e -> before;
            case AccountWithdrawn e -> null;
        };
    }
}
