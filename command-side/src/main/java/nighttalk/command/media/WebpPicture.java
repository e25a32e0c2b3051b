package nighttalk.command.media;

/**
 * The size that the coded picture itself announces, which is what a decoder sets memory aside for, whatever the
 * container says: RFC 6386, 9.1 for lossy pictures, RFC 9649, 3.4 for lossless ones.
 */
record WebpPicture(int width, int height) {

    private static final int LOSSLESS_SIGNATURE = 0x2f;
    private static final int LOSSLESS_HEADER = 5;
    private static final int SIDE = 0x3fff;
    private static final int COMPRESSION = 3;
    private static final int AS_LOSSLESS = 1;

    static WebpPicture of(RiffChunk chunk) {
        return switch (chunk.type()) {
            case "VP8 " -> lossy(chunk.data());
            case "VP8L" -> lossless(chunk.data());
            default -> throw ImageRefused.content("no picture but " + chunk.type());
        };
    }

    private static WebpPicture lossy(Bytes data) {
        boolean keyFrame = (data.u24le() & 1) == 0;
        if (!keyFrame) {
            throw ImageRefused.content("a picture that builds on another");
        }
        data.expect("\u009d\u0001*", "start of a lossy picture");
        return new WebpPicture(data.u16le() & SIDE, data.u16le() & SIDE);
    }

    private static WebpPicture lossless(Bytes data) {
        if (data.u8() != LOSSLESS_SIGNATURE) {
            throw ImageRefused.content("no start of a lossless picture");
        }
        long sizes = data.u32le();
        return new WebpPicture((int) (sizes & SIDE) + 1, (int) (sizes >> 14 & SIDE) + 1);
    }

    /**
     * Refuses coded data that is harmless to show but not to decode.
     *
     * @param chunk a picture or its transparency
     */
    static void check(RiffChunk chunk, int width, int height) {
        Bytes data = chunk.data();
        if (chunk.is("VP8L")) {
            data.skip(LOSSLESS_HEADER);
            LosslessWebp.check(data, width, height);
        } else if (chunk.is("ALPH") && (data.u8() & COMPRESSION) == AS_LOSSLESS) {
            LosslessWebp.check(data, width, height);
        }
    }
}
