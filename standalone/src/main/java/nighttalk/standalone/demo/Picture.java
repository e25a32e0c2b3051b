package nighttalk.standalone.demo;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/** A picture that is drawn when it is needed; the same scene, seed and size give the same pixels. */
record Picture(Scene scene, long seed, Size size) {

    /** Pixels. */
    enum Size {
        POST(960, 640),
        FACE(320, 320);

        final int width;
        final int height;

        Size(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    String fileName() {
        return scene.key() + (isJpeg() ? ".jpg" : ".png");
    }

    String mediaType() {
        return isJpeg() ? "image/jpeg" : "image/png";
    }

    /** The encoded file. */
    byte[] bytes() {
        BufferedImage image = new BufferedImage(size.width, size.height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            scene.paint(new Canvas(graphics, size.width, size.height, new SplittableRandom(seed)));
        } finally {
            graphics.dispose();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, isJpeg() ? "jpg" : "png", out)) {
                throw new IllegalStateException("this JDK has no writer for " + mediaType());
            }
        } catch (IOException cannotHappenInMemory) {
            throw new UncheckedIOException(cannotHappenInMemory);
        }
        return out.toByteArray();
    }

    /** Both formats occur, so that a reader sees both work. */
    private boolean isJpeg() {
        return (seed & 1) == 1;
    }
}
