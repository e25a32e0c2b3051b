package nighttalk.command.account;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.markDeleted;

import nighttalk.command.account.changepassword.ChangePassword;
import nighttalk.command.account.changeprofile.ChangeProfile;
import nighttalk.command.account.register.RegisterAccount;
import nighttalk.command.account.withdraw.WithdrawAccount;
import nighttalk.event.AccountEvent.AccountRegistered;
import nighttalk.event.AccountEvent.AccountWithdrawn;
import nighttalk.event.AccountEvent.PasswordChanged;
import nighttalk.event.AccountEvent.ProfileChanged;
import nighttalk.event.AccountId;
import nighttalk.event.Personal;
import nighttalk.platform.security.AccessToken;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** A person's account: what they are called, and that they are here. */
@SuppressWarnings("NullAway.Init") // Axon makes an empty one and lets it evolve
final class Account {

    @AggregateIdentifier
    private AccountId id;

    private Personal email;
    private Personal nickname;
    private @Nullable Personal picture;
    private int generation;
    private @Nullable String keptToken;

    Account() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void decide(RegisterAccount command) {
        apply(new AccountRegistered(
                command.account(),
                Personal.of(command.email().text()),
                Personal.of(command.nickname().text()),
                Personal.ofNullable(command.picture()),
                command.at()));
    }

    @CommandHandler
    Profile decide(ChangeProfile command) {
        Personal newNickname = Personal.of(command.nickname().text());
        Personal newPicture = command.picture() == null ? picture : Personal.of(command.picture());
        if (!newNickname.equals(nickname) || command.picture() != null) {
            apply(new ProfileChanged(id, newNickname, newPicture));
        }
        return new Profile(id, email, nickname, picture);
    }

    @CommandHandler
    Profile decide(ChangePassword command) {
        AccessToken by = command.by();
        if (by.generation() != generation && !by.id().equals(keptToken)) {
            throw new SessionOver();
        }
        apply(new PasswordChanged(id, generation + 1, by.id()));
        return new Profile(id, email, nickname, picture);
    }

    @CommandHandler
    Profile decide(WithdrawAccount command) {
        Profile last = new Profile(id, email, nickname, picture);
        apply(new AccountWithdrawn(id));
        return last;
    }

    @EventSourcingHandler
    void evolve(AccountRegistered event) {
        id = event.account();
        email = event.email();
        nickname = event.nickname();
        picture = event.picture();
    }

    @EventSourcingHandler
    void evolve(ProfileChanged event) {
        nickname = event.nickname();
        picture = event.picture();
    }

    @EventSourcingHandler
    void evolve(PasswordChanged event) {
        generation = event.generation();
        keptToken = event.keptToken();
    }

    @EventSourcingHandler
    void evolve(AccountWithdrawn event) {
        markDeleted();
    }
}
