package nighttalk.command.media;

import nighttalk.platform.media.ImageFormat;

/** Writes the container of an image anew, taking over only parts that are known to be needed to show it. */
sealed interface Cleaner permits JpegCleaner, PngCleaner, GifCleaner, WebpCleaner {

    /**
     * Cleans a file of this format.
     *
     * @param limit is told every picture, before anything is decoded
     * @throws ImageRefused when the file is malformed or too large for the limit
     */
    Cleaned clean(byte[] file, PixelLimit limit);

    static Cleaner of(ImageFormat format) {
        return switch (format) {
            case JPEG -> new JpegCleaner();
            case PNG -> new PngCleaner();
            case GIF -> new GifCleaner();
            case WEBP -> new WebpCleaner();
        };
    }
}
