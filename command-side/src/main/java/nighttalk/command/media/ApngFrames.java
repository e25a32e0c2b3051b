package nighttalk.command.media;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The frames of an animated PNG (W3C PNG Third Edition, 11.3.6). The decoder knows still images only, so each frame is
 * also written as one: the image's header with the frame's size, the image's colours, the frame's data.
 */
final class ApngFrames {

    private static final int CONTROL_LENGTH = 26;
    private static final int SEQUENCE_NUMBER = 4;

    private final PixelLimit limit;
    private final List<PngChunk> colours = new ArrayList<>();
    private final List<byte[]> stills = new ArrayList<>();
    private byte[] header = new byte[0];
    private boolean imageSeen;
    private @Nullable ByteArrayOutputStream frame;
    private int dataOfFrame;

    ApngFrames(PixelLimit limit) {
        this.limit = limit;
    }

    void header(PngChunk chunk) {
        header = chunk.data().rest();
    }

    void colours(PngChunk chunk) {
        colours.add(chunk);
    }

    /** The image that all programs show; a frame control before it only says that it is the first frame, too. */
    void image() {
        imageSeen = true;
    }

    void control(PngChunk control) {
        if (control.length() != CONTROL_LENGTH) {
            throw ImageRefused.content("a frame without its measures");
        }
        Bytes data = control.data();
        data.skip(SEQUENCE_NUMBER);
        long width = data.u32be();
        long height = data.u32be();
        ByteBuffer canvas = ByteBuffer.wrap(header);
        if (data.u32be() + width > canvas.getInt(0) || data.u32be() + height > canvas.getInt(4)) {
            throw ImageRefused.content("a frame outside of the image");
        }
        if (imageSeen) {
            endFrame();
            limit.picture(width, height);
            begin((int) width, (int) height);
        }
    }

    private void begin(int width, int height) {
        frame = new ByteArrayOutputStream();
        frame.writeBytes(PngChunk.signature());
        byte[] ofFrame =
                ByteBuffer.wrap(header.clone()).putInt(width).putInt(height).array();
        PngChunk.of("IHDR", ofFrame).writeTo(frame);
        for (PngChunk each : colours) {
            each.writeTo(frame);
        }
    }

    void data(PngChunk chunk) {
        if (frame == null) {
            throw ImageRefused.content("data of no frame");
        }
        Bytes data = chunk.data();
        data.skip(SEQUENCE_NUMBER);
        PngChunk.of("IDAT", data.rest()).writeTo(frame);
        dataOfFrame++;
    }

    private void endFrame() {
        if (frame == null) {
            return;
        }
        if (dataOfFrame == 0) {
            throw ImageRefused.content("a frame without data");
        }
        PngChunk.of("IEND", new byte[0]).writeTo(frame);
        stills.add(frame.toByteArray());
        frame = null;
        dataOfFrame = 0;
    }

    /** All pictures, the image itself first, as files that the decoder understands. */
    List<byte[]> decodableWith(byte[] image) {
        endFrame();
        stills.addFirst(image);
        return stills;
    }
}
