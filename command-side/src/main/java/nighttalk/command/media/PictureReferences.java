package nighttalk.command.media;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import nighttalk.command.eventlog.CommittedWithEvents;
import nighttalk.command.eventlog.Table;
import nighttalk.command.eventlog.Writes;
import nighttalk.event.AccountEvent.AccountRegistered;
import nighttalk.event.AccountEvent.AccountWithdrawn;
import nighttalk.event.AccountEvent.ProfileChanged;
import nighttalk.event.Personal;
import nighttalk.event.PostEvent.PostCreated;
import nighttalk.event.PostEvent.PostDeleted;
import nighttalk.event.PostEvent.PostEdited;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which picture belongs to what. One that is replaced, or whose owner goes, is noted for deletion in the same
 * transaction; afterwards the log could not tell its path any more.
 */
@Component
class PictureReferences implements CommittedWithEvents {

    private static final Table REFERENCES =
            Table.keyed("media_reference", "owner").with("path");

    @Override
    public void write(EventMessage<?> event, Object cause, Writes writes) {
        switch (event.getPayload()) {
            case AccountRegistered e -> first(writes, e.account().text(), e.picture());
            case ProfileChanged e -> set(writes, e.account().text(), e.picture());
            case AccountWithdrawn e -> set(writes, e.account().text(), null);
            case PostCreated e -> first(writes, e.post().text(), e.image());
            case PostEdited e -> set(writes, e.post().text(), e.image());
            case PostDeleted e -> set(writes, e.post().text(), null);
            default -> {}
        }
    }

    private static void first(Writes writes, String owner, @Nullable Personal picture) {
        if (picture != null) {
            writes.insert(REFERENCES.row(owner), picture.text());
        }
    }

    private static void set(Writes writes, String owner, @Nullable Personal picture) {
        String path = picture == null ? "" : picture.text();
        writes.run((log, first) -> set(log, owner, path));
    }

    private static void set(Connection log, String owner, String path) throws SQLException {
        run(
                log,
                "INSERT INTO media_discarded (path) SELECT path FROM media_reference WHERE owner = ? AND path <> ?",
                owner,
                path);
        run(log, "DELETE FROM media_reference WHERE owner = ? AND path <> ?", owner, path);
        if (!path.isEmpty()) {
            run(
                    log,
                    "INSERT INTO media_reference (owner, path) VALUES (?, ?) ON DUPLICATE KEY UPDATE path = VALUES(path)",
                    owner,
                    path);
        }
    }

    private static void run(Connection log, String sql, String owner, String path) throws SQLException {
        try (PreparedStatement statement = log.prepareStatement(sql)) {
            statement.setString(1, owner);
            statement.setString(2, path);
            statement.executeUpdate();
        }
    }
}
