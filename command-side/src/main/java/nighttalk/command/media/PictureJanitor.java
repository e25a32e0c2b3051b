package nighttalk.command.media;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import nighttalk.platform.media.MediaPath;
import nighttalk.platform.media.MediaStore;
import nighttalk.platform.web.Unavailability;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes pictures that nothing refers to: those that were discarded at once, those that a crash left now and then. */
@Component
class PictureJanitor {

    private static final Logger LOG = LoggerFactory.getLogger(PictureJanitor.class);
    /** Longer than any request takes between storing a picture and appending the event that names it. */
    private static final Duration YOUNG = Duration.ofHours(1);

    private final JdbcClient log;
    private final MediaStore store;
    private final Clock clock;

    PictureJanitor(@Qualifier("log") DataSource log, MediaStore store, Clock clock) {
        this.log = JdbcClient.create(log);
        this.store = store;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${nighttalk.media.discard-every:1s}")
    void discard() {
        unlessAway(() -> {
            List<String> paths = log.sql("SELECT path FROM media_discarded LIMIT 100")
                    .query(String.class)
                    .list();
            for (String path : paths) {
                store.delete(MediaPath.parse(path));
                log.sql("DELETE FROM media_discarded WHERE path = ?")
                        .param(path)
                        .update();
            }
        });
    }

    @Scheduled(fixedDelayString = "${nighttalk.media.sweep-every:6h}")
    void sweep() {
        unlessAway(() -> {
            Instant young = clock.instant().minus(YOUNG);
            store.discardUnfinishedBefore(young);
            try (Stream<MediaPath> old = store.writtenBefore(young)) {
                old.filter(path -> !isReferredTo(path)).forEach(store::delete);
            }
        });
    }

    private boolean isReferredTo(MediaPath path) {
        return log.sql("SELECT COUNT(*) FROM media_reference WHERE path = ?")
                        .param(path.toString())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private static void unlessAway(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            if (!Unavailability.isBehind(e)) {
                throw e;
            }
            LOG.debug("pictures are looked after when the database is back");
        }
    }
}
