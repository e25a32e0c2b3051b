package nighttalk.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.IntStream;
import nighttalk.database.Schemas;
import nighttalk.database.TestDatabase;
import nighttalk.platform.database.DatabaseAccess;
import nighttalk.platform.database.SchemaMigration;
import nighttalk.query.HeldLock;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Bookmarks, and who may move them, of two processes that read. */
class BookmarksIT {

    private static final List<String> PROJECTIONS =
            IntStream.range(0, 8).mapToObj(i -> "projection" + i).toList();
    private static final String ONE = PROJECTIONS.getFirst();
    private static final Duration CLAIM = Duration.ofSeconds(5);

    private final HikariDataSource views = open(TestDatabase.newSchemas().views());
    private final JdbcClient sql = JdbcClient.create(views);
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(views));
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final ProjectionPositions positions = new ProjectionPositions(views);
    private final WatchedTokenStore first = new WatchedTokenStore(views, positions, "first", CLAIM, timer);
    private final WatchedTokenStore second =
            new WatchedTokenStore(views, new ProjectionPositions(views), "second", CLAIM, timer);

    private static HikariDataSource open(Schemas.Account account) {
        return new DatabaseAccess(account.url(), account.user(), account.password(), 4, Duration.ofSeconds(5))
                .open("test");
    }

    @BeforeEach
    void begin() {
        SchemaMigration.run(views, "db/views");
        PROJECTIONS.forEach(projection -> inTransaction(() -> first.initializeTokenSegments(projection, 1)));
    }

    @AfterEach
    void close() {
        timer.shutdownNow();
        views.close();
    }

    private void inTransaction(Runnable what) {
        transaction.executeWithoutResult(begun -> what.run());
    }

    private void claim(WatchedTokenStore store, String projection) {
        inTransaction(() -> store.fetchToken(projection, Segment.ROOT_SEGMENT));
    }

    private void extend(WatchedTokenStore store) {
        inTransaction(() -> store.extendClaim(ONE, 0));
    }

    private static TrackingToken at(long position) {
        return new GlobalSequenceTrackingToken(position);
    }

    private void firstStandsStill() {
        sql.sql("UPDATE token_entry SET timestamp = '2020-01-01T00:00:00.000Z'").update();
    }

    @Test
    void who_stood_still_while_another_one_worked_does_not_go_on_from_where_it_was() {
        claim(first, ONE);
        firstStandsStill();
        claim(second, ONE);
        inTransaction(() -> second.storeToken(at(200), ONE, 0));
        inTransaction(() -> second.releaseClaim(ONE, 0));

        assertThatThrownBy(() -> extend(first)).isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> inTransaction(() -> first.storeToken(at(100), ONE, 0)))
                .isInstanceOf(UnableToClaimTokenException.class);
        assertThat(inDatabase(ONE)).isEqualTo(200);
    }

    @Test
    void who_stood_still_while_nobody_took_its_part_keeps_it() {
        claim(first, ONE);
        firstStandsStill();

        extend(first);

        assertThatThrownBy(() -> claim(second, ONE)).isInstanceOf(UnableToClaimTokenException.class);
    }

    @Test
    void who_is_taken_away_its_part_notices_also_when_it_was_given_back_at_once() {
        claim(first, ONE);
        Bookmarks bookmarks = new Bookmarks();
        bookmarks.takeAway(sql, ONE, "rebuild");
        bookmarks.giveBack(sql, ONE, "rebuild");

        assertThatThrownBy(() -> extend(first)).isInstanceOf(UnableToClaimTokenException.class);
    }

    @Test
    void a_claim_that_fails_at_its_commit_is_none() {
        assertThatThrownBy(() -> inTransaction(() -> {
                    first.fetchToken(ONE, Segment.ROOT_SEGMENT);
                    cutThisConnection();
                }))
                .isInstanceOf(TransactionException.class);
        assertThat(positions.segmentsHere(ONE)).isEmpty();

        claim(second, ONE);
        inTransaction(() -> second.storeToken(at(200), ONE, 0));

        Awaitility.await().until(() -> positions.of(ONE) == 200);
    }

    private void cutThisConnection() {
        long connection = sql.sql("SELECT CONNECTION_ID()").query(Long.class).single();
        Thread killer = Thread.startVirtualThread(
                () -> sql.sql("KILL " + connection).update()); // on another connection than this thread's
        Awaitility.await().until(() -> !killer.isAlive());
    }

    @Test
    void a_bookmark_that_is_held_keeps_no_other_one_waiting() {
        LateBookmarks late = new LateBookmarks(views, timer, "first");
        PROJECTIONS.forEach(projection -> claim(first, projection));
        String held = PROJECTIONS.get(3);
        try (HeldLock _ = HeldLock.onBookmark(views, held)) {
            PROJECTIONS.forEach(projection -> late.add(projection, 0, at(7)));

            Awaitility.await()
                    .until(() -> PROJECTIONS.stream().allMatch(p -> inDatabase(p) == (p.equals(held) ? 0 : 7)));
        }
        Awaitility.await().until(() -> inDatabase(held) == 7);
    }

    private long inDatabase(String projection) {
        return new ProjectionPositions(views).of(projection);
    }
}
