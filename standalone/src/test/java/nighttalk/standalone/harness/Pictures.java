package nighttalk.standalone.harness;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import javax.imageio.ImageIO;

/** Makes real pictures, each one different, so that no two tests share a stored file. */
public final class Pictures {

    /** Width and height of what {@link #of} draws, in pixels. */
    public static final int SIDE = 24;

    private static final int PATCH = 4;

    /** The accepted formats. */
    public enum Format {
        JPG("jpg", "image/jpeg"),
        PNG("png", "image/png"),
        GIF("gif", "image/gif"),
        WEBP("webp", "image/webp");

        private final String extension;
        private final String type;

        Format(String extension, String type) {
            this.extension = extension;
            this.type = type;
        }

        /** The file name's extension, without its dot. */
        public String extension() {
            return extension;
        }

        /** The content type. */
        public String type() {
            return type;
        }
    }

    private Pictures() {}

    /** A small picture of a format. */
    public static UploadedFile of(Format format) {
        byte[] bytes = format == Format.WEBP
                ? Webp.ofOneColour(SIDE, SIDE, ThreadLocalRandom.current().nextInt(1 << 24))
                : encode(patches(), format.name().toLowerCase(Locale.ROOT));
        return new UploadedFile("night." + format.extension(), format.type(), bytes);
    }

    /** A small PNG. */
    public static UploadedFile png() {
        return of(Format.PNG);
    }

    /** A PNG of noise, which does not shrink: about three bytes per pixel. */
    public static UploadedFile noise(int side) {
        var image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        int[] pixels = ThreadLocalRandom.current().ints((long) side * side).toArray();
        image.setRGB(0, 0, side, side, pixels, 0, side);
        return new UploadedFile("noise.png", "image/png", encode(image, "png"));
    }

    /** A PNG of some kilobytes that would unpack to that many pixels squared. */
    public static UploadedFile bomb(int side) {
        var image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
        return new UploadedFile("bomb.png", "image/png", encode(image, "png"));
    }

    private static BufferedImage patches() {
        var image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        for (int x = 0; x < SIDE; x += PATCH) {
            for (int y = 0; y < SIDE; y += PATCH) {
                pen.setColor(new Color(ThreadLocalRandom.current().nextInt(1 << 24)));
                pen.fillRect(x, y, PATCH, PATCH);
            }
        }
        pen.dispose();
        return image;
    }

    private static byte[] encode(BufferedImage image, String format) {
        var out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, out)) {
                throw new IllegalStateException("no writer for " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
