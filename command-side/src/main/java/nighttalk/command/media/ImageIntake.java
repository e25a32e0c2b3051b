package nighttalk.command.media;

import nighttalk.command.media.ImageRefused.Reason;
import nighttalk.platform.media.ImageFormat;
import org.jspecify.annotations.Nullable;

/**
 * Where uploaded files become images: what passes is whole, decodable, of bounded size in memory, and says nothing of
 * the camera, place or person it came from.
 *
 * <p>The pixels stay as they are. Only the container is written anew, from a list of the parts that are needed to show
 * the image; whatever else a file carries (Exif, GPS, XMP, IPTC, comments, previews, a video or an archive behind the
 * image) is not on the list.
 *
 * <p>Safe for use by many threads.
 */
public final class ImageIntake {

    /** The largest file that is looked at, in bytes: 10 MiB, as the proxy in front has it. */
    public static final int MAX_BYTES = 10 * 1024 * 1024;

    private final Decoding decoding = new Decoding();

    /**
     * Checks and cleans an uploaded file.
     *
     * @param fileName what the uploader's machine called the file
     * @param declaredType the media type that was sent with it, if any
     * @param content the file
     * @throws ImageRefused when it is not an image that NightTalk keeps
     */
    public CleanImage admit(@Nullable String fileName, @Nullable String declaredType, byte[] content) {
        glance(fileName, declaredType, content.length);
        // The content decides: phones and messengers often name a WebP image ".jpg".
        ImageFormat format = ImageFormat.ofContent(content)
                .orElseThrow(() -> ImageRefused.content("begins like no image format that is taken"));
        PixelLimit limit = new PixelLimit();
        Cleaned cleaned = Cleaner.of(format).clean(content, limit);
        decoding.prove(format, cleaned, limit.largestPicture());
        return new CleanImage(format, cleaned.content());
    }

    /**
     * Checks what can be checked without the file's content.
     *
     * @param length of the content, in bytes
     * @throws ImageRefused when it is not an image that NightTalk keeps
     */
    void glance(@Nullable String fileName, @Nullable String declaredType, long length) {
        checkExtension(fileName);
        checkDeclaredType(declaredType);
        if (length > MAX_BYTES) {
            throw new ImageRefused(Reason.TOO_LARGE, length + " bytes");
        }
    }

    private static void checkExtension(@Nullable String fileName) {
        int dot = fileName == null ? -1 : fileName.lastIndexOf('.');
        if (fileName == null
                || dot < 0
                || ImageFormat.ofExtension(fileName.substring(dot + 1)).isEmpty()) {
            throw new ImageRefused(Reason.EXTENSION, "the name is not one of an image");
        }
    }

    /** A part of a form need not declare a type (RFC 7578, 4.4): then there is nothing that could be wrong. */
    private static void checkDeclaredType(@Nullable String declaredType) {
        if (declaredType == null || declaredType.isBlank()) {
            return;
        }
        int parameters = declaredType.indexOf(';');
        String type = parameters < 0 ? declaredType : declaredType.substring(0, parameters);
        if (ImageFormat.ofMediaType(type.strip()).isEmpty()) {
            throw new ImageRefused(Reason.DECLARED_TYPE, "the declared type is not one of an image");
        }
    }
}
