package nighttalk.command.media;

/** An uploaded file is not an image that NightTalk keeps; {@link #reason} says why. */
public final class ImageRefused extends RuntimeException {

    /** What is wrong with an uploaded file. */
    public enum Reason {
        /** Its name doesn't end in jpg, jpeg, png, gif or webp, in any letter case. */
        EXTENSION,
        /** It was declared as something other than image/jpeg, image/png, image/gif or image/webp. */
        DECLARED_TYPE,
        /** Its bytes are no whole, decodable image of these formats. */
        CONTENT,
        /** It has more than {@link ImageIntake#MAX_BYTES} bytes. */
        TOO_LARGE,
        /** It would unfold into more pixels than are worth the memory and time. */
        TOO_MANY_PIXELS
    }

    private final Reason reason;

    ImageRefused(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    ImageRefused(String message, Throwable cause) {
        super(message, cause);
        this.reason = Reason.CONTENT;
    }

    /** The bytes are no image, for the reason that the message names to developers. */
    static ImageRefused content(String message) {
        return new ImageRefused(Reason.CONTENT, message);
    }

    /** What to tell the person who uploaded the file. */
    public Reason reason() {
        return reason;
    }
}
