package nighttalk.query;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import nighttalk.database.Schemas;
import nighttalk.event.AccountEvent;
import nighttalk.event.AccountId;
import nighttalk.event.AuditEvent;
import nighttalk.event.CommentEvent;
import nighttalk.event.DomainEvent;
import nighttalk.event.LikeEvent;
import nighttalk.event.LikeId;
import nighttalk.event.ModerationEvent;
import nighttalk.event.ModerationEvent.ContentReported;
import nighttalk.event.ModerationEvent.ReportTakenBack;
import nighttalk.event.ModerationId;
import nighttalk.event.PostEvent;
import nighttalk.event.PostEvent.PostViewsCounted;
import nighttalk.event.ReportId;
import nighttalk.event.json.EventSerializer;
import nighttalk.platform.personal.KeyStore;
import nighttalk.platform.personal.MasterKey;
import nighttalk.platform.personal.PersonKeys;
import nighttalk.query.projection.Micros;
import nighttalk.query.projection.Origin;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedObject;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An event log as the command side would have written it. */
public final class TestLog implements AutoCloseable {

    /** The master key of all tests. */
    public static final String MASTER_KEY = "bmlnaHR0YWxrLXRlc3QtbWFzdGVyLWtleS0zMmJ5dGU=";

    private final HikariDataSource pool;
    private final JdbcClient log;
    private final TransactionTemplate transaction;
    private final String keyTable;
    private final PersonKeys keys;
    private final EventSerializer serializer;
    private final Map<String, Long> sequences = new HashMap<>();

