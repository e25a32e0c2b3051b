package nighttalk.query.rebuild;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Reports as server-sent events (WHATWG HTML, 9.2), whichever process runs the rebuild: about one a second, and the
 * last one as {@code end}. A connection is closed after an hour; the client comes back.
 */
final class ProgressStream {

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration EVERY = Duration.ofMillis(500);
    private static final int AT_LEAST_EACH = 2;

    private final RebuildList list;

    ProgressStream(RebuildList list) {
        this.list = list;
    }

    SseEmitter open(long id) {
        Status first = list.one(id);
        SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
        Thread.ofVirtual().name("progress-of-" + id).start(() -> follow(id, first, emitter));
        return emitter;
    }

    private void follow(long id, Status first, SseEmitter emitter) {
        long until = System.nanoTime() + LONGEST.toNanos();
        try {
            Status status = first;
            @Nullable Phase told = null;
            int quiet = 0;
            while (System.nanoTime() < until) {
                if (status.phase().isOver()) {
                    emitter.send(SseEmitter.event().name("end").data(status));
                    break;
                }
                if (status.phase() != told || ++quiet >= AT_LEAST_EACH) {
                    emitter.send(SseEmitter.event().name("progress").data(status));
                    told = status.phase();
                    quiet = 0;
                }
                Thread.sleep(EVERY);
                status = list.one(id);
            }
            emitter.complete();
        } catch (IOException | IllegalStateException e) {
            emitter.complete(); // nobody listens any more
        } catch (InterruptedException e) {
            emitter.complete();
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            emitter.complete(); // the database is away; the client comes back
        }
    }
}
