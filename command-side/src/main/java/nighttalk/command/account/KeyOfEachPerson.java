package nighttalk.command.account;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import nighttalk.command.eventlog.CommittedWithEvents;
import nighttalk.command.eventlog.Table;
import nighttalk.command.eventlog.Writes;
import nighttalk.event.AccountEvent.AccountRegistered;
import nighttalk.event.AccountEvent.AccountWithdrawn;
import nighttalk.event.AccountId;
import nighttalk.platform.personal.KeyStore;
import nighttalk.platform.personal.PersonKeys;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** A person's key comes into being with their first event and is destroyed with their last. */
@Component
class KeyOfEachPerson implements CommittedWithEvents {

    private final Table store;
    private final PersonKeys keys;
    private final Map<AccountId, byte[]> unborn = new ConcurrentHashMap<>();

    KeyOfEachPerson(PersonKeys keys, @Value("${nighttalk.keys.schema}") String schema) {
        this.keys = keys;
        this.store = Table.keyed(KeyStore.tableIn(schema), "account_id").with("keyset");
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
            writes.insert(store.row(e.account().value()), unborn.get(e.account()));
        } else if (event.getPayload() instanceof AccountWithdrawn e) {
            writes.delete(store.row(e.account().value()));
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