    private TestLog(HikariDataSource log, String keyTable) {
        this.pool = log;
        this.log = JdbcClient.create(log);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(log));
        this.keyTable = keyTable;
        this.keys = new PersonKeys(log, keyTable, new MasterKey(MASTER_KEY));
        this.serializer = new EventSerializer(keys);
    }

    /** An empty log. */
    public static TestLog in(Schemas schemas) {
        Schemas.Account owner = schemas.log();
        HikariDataSource log = new HikariDataSource();
        log.setJdbcUrl(owner.url());
        log.setUsername(owner.user());
        log.setPassword(owner.password());
        log.setMaximumPoolSize(2);
        new ResourceDatabasePopulator(new ClassPathResource("log.sql")).execute(log);
        String keyTable = KeyStore.tableIn(schemas.keys().schema());
        JdbcClient.create(log)
                .sql("CREATE TABLE " + keyTable
                        + " (account_id BIGINT NOT NULL PRIMARY KEY, keyset VARBINARY(512) NOT NULL)")
                .update();
        return new TestLog(log, keyTable);
    }

    /** A person with a key. */
    public AccountId person() {
        AccountId person = AccountId.next();
        log.sql("INSERT INTO " + keyTable + " (account_id, keyset) VALUES (?, ?)")
                .params(person.value(), keys.create(person))
                .update();
        return person;
    }

    /** Destroys the person's key. */
    public void forget(AccountId person) {
        log.sql("DELETE FROM " + keyTable + " WHERE account_id = ?")
                .param(person.value())
                .update();
        keys.forget(person);
    }

    /** Has somebody work on the service, as nothing else than this from now on. */
    public void consoleUser(String name, String roles, long generation) {
        log.sql("REPLACE INTO console_user (name, password_hash, generation, roles, created_at_us, created_by)"
                        + " VALUES (?, '', ?, ?, 0, 'test')")
                .params(name, generation, roles)
                .update();
    }

    /** Appends events in one transaction and returns the position of the last one. */
    public long append(DomainEvent... events) {
        return append(List.of(events));
    }

    /** Appends events in one transaction and returns the position of the last one. */
    public long append(List<? extends DomainEvent> events) {
        return append(Instant.now(), events);
    }

    /** Appends an event that happened then, and returns its position. */
    public long append(Instant at, DomainEvent event) {
        return append(at, List.of(event));
    }

    /**
     * Appends an event, and returns its position.
     *
     * @param correlation what it belongs to
     * @param causation the event that it follows from, if any
     */
    public long appendBy(String actor, String correlation, @Nullable String causation, Instant at, DomainEvent event) {
        MetaData metadata = MetaData.from(Map.of("actor", actor, "correlation", correlation));
        return append(at, List.of(event), causation == null ? metadata : metadata.and("causation", causation));
    }

    private long append(Instant at, List<? extends DomainEvent> events) {
        return append(at, events, MetaData.emptyInstance());
    }

    private synchronized long append(Instant at, List<? extends DomainEvent> events, MetaData metadata) {
        Long last = transaction.execute(status -> {
            long position = head();
            for (DomainEvent event : events) {
                position++;
                SerializedObject<byte[]> payload = serializer.serialize(event, byte[].class);
                insert(
                        position,
                        stream(event),
                        at,
                        payload.getType().getName(),
                        payload.getType().getRevision(),
                        payload.getData(),
                        metadata);
            }
            log.sql("UPDATE log_head SET position = ? WHERE id = 1")
                    .param(position)
                    .update();
            return position;
        });
        return last == null ? 0 : last;
    }

    private static String stream(DomainEvent event) {
        return switch (event) {
            case AccountEvent account -> account.account().text();
            case PostViewsCounted counted -> "views-" + counted.post().text();
            case PostEvent post -> post.post().text();
            case CommentEvent comment -> comment.comment().text();
            case LikeEvent like -> new LikeId(like.post(), like.account()).toString();
            case ContentReported report ->
                ReportId.of(report.content(), report.reporter()).toString();
            case ReportTakenBack report ->
                ReportId.of(report.content(), report.reporter()).toString();
            case ModerationEvent decision -> ModerationId.of(decision.content()).toString();
            case AuditEvent look -> AuditEvent.stream(look.viewer());
        };
    }

    /** Appends an event that is what it is. */
    public synchronized long appendRaw(String type, String revision, byte[] payload) {
        Long last = transaction.execute(status -> {
            long position = head() + 1;
            insert(position, "stream-" + position, Instant.now(), type, revision, payload, MetaData.emptyInstance());
            log.sql("UPDATE log_head SET position = ? WHERE id = 1")
                    .param(position)
                    .update();
            return position;
        });
        return last == null ? 0 : last;
    }

    private void insert(
            long position, String stream, Instant at, String type, String revision, byte[] payload, MetaData metadata) {
        log.sql("INSERT INTO event (position, stream, sequence, stream_type, event_id, occurred_at_us, type, revision,"
                        + " payload, metadata) VALUES (?, ?, ?, 'Test', ?, ?, ?, ?, ?, ?)")
                .params(
                        position,
                        stream,
                        sequences.merge(stream, 1L, Long::sum) - 1,
                        eventId(position),
                        Micros.of(at),
                        type,
                        revision,
                        payload,
                        serializer.serialize(metadata, byte[].class).getData())
                .update();
    }

    /** The identifier of the event there. */
    public static String eventId(long position) {
        return UUID.nameUUIDFromBytes(("event " + position).getBytes(StandardCharsets.US_ASCII))
                .toString();
    }

    /** Where an event comes from that was appended without an actor. */
    public static Origin origin(long position) {
        return new Origin() {
            @Override
            public String event() {
                return eventId(position);
            }

            @Override
            public @Nullable String actor() {
                return null;
            }

            @Override
            public @Nullable String correlation() {
                return null;
            }
        };
    }

    /** The log's tables, from outside. */
    public JdbcClient tables() {
        return log;
    }

    /** The log's database, from outside. */
    public DataSource dataSource() {
        return pool;
    }

    /** The position of the newest event. */
    public long head() {
        return log.sql("SELECT position FROM log_head WHERE id = 1")
                .query(Long.class)
                .single();
    }

    @Override
    public void close() {
        pool.close();
    }
}
