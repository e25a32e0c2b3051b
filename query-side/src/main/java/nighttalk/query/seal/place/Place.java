package nighttalk.query.seal.place;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where checkpoints and tiles are kept, by path. A new kind of place has these four things to do. */
public interface Place {

    /** The path of the newest checkpoint. */
    String CHECKPOINT = "checkpoint";

    /** What the paths of earlier checkpoints begin with; then comes their size as a tile's number is written. */
    String CHECKPOINTS = "checkpoints/";

    /**
     * What is kept under that path, if anything.
     *
     * @throws PlaceAway if the place can't be asked
     */
    Optional<byte[]> read(String path);

    /**
     * Keeps something, in the place of what was there. A reader sees the one or the other, nothing in between.
     *
     * @param lasting whether it must be there after a power cut, too
     * @throws PlaceAway if the place can't be written to
     */
    void write(String path, byte[] content, boolean lasting);

    /** Lets go of something that nobody needs any more, if this place can. */
    void forget(String path);

    /**
     * The sizes of which a checkpoint is kept, in order, if this place can list them.
     *
     * @throws PlaceAway if the place can't be asked
     */
    List<Long> checkpoints();

    /**
     * The place that a setting names.
     *
     * @param place a folder, or an address that begins with {@code https://} or {@code s3://}
     * @param token what a place on the web knows us by, if anything
     * @throws IllegalArgumentException if it is an address without encryption, or a bucket without a region
     */
    static Place of(String place, @Nullable String token) {
        if (place.startsWith("s3://")) {
            return new S3Place(URI.create(place));
        }
        return place.matches("https?://.*") ? new WebPlace(URI.create(place), token) : new FolderPlace(Path.of(place));
    }
}
