package nighttalk.command.account;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import nighttalk.command.eventlog.CommittedWithEvents;
import nighttalk.command.eventlog.Table;
import nighttalk.command.eventlog.Writes;
import nighttalk.event.AccountEvent.AccountRegistered;
import nighttalk.event.AccountEvent.AccountWithdrawn;
import nighttalk.event.AccountId;
import nighttalk.platform.personal.PersonKeys;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/** A person's key comes into being with their first event and is destroyed with their last. */
@Component
class KeyOfEachPerson implements CommittedWithEvents {

    private static final Table KEYS = Table.keyed("person_key", "account_id").with("keyset");

    private final PersonKeys keys;
    private final Map<AccountId, byte[]> unborn = new ConcurrentHashMap<>();

    KeyOfEachPerson(PersonKeys keys) {
        this.keys = keys;
    }

    @Override
    public void prepare(EventMessage<?> event) {
        if (event.getPayload() instanceof AccountRegistered e) {
            unborn.put(e.account(), keys.create(e.account()));
        }
    }

    @Override
    public void write(EventMessage<?> event, Object cause, Writes writes) {
        if (event.getPayload() instanceof AccountRegistered e) {
            writes.insert(KEYS.row(e.account().value()), unborn.get(e.account()));
        } else if (event.getPayload() instanceof AccountWithdrawn e) {
            writes.delete(KEYS.row(e.account().value()));
        }
    }

    @Override
    public void after(EventMessage<?> event, boolean committed) {
        if (event.getPayload() instanceof AccountRegistered e) {
            unborn.remove(e.account());
            if (!committed) {
                keys.forget(e.account());
            }
        } else if (event.getPayload() instanceof AccountWithdrawn e && committed) {
            keys.forget(e.account());
        }
    }
}
