package nighttalk.platform.media;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;

/**
 * Keeps images. What is under a path never changes: it is written once, read, and some day deleted.
 *
 * <p>All methods may be called from many threads and processes at once. Each throws {@link java.io.UncheckedIOException}
 * when the store can't be reached or is full.
 */
public interface MediaStore {

    /**
     * Keeps an image. When this returns, the image is durable and visible whole; when it throws, it is not there.
     *
     * @throws IllegalStateException when there is an image under this path already
     */
    void put(MediaPath path, byte[] content);

    /**
     * The image under this path, if there is one. A {@link Resource} with a known length that can be opened more than
     * once, which is what Spring MVC needs to answer ranges; a store without local files gives its own kind of it.
     */
    Optional<Resource> find(MediaPath path);

    /**
     * Deletes the image under this path.
     *
     * @return whether there was one
     */
    boolean delete(MediaPath path);

    /**
     * The images that were written before this time: candidates for a search for those that nothing refers to. An image
     * is stored before the event that names it, so leave young ones alone.
     */
    Stream<MediaPath> writtenBefore(Instant time);

    /**
     * Removes what writes left that began before this time and were cut short by a crash.
     *
     * @return how many
     */
    int discardUnfinishedBefore(Instant time);
}
