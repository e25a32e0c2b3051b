package nighttalk.command.account;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import nighttalk.command.eventlog.CommittedWithEvents;
import nighttalk.event.AccountEvent.AccountRegistered;
import nighttalk.event.AccountEvent.AccountWithdrawn;
import nighttalk.event.AccountId;
import nighttalk.platform.personal.PersonKeys;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/** A person's key comes into being with their first event and is destroyed with their last. */
@Component
class KeyOfEachPerson implements CommittedWithEvents {

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
    public void write(EventMessage<?> event, Object cause, Connection log) throws SQLException {
        if (event.getPayload() instanceof AccountRegistered e) {
            try (PreparedStatement insert =
                    log.prepareStatement("INSERT INTO person_key (account_id, keyset) VALUES (?, ?)")) {
                insert.setLong(1, e.account().value());
                insert.setBytes(2, unborn.get(e.account()));
                insert.executeUpdate();
            }
        } else if (event.getPayload() instanceof AccountWithdrawn e) {
            try (PreparedStatement delete = log.prepareStatement("DELETE FROM person_key WHERE account_id = ?")) {
                delete.setLong(1, e.account().value());
                delete.executeUpdate();
            }
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
