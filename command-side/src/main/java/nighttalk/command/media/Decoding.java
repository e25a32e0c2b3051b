package nighttalk.command.media;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import nighttalk.platform.media.ImageFormat;

/**
 * Decodes all pictures of an image and throws the pixels away: what decodes is an image.
 *
 * <p>Memory is bounded. Every pixel is decoded, but only one in so many is kept, so a picture becomes at most some
 * million pixels; what the decoders themselves need grows with the picture, so all that are decoded at once have at
 * most as many pixels as the largest that is allowed.
 */
final class Decoding {

    private static final int PIXELS_AT_ONCE = PixelLimit.MAX_PICTURE;
    /** A small picture costs something, too: no more than 40 at once. */
    private static final int LEAST = 1_000_000;

    private static final int PIXELS_KEPT = 1_000_000;

    private final Semaphore pixels = new Semaphore(PIXELS_AT_ONCE, true);

    /**
     * Decodes every picture.
     *
     * @param largestPicture its pixels
     * @throws ImageRefused when any can't be decoded
     */
    void prove(ImageFormat format, Cleaned image, int largestPicture) {
        int share = Math.max(largestPicture, LEAST);
        pixels.acquireUninterruptibly(share);
        try {
            for (byte[] file : image.decodable()) {
                decode(format, file);
            }
        } catch (IOException | RuntimeException | AssertionError e) {
            // Decoders meet broken files with all kinds of exceptions, one of them with an AssertionError.
            throw new ImageRefused("can't be decoded", e);
        } finally {
            pixels.release(share);
        }
    }

    private static void decode(ImageFormat format, byte[] file) throws IOException {
        ImageReader reader = readerOf(format);
        try (InMemoryImageStream stream = streamOf(format, file)) {
            reader.setInput(stream, false, true);
            // Only these two formats have frames that their readers know of.
            boolean frames = format == ImageFormat.GIF || format == ImageFormat.WEBP;
            int pictures = frames ? reader.getNumImages(true) : 1;
            for (int i = 0; i < pictures; i++) {
                decode(reader, i);
            }
        } finally {
            reader.dispose();
        }
    }

    private static void decode(ImageReader reader, int picture) throws IOException {
        double area = (double) reader.getWidth(picture) * reader.getHeight(picture);
        int step = (int) Math.ceil(Math.sqrt(area / PIXELS_KEPT));
        ImageReadParam param = reader.getDefaultReadParam();
        param.setSourceSubsampling(step, step, 0, 0);
        if (reader.canReadRaster()) {
            // JPEG: without a conversion of colours, which the reader refuses for print colours (CMYK).
            reader.readRaster(picture, param);
        } else {
            reader.read(picture, param);
        }
    }

    private static InMemoryImageStream streamOf(ImageFormat format, byte[] file) {
        // The WebP reader reads ahead of what it needs; and at the end it doesn't stop, but goes on with anything.
        return format == ImageFormat.WEBP
                ? InMemoryImageStream.failingBehindItsEnd(file)
                : InMemoryImageStream.endingPolitely(file);
    }

    private static ImageReader readerOf(ImageFormat format) throws IOException {
        return switch (format) {
            // Not through the registry, which finds plug-ins by the class loader of whichever thread asks first.
            case WEBP -> new WebPImageReaderSpi().createReaderInstance();
            case JPEG -> ImageIO.getImageReadersByFormatName("jpeg").next();
            case PNG -> ImageIO.getImageReadersByFormatName("png").next();
            case GIF -> ImageIO.getImageReadersByFormatName("gif").next();
        };
    }
}
