package nighttalk.query.rebuild;

import java.sql.SQLException;
import java.util.List;
import nighttalk.query.projection.Coalescing;
import nighttalk.query.projection.Reach;
import org.axonframework.eventhandling.TrackedEventMessage;

/** Looks for the event whose rows the database does not take: each event by itself, from where the copy is. */
final class OneByOne {

    private final RangeFolder folder;
    private final CopyWriter writer;
    private final Request request;
    private final Progress progress;
    private final Parking parking;

    OneByOne(RangeFolder folder, CopyWriter writer, Request request, Progress progress, Parking parking) {
        this.folder = folder;
        this.writer = writer;
        this.request = request;
        this.progress = progress;
        this.parking = parking;
    }

    /**
     * Takes in one event after the other until one is refused, and parks that.
     *
     * @throws RebuildFailed if none may be parked
     */
    void run(RangeFolder.Part part, Reach from) {
        long last = part.window().last();
        RangeFolder.Part rest =
                new RangeFolder.Part(part.fold(), new Window(from, part.window().to()));
        for (long after = from.least(); after < last; after++) {
            FoldedRange one = fold(rest, after);
            String name = part.fold().name();
            one.parked().getOrDefault(name, List.of()).forEach(event -> parking.add(name, event));
            try {
                writer.write(
                        request.place(name),
                        part.fold(),
                        Coalescing.of(one.changes().getOrDefault(name, List.of())),
                        rest.window().upTo(after + 1));
            } catch (CopyWriter.Refusal e) {
                park(part, after + 1, e);
                return;
            }
            progress.folded(after + 1, one.lastType());
        }
    }

    private FoldedRange fold(RangeFolder.Part part, long after) {
        try {
            return folder.fold(after, after + 1, List.of(part), parking.now());
        } catch (SQLException e) {
            throw new RebuildFailed("the log can't be read: " + e.getMessage(), e);
        }
    }

    private void park(RangeFolder.Part part, long position, CopyWriter.Refusal refusal) {
        TrackedEventMessage<?> event = folder.event(position);
        Status.Bad bad = RangeFolder.bad(event, position, refusal);
        progress.failed(List.of(bad));
        if (!request.skipBad()) {
            throw BulkFold.failed(bad);
        }
        parking.add(part.fold().name(), folder.parked(event, position, refusal));
    }
}
