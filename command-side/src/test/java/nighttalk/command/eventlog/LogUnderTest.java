package nighttalk.command.eventlog;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import javax.sql.DataSource;
import nighttalk.database.Schemas;
import nighttalk.event.AccountId;
import nighttalk.event.LikeEvent.PostLiked;
import nighttalk.event.LikeId;
import nighttalk.event.PostId;
import nighttalk.event.json.EventSerializer;
import nighttalk.platform.database.DatabaseAccess;
import nighttalk.platform.database.SchemaMigration;
import nighttalk.platform.personal.KeyStore;
import nighttalk.platform.personal.MasterKey;
import nighttalk.platform.personal.PersonKeys;
import nighttalk.platform.refusal.Refused;
import nighttalk.platform.tracing.Traces;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The event log by itself, with one table beside it: likes are counted in post_tally, and need the post there. */
public final class LogUnderTest implements AutoCloseable {

    private static final String MASTER_KEY = "bmlnaHR0YWxrLXRlc3QtbWFzdGVyLWtleS0zMmJ5dGU=";
    private static final Duration STALL = Duration.ofSeconds(3);
    private static final Table TALLY = Table.keyed("post_tally", "post_id").with("likes");

    static {
        // Ten seconds, as it is otherwise, a busy machine may take for anything.
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }

    private final HikariDataSource pool;
    private final HikariDataSource writer;
    private final EventLog log;
    private final JdbcClient sql;

    LogUnderTest(Schemas.Account account) {
        this(account, (database, personKeys) -> List.of(new LikesOfPosts()));
    }

    /** With something else beside it. */
    public LogUnderTest(Schemas.Account account, BiFunction<DataSource, PersonKeys, List<CommittedWithEvents>> beside) {
        DatabaseAccess access =
                new DatabaseAccess(account.url(), account.user(), account.password(), 4, Duration.ofSeconds(30));
        pool = access.open("log");
        String keys = account.schema().replaceFirst("_log$", "_keys"); // as TestDatabase names them
        SchemaMigration.runIn(keys, pool, KeyStore.SCRIPTS);
        SchemaMigration.run(pool, "db/log", Map.of("keys", KeyStore.tableIn(keys)));
        writer = access.openWriter("log-writer", STALL);
        PersonKeys personKeys = new PersonKeys(pool, KeyStore.tableIn(keys), new MasterKey(MASTER_KEY));
        EventSerializer serializer = new EventSerializer(personKeys);
        log = new EventLog(
                pool, writer, serializer, beside.apply(pool, personKeys), new SimpleMeterRegistry(), Traces.none());
        sql = JdbcClient.create(pool);
    }

    private static final class LikesOfPosts implements CommittedWithEvents {

        @Override
        public void write(EventMessage<?> event, Object cause, Writes writes) {
            if (event.getPayload() instanceof PostLiked liked) {
                Table.Row row = TALLY.row(liked.post().value());
                writes.require(row, () -> Refused.brokenRule("no-post", "없는 글"));
                writes.add(row, 1);
            }
        }
    }

    /** A like of that post as the first event of a new stream. */
    static DomainEventMessage<PostLiked> like(PostId post) {
        AccountId who = AccountId.next();
        return like(post, new LikeId(post, who).toString(), who);
    }

    static DomainEventMessage<PostLiked> like(PostId post, String stream, AccountId who) {
        return new GenericDomainEventMessage<>("Like", stream, 0, new PostLiked(post, who));
    }

    /** Its position is in {@code LogReceipt.CURRENT} if one is bound. */
    public void append(DomainEventMessage<?>... events) {
        log.appendEvents(events);
    }

    PostId newPost() {
        PostId post = PostId.next();
        sql.sql("INSERT INTO post_tally (post_id) VALUES (?)")
                .param(post.value())
                .update();
        return post;
    }

    long likesOf(PostId post) {
        return sql.sql("SELECT likes FROM post_tally WHERE post_id = ?")
                .param(post.value())
                .query(Long.class)
                .single();
    }

    EventLog log() {
        return log;
    }

    /** The log's database. */
    public JdbcClient sql() {
        return sql;
    }

    /** The same, for what is made of it. */
    public DataSource database() {
        return pool;
    }

    /** Sessions like those of the thread that writes. */
    DataSource writer() {
        return writer;
    }

    @Override
    public void close() {
        log.close();
        writer.close();
        pool.close();
    }
}
