package nighttalk.platform.media;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an image is kept and under which address it is served: {@code uploads/<32 hex digits>.<extension>}.
 *
 * <p>Only names of exactly that form exist, so a path from outside (a URL, an old event) can't lead out of its folder.
 *
 * <p>Names are random, not hashes of the content, on purpose: in an anonymous community the same picture used by two
 * people must not get the same name, which would link them to each other. It also means that a file belongs to exactly
 * one upload, so none has to count who else refers to it before it is deleted.
 *
 * @param folder what the image belongs to
 * @param file the name within the folder
 */
public record MediaPath(Folder folder, String file) {

    /** What an image belongs to; the folder's name is part of its public address. */
    public enum Folder {
        /** Profile pictures. */
        PROFILES("uploads"),
        /** Pictures of posts. */
        POSTS("post_uploads");

        private final String path;

        Folder(String path) {
            this.path = path;
        }

        /** The folder as it stands in addresses, without slashes. */
        public String path() {
            return path;
        }
    }

    private static final Pattern FILE = Pattern.compile("[0-9a-f]{32}\\.(jpg|png|gif|webp)");
    private static final int NAME_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * Takes only names that {@link #random} can have made.
     *
     * @throws IllegalArgumentException when the file's name is any other
     */
    public MediaPath {
        if (!FILE.matcher(file).matches()) {
            throw new IllegalArgumentException("not the name of a stored image");
        }
    }

    /**
     * The image of this name in this folder.
     *
     * @throws IllegalArgumentException when no image can have this name
     */
    public static MediaPath of(Folder folder, String file) {
        return new MediaPath(folder, file);
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException when no image can have this path
     */
    public static MediaPath parse(String path) {
        int slash = path.indexOf('/');
        String name = path.substring(0, Math.max(slash, 0));
        Folder folder = Arrays.stream(Folder.values())
                .filter(each -> each.path.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not a folder of stored images"));
        return new MediaPath(folder, path.substring(slash + 1));
    }

    /** A path that nobody has used and nobody can guess: 128 bits from a secure generator. */
    public static MediaPath random(Folder folder, ImageFormat format) {
        byte[] name = new byte[NAME_BYTES];
        RANDOM.nextBytes(name);
        return new MediaPath(folder, HexFormat.of().formatHex(name) + '.' + format.extension());
    }

    /** The format that the image under this path has. */
    public ImageFormat format() {
        Matcher matcher = FILE.matcher(file);
        if (!matcher.matches()) {
            throw new IllegalStateException(file);
        }
        return ImageFormat.ofExtension(matcher.group(1)).orElseThrow();
    }

    /** The path relative to the API's prefix, without a leading slash: what clients are told. */
    @Override
    public String toString() {
        return folder.path + '/' + file;
    }
}
