package nighttalk.command.media;

import java.io.ByteArrayOutputStream;
import java.util.Map;

/**
 * Keeps of a PNG file the chunks that hold the picture, its colours and its animation, by the W3C's Portable Network
 * Graphics (Third Edition), chapters 5 and 11. Texts, times, Exif and private chunks are left out, and so is what
 * follows the end, where some editors leave parts of what was cropped away.
 */
final class PngCleaner implements Cleaner {

    /** What may be taken over besides IHDR, IDAT, IEND and frames, with the most bytes it can have. */
    private static final Map<String, Integer> KEPT = Map.ofEntries(
            Map.entry("PLTE", 768),
            Map.entry("tRNS", 256),
            Map.entry("gAMA", 4),
            Map.entry("cHRM", 32),
            Map.entry("sRGB", 1),
            Map.entry("cICP", 4),
            Map.entry("mDCV", 24),
            Map.entry("cLLI", 8),
            Map.entry("sBIT", 4),
            Map.entry("bKGD", 6),
            Map.entry("pHYs", 9),
            Map.entry("acTL", 8));

    @Override
    public Cleaned clean(byte[] file, PixelLimit limit) {
        Run run = new Run(new Bytes(file), limit);
        run.in.expect(PngChunk.SIGNATURE, "PNG signature");
        PngChunk chunk = PngChunk.read(run.in);
        run.header(chunk);
        while (!chunk.is("IEND")) {
            chunk = PngChunk.read(run.in);
            run.chunk(chunk);
        }
        return run.finish();
    }

    private static final class Run {

        private final Bytes in;
        private final PixelLimit limit;
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final ApngFrames frames;
        private boolean imageSeen;
        private boolean animated;

        Run(Bytes in, PixelLimit limit) {
            this.in = in;
            this.limit = limit;
            this.frames = new ApngFrames(limit);
            out.writeBytes(PngChunk.signature());
        }

        void header(PngChunk header) {
            if (!header.is("IHDR") || header.length() != 13) {
                throw ImageRefused.content("no PNG header");
            }
            Bytes data = header.data();
            limit.picture(data.u32be(), data.u32be());
            frames.header(header);
            keep(header);
        }

        void chunk(PngChunk chunk) {
            switch (chunk.type()) {
                case "IHDR" -> throw ImageRefused.content("more than one PNG header");
                case "IEND" -> keep(chunk);
                case "IDAT" -> {
                    imageSeen = true;
                    frames.image();
                    keep(chunk);
                }
                case "fcTL" -> {
                    if (animated) {
                        frames.control(chunk);
                        keep(chunk);
                    }
                }
                case "fdAT" -> {
                    if (animated) {
                        frames.data(chunk);
                        keep(chunk);
                    }
                }
                case "iCCP" -> {
                    if (PngColorProfile.isReadable(chunk)) {
                        keep(chunk);
                    }
                }
                default -> other(chunk);
            }
        }

        private void other(PngChunk chunk) {
            Integer longest = KEPT.get(chunk.type());
            if (longest == null) {
                if (chunk.isCritical()) {
                    throw ImageRefused.content("unknown critical chunk " + chunk.type());
                }
                return;
            }
            if (chunk.length() > longest) {
                throw ImageRefused.content(chunk.type() + " is too long");
            }
            animated |= chunk.is("acTL");
            if (chunk.is("PLTE") || chunk.is("tRNS")) {
                frames.colours(chunk);
            }
            keep(chunk);
        }

        private void keep(PngChunk chunk) {
            chunk.check();
            chunk.writeTo(out);
        }

        Cleaned finish() {
            if (!imageSeen) {
                throw ImageRefused.content("no image data");
            }
            byte[] content = out.toByteArray();
            return new Cleaned(content, frames.decodableWith(content));
        }
    }
}
