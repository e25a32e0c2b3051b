package nighttalk.command.media;

import nighttalk.command.media.ImageRefused.Reason;

/**
 * Counts the pixels that an image announces, before any are decoded: a file of a few bytes can announce terabytes
 * (a decompression bomb).
 */
final class PixelLimit {

    /** The most pixels of one picture: what current phones take, and 160 MB when decoded. */
    static final int MAX_PICTURE = 40_000_000;
    /** The most pixels of all frames of an animation: half a minute of video at 640 x 480, 20 a second. */
    static final long MAX_ALL = 200_000_000;
    /** The most pixels that all scans of a progressive JPEG go over; encoders make some ten scans. */
    static final long MAX_SCANNED = 1_000_000_000;
    /** The longest side: decoders hold whole rows. JPEG and GIF can't say more, WebP not even that. */
    static final int MAX_SIDE = 65_535;
    /** The most frames: each costs something, however small. */
    static final int MAX_FRAMES = 2_000;

    private int frames;
    private long all;
    private int largest;

    /** An area that whoever shows the image has to set aside, such as the canvas of an animation. */
    void canvas(long width, long height) {
        if (width < 1 || height < 1) {
            throw ImageRefused.content("a picture without area");
        }
        if (width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_PICTURE) {
            throw new ImageRefused(Reason.TOO_MANY_PIXELS, width + " x " + height + " pixels");
        }
    }

    /** A picture that will be decoded: the only one, or a frame. */
    void picture(long width, long height) {
        canvas(width, height);
        int area = Math.toIntExact(width * height);
        largest = Math.max(largest, area);
        all += area;
        if (++frames > MAX_FRAMES || all > MAX_ALL) {
            throw new ImageRefused(Reason.TOO_MANY_PIXELS, all + " pixels in " + frames + " frames");
        }
    }

    /** The one picture is decoded in this many scans. */
    void scans(int count) {
        if (count * all > MAX_SCANNED) {
            throw new ImageRefused(Reason.TOO_MANY_PIXELS, all + " pixels in " + count + " scans");
        }
    }

    /** The pixels of the largest picture announced. */
    int largestPicture() {
        return largest;
    }
}
