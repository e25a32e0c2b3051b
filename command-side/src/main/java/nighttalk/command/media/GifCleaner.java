package nighttalk.command.media;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps of a GIF file (GIF89a, CompuServe 1990) the screen, the colour tables, the frames with their timing and how
 * often they repeat. Comments, text drawn by the viewer (which no browser draws) and applications' data (XMP among
 * them) are left out, and so is what follows the trailer.
 */
final class GifCleaner implements Cleaner {

    private static final int IMAGE = 0x2c;
    private static final int EXTENSION = 0x21;
    private static final int TRAILER = 0x3b;
    private static final int PLAIN_TEXT = 0x01;
    private static final int GRAPHIC_CONTROL = 0xf9;
    private static final int APPLICATION = 0xff;

    @Override
    public Cleaned clean(byte[] file, PixelLimit limit) {
        Run run = new Run(new Bytes(file), limit);
        run.screen();
        int block = run.in.u8();
        while (block != TRAILER) {
            switch (block) {
                case IMAGE -> run.image();
                case EXTENSION -> run.extension();
                default -> throw ImageRefused.content("unknown block " + block);
            }
            block = run.in.u8();
        }
        return new Cleaned(run.finish());
    }

    private static final class Run {

        private final Bytes in;
        private final PixelLimit limit;
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        /** How to show the next frame; only written together with one. */
        private byte @Nullable [] control;

        private boolean imageSeen;

        Run(Bytes in, PixelLimit limit) {
            this.in = in;
            this.limit = limit;
        }

        void screen() {
            int start = in.position();
            if (!in.skipIf("GIF87a")) {
                in.expect("GIF89a", "GIF signature");
            }
            limit.canvas(in.u16le(), in.u16le());
            int flags = in.u8();
            in.skip(2);
            skipColours(flags);
            out.writeBytes(in.since(start));
        }

        void image() {
            int start = in.position();
            in.skip(4);
            limit.picture(in.u16le(), in.u16le());
            skipColours(in.u8());
            in.skip(1);
            skipSubBlocks();
            if (control != null) {
                out.writeBytes(control);
                control = null;
            }
            out.write(IMAGE);
            out.writeBytes(in.since(start));
            imageSeen = true;
        }

        void extension() {
            switch (in.u8()) {
                case GRAPHIC_CONTROL -> {
                    in.expect("\u0004", "graphic control");
                    byte[] values = in.take(4);
                    in.expect("\0", "end of graphic control");
                    ByteArrayOutputStream whole = new ByteArrayOutputStream();
                    whole.writeBytes(new byte[] {EXTENSION, (byte) GRAPHIC_CONTROL, 4});
                    whole.writeBytes(values);
                    whole.write(0);
                    control = whole.toByteArray();
                }
                case APPLICATION -> application();
                case PLAIN_TEXT -> {
                    // It is something drawn, so it is what a graphic control before it was for.
                    control = null;
                    skipSubBlocks();
                }
                default -> skipSubBlocks();
            }
        }

        private void application() {
            int start = in.position();
            boolean repeats = in.skipIf("\u000bNETSCAPE2.0") || in.skipIf("\u000bANIMEXTS1.0");
            if (repeats && in.skipIf("\u0003\u0001")) {
                in.skip(2);
                byte[] howOften = in.since(start);
                out.write(EXTENSION);
                out.write(APPLICATION);
                out.writeBytes(howOften);
                out.write(0);
            }
            skipSubBlocks();
        }

        /** A colour table has 2 to the power of (the lowest three bits + 1) entries of three bytes. */
        private void skipColours(int flags) {
            if ((flags & 0x80) != 0) {
                in.skip(3L << ((flags & 7) + 1));
            }
        }

        private void skipSubBlocks() {
            int length = in.u8();
            while (length != 0) {
                in.skip(length);
                length = in.u8();
            }
        }

        byte[] finish() {
            if (!imageSeen) {
                throw ImageRefused.content("no frame");
            }
            out.write(TRAILER);
            return out.toByteArray();
        }
    }
}
