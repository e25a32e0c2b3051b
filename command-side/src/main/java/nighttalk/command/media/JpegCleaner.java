package nighttalk.command.media;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Keeps of a JPEG file what ITU-T T.81 (Annex B) needs to decode it and what colours need: the JFIF header without its
 * preview (ITU-T T.871), ICC profiles (ICC.1, Annex B.4) and Adobe's marker of the colour transform (T.872). Of Exif
 * only the orientation is taken over, which phones count on. What follows the end of the image, such as the video of
 * a motion photo or the further pictures of CIPA DC-007 (MPF), is left out.
 *
 * <p>Baseline, extended and progressive DCT with Huffman coding are taken, which is what browsers show.
 */
final class JpegCleaner implements Cleaner {

    private static final int SOF0 = 0xc0;
    private static final int SOF1 = 0xc1;
    private static final int SOF2 = 0xc2;
    private static final int DHT = 0xc4;
    private static final int RST0 = 0xd0;
    private static final int RST7 = 0xd7;
    private static final int EOI = 0xd9;
    private static final int SOS = 0xda;
    private static final int DQT = 0xdb;
    private static final int DRI = 0xdd;
    private static final int APP0 = 0xe0;
    private static final int APP1 = 0xe1;
    private static final int APP2 = 0xe2;
    private static final int APP14 = 0xee;
    private static final int APP15 = 0xef;
    private static final int COM = 0xfe;

    private static final int ADOBE_LENGTH = 12;

    @Override
    public Cleaned clean(byte[] file, PixelLimit limit) {
        Run run = new Run(new Bytes(file), limit);
        run.in.expect("\u00ff\u00d8", "start of image");
        int marker = run.marker();
        while (marker != EOI) {
            run.segment(marker);
            marker = run.marker();
        }
        return new Cleaned(run.finish());
    }

    private static final class Run {

        private final Bytes in;
        private final PixelLimit limit;
        private final ByteArrayOutputStream jfif = new ByteArrayOutputStream();
        private final ByteArrayOutputStream rest = new ByteArrayOutputStream();
        private int orientation = ExifOrientation.UPRIGHT;
        private boolean framed;
        private int scans;

        Run(Bytes in, PixelLimit limit) {
            this.in = in;
            this.limit = limit;
        }

        /** Markers may be preceded by any number of fill bytes (B.1.1.2). */
        int marker() {
            in.expect("\u00ff", "marker");
            int marker = in.u8();
            while (marker == 0xff) {
                marker = in.u8();
            }
            return marker;
        }

        void segment(int marker) {
            Bytes body = in.part(in.u16be() - 2L);
            switch (marker) {
                case SOF0, SOF1, SOF2 -> frame(marker, body);
                case SOS -> scan(body);
                case DHT, DQT, DRI -> write(rest, marker, body.rest());
                case APP0 -> jfif(body);
                case APP1 -> orientation = ExifOrientation.find(body).orElse(orientation);
                case APP2 -> keepIfItBegins("ICC_PROFILE\0", marker, body);
                case APP14 -> adobe(body);
                default -> {
                    if (marker != COM && (marker < APP0 || marker > APP15)) {
                        throw ImageRefused.content("unsupported marker " + marker);
                    }
                }
            }
        }

        private void frame(int marker, Bytes body) {
            if (framed) {
                throw ImageRefused.content("more than one frame");
            }
            framed = true;
            byte[] payload = body.rest();
            Bytes header = new Bytes(payload);
            header.skip(1); // Bits per sample: the decoder's business.
            int height = header.u16be();
            limit.picture(header.u16be(), height);
            write(rest, marker, payload);
        }

        private void scan(Bytes body) {
            if (!framed) {
                throw ImageRefused.content("a scan without a frame");
            }
            limit.scans(++scans);
            write(rest, SOS, body.rest());
            rest.writeBytes(entropyCodedData());
        }

        /** Up to the next marker: a 0xff that is not followed by 0 or a restart marker (B.1.1.5). */
        private byte[] entropyCodedData() {
            int start = in.position();
            while (true) {
                int beforeMarker = in.position();
                if (in.u8() == 0xff) {
                    int next = in.u8();
                    if (next != 0 && (next < RST0 || next > RST7)) {
                        in.backTo(beforeMarker);
                        return in.since(start);
                    }
                }
            }
        }

        private void jfif(Bytes body) {
            if (body.skipIf("JFIF\0")) {
                jfif.reset();
                ByteArrayOutputStream payload = new ByteArrayOutputStream();
                payload.writeBytes("JFIF\0".getBytes(StandardCharsets.US_ASCII));
                // Version, unit and two densities; then the size of the preview: none.
                payload.writeBytes(body.take(7));
                payload.writeBytes(new byte[2]);
                write(jfif, APP0, payload.toByteArray());
            }
        }

        private void adobe(Bytes body) {
            if (body.remaining() >= ADOBE_LENGTH) {
                keepIfItBegins("Adobe", APP14, body.part(ADOBE_LENGTH));
            }
        }

        private void keepIfItBegins(String identifier, int marker, Bytes body) {
            byte[] payload = body.rest();
            if (new Bytes(payload).skipIf(identifier)) {
                write(rest, marker, payload);
            }
        }

        byte[] finish() {
            if (scans == 0) {
                throw ImageRefused.content("no scan");
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream(rest.size() + 64);
            out.write(0xff);
            out.write(0xd8);
            out.writeBytes(jfif.toByteArray());
            if (orientation != ExifOrientation.UPRIGHT) {
                write(out, APP1, ExifOrientation.payload(orientation));
            }
            out.writeBytes(rest.toByteArray());
            out.write(0xff);
            out.write(EOI);
            return out.toByteArray();
        }

        private static void write(ByteArrayOutputStream out, int marker, byte[] payload) {
            int length = payload.length + 2;
            out.write(0xff);
            out.write(marker);
            out.write(length >> 8);
            out.write(length);
            out.writeBytes(payload);
        }
    }
}
