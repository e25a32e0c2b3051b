package nighttalk.command.media;

import java.io.ByteArrayOutputStream;

/**
 * Keeps of a WebP file (RFC 9649, section 2) the picture or frames, transparency, animation and colour profile. Exif,
 * XMP and unknown chunks are left out, and so is what follows the end of the RIFF container; the header is corrected
 * to say so.
 */
final class WebpCleaner implements Cleaner {

    private static final int ANIMATION = 0x02;
    private static final int ALPHA = 0x10;
    private static final int ICC_PROFILE = 0x20;
    private static final int FRAME_HEADER = 16;

    @Override
    public Cleaned clean(byte[] file, PixelLimit limit) {
        Bytes in = new Bytes(file);
        in.expect("RIFF", "RIFF container");
        Bytes riff = in.part(in.u32le());
        riff.expect("WEBP", "WebP container");
        RiffChunk first = RiffChunk.read(riff);
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        if (first.is("VP8X")) {
            extended(first.data(), riff, limit, chunks);
        } else {
            WebpPicture picture = WebpPicture.of(first);
            limit.picture(picture.width(), picture.height());
            WebpPicture.check(first, picture.width(), picture.height());
            first.writeTo(chunks);
        }
        return new Cleaned(RiffChunk.container("WEBP", chunks.toByteArray()));
    }

    private static void extended(Bytes header, Bytes riff, PixelLimit limit, ByteArrayOutputStream out) {
        int flags = header.u8();
        header.skip(3);
        byte[] canvas = header.take(6);
        Bytes measures = new Bytes(canvas);
        int width = measures.u24le() + 1;
        int height = measures.u24le() + 1;
        limit.canvas(width, height);

        boolean animated = (flags & ANIMATION) != 0;
        Run run = new Run(limit, animated ? 0 : width, animated ? 0 : height);
        while (riff.remaining() > 0) {
            RiffChunk chunk = RiffChunk.read(riff);
            switch (chunk.type()) {
                case "ICCP" -> run.profile(chunk);
                case "ANIM" -> run.keepIf(animated, chunk);
                case "ANMF" -> {
                    if (animated) {
                        run.frame(chunk);
                    }
                }
                case "ALPH", "VP8 ", "VP8L" -> {
                    if (!animated) {
                        run.picture(chunk);
                    }
                }
                default -> {}
            }
        }
        run.finish();

        ByteArrayOutputStream vp8x = new ByteArrayOutputStream();
        vp8x.write((flags & (ANIMATION | ALPHA)) | (run.alpha ? ALPHA : 0) | (run.icc ? ICC_PROFILE : 0));
        vp8x.writeBytes(new byte[3]);
        vp8x.writeBytes(canvas);
        new RiffChunk("VP8X", vp8x.toByteArray()).writeTo(out);
        out.writeBytes(run.out.toByteArray());
    }

    /** What follows the header of an extended file. */
    private static final class Run {

        private final PixelLimit limit;
        private final int width;
        private final int height;
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private boolean alpha;
        private boolean icc;
        private int pictures;
        /** The number of the last picture that has a transparency of its own. */
        private int alphaOfPicture = -1;

        /** A still image's size, which its picture must have; 0 when animated. */
        Run(PixelLimit limit, int width, int height) {
            this.limit = limit;
            this.width = width;
            this.height = height;
        }

        void keepIf(boolean wanted, RiffChunk chunk) {
            if (wanted) {
                chunk.writeTo(out);
            }
        }

        void profile(RiffChunk chunk) {
            // Profiles stand before what they are for (2.7.1.4); one that doesn't is ignored by all.
            boolean inTime = !icc && pictures == 0;
            icc |= inTime;
            keepIf(inTime, chunk);
        }

        void picture(RiffChunk chunk) {
            still(chunk, width, height, out);
        }

        void frame(RiffChunk chunk) {
            Bytes data = chunk.data();
            byte[] header = data.take(FRAME_HEADER);
            Bytes measures = new Bytes(header);
            measures.skip(6);
            int frameWidth = measures.u24le() + 1;
            int frameHeight = measures.u24le() + 1;
            ByteArrayOutputStream frame = new ByteArrayOutputStream();
            frame.writeBytes(header);
            int before = pictures;
            while (data.remaining() > 0) {
                RiffChunk part = RiffChunk.read(data);
                if (part.is("ALPH") || part.is("VP8 ") || part.is("VP8L")) {
                    still(part, frameWidth, frameHeight, frame);
                }
            }
            if (pictures != before + 1) {
                throw ImageRefused.content("a frame without one picture");
            }
            new RiffChunk("ANMF", frame.toByteArray()).writeTo(out);
        }

        private void still(RiffChunk chunk, int w, int h, ByteArrayOutputStream to) {
            if (chunk.is("ALPH")) {
                if (alphaOfPicture == pictures) {
                    throw ImageRefused.content("transparency twice");
                }
                alphaOfPicture = pictures;
                alpha = true;
            } else {
                WebpPicture picture = WebpPicture.of(chunk);
                if (picture.width() != w || picture.height() != h) {
                    throw ImageRefused.content("a picture of another size than announced");
                }
                limit.picture(w, h);
                pictures++;
            }
            WebpPicture.check(chunk, w, h);
            chunk.writeTo(to);
        }

        void finish() {
            if (pictures == 0 || (pictures > 1 && width > 0)) {
                throw ImageRefused.content("not one picture, and no animation");
            }
        }
    }
}
