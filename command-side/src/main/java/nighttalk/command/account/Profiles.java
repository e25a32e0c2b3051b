package nighttalk.command.account;

import java.util.Optional;
import nighttalk.event.AccountEvent;
import nighttalk.event.AccountId;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.Message;
import org.springframework.stereotype.Component;

/** Profiles straight from the log, for answers that can't wait for a projection. */
@Component
public class Profiles {

    private final EventStore log;

    Profiles(EventStore log) {
        this.log = log;
    }

    /** The profile as it is now; nothing if the account is withdrawn or was never there. */
    public Optional<Profile> of(AccountId account) {
        return Profile.after(log.readEvents(account.text())
                .asStream()
                .map(Message::getPayload)
                // What a newer version writes changes no profile that this one knows.
                .filter(AccountEvent.class::isInstance)
                .map(AccountEvent.class::cast));
    }
}
