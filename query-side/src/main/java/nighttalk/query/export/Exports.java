package nighttalk.query.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import nighttalk.platform.refusal.Refused;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.HttpStatus;

/** All exports of this process. Nothing of them outlives it. */
final class Exports implements DisposableBean {

    private static final long PATIENCE_AT_STOP_MILLIS = 5_000;

    private final ExportSettings settings;
    private final ExportFolder folder;
    private final Map<String, Export> exports = new ConcurrentHashMap<>();
    private final Map<String, Thread> makers = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor janitor;

    Exports(ExportSettings settings) {
        this.settings = settings;
        this.folder = new ExportFolder(settings);
        // Its thread comes with the first export.
        this.janitor = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("export-janitor").factory());
    }

    /**
     * Begins to make a file.
     *
     * @throws ExportRefused if there are too many, or too little room
     */
    synchronized Export start(String owner, Source source, Format format) throws IOException {
        if (exports.values().stream().filter(Export::isRunning).count() >= settings.most()) {
            throw new ExportRefused(
                    HttpStatus.TOO_MANY_REQUESTS, "too-many-exports", "다른 파일을 만드는 중입니다. 잠시 후 다시 시도해주세요.");
        }
        // Once where rows are gathered, and once in the file.
        if (source.bytes() * 2 >= folder.room()) {
            throw ExportRefused.noRoom();
        }
        String id = UUID.randomUUID().toString();
        Path own = folder.fresh(id);
        Export export = new Export(id, owner, source.name(), format, own, folder, settings.memory());
        exports.put(id, export);
        // A thread of its own kind: DuckDB is native code, which a virtual thread can't leave while it waits.
        makers.put(id, Thread.ofPlatform().daemon().name("export").start(() -> make(id, export, source)));
        return export;
    }

    private void make(String id, Export export, Source source) {
        try {
            export.run(source);
        } finally {
            var _ = janitor.schedule(() -> forget(id), settings.keep().toMillis(), TimeUnit.MILLISECONDS);
            makers.remove(id);
        }
    }

    private void forget(String id) {
        Export old = exports.remove(id);
        if (old != null) {
            old.cancel();
        }
    }

    /** @throws Refused if there is none, or it is somebody else's */
    Export of(String owner, String id) {
        Export export = exports.get(id);
        if (export == null || !export.isOf(owner)) {
            throw new Refused(Refused.Kind.NOT_FOUND, "export-not-found", "그런 내보내기가 없습니다.");
        }
        return export;
    }

    /** Calls it off; one that has ended is forgotten, with its file. */
    void delete(String owner, String id) {
        if (of(owner, id).cancel()) {
            exports.remove(id);
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        janitor.shutdownNow();
        exports.values().forEach(Export::cancel);
        for (Thread maker : List.copyOf(makers.values())) {
            maker.join(PATIENCE_AT_STOP_MILLIS);
        }
        folder.close();
    }
}
