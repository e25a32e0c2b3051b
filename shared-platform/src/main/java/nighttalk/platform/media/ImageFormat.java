package nighttalk.platform.media;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The image formats that NightTalk takes and serves. */
public enum ImageFormat {
    /** ITU-T T.81 in a JFIF, Exif or Adobe file. */
    JPEG("image/jpeg", "jpg"),
    /** W3C Portable Network Graphics, animated ones included. */
    PNG("image/png", "png"),
    /** CompuServe GIF87a and GIF89a. */
    GIF("image/gif", "gif"),
    /** RFC 9649. */
    WEBP("image/webp", "webp");

    /** No format is told by more bytes than these. */
    private static final int MAGIC = 12;

    private final String mediaType;
    private final String extension;

    ImageFormat(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    /** The media type that images of this format are served with, such as {@code image/jpeg}. */
    public String mediaType() {
        return mediaType;
    }

    /** The extension that stored files of this format have, without a dot. */
    public String extension() {
        return extension;
    }

    /** The format whose files end like this (no dot, any letter case; {@code jpeg} as well as {@code jpg}). */
    public static Optional<ImageFormat> ofExtension(String extension) {
        String lower = extension.toLowerCase(Locale.ROOT);
        String stored = lower.equals("jpeg") ? JPEG.extension : lower;
        return Arrays.stream(values())
                .filter(format -> format.extension.equals(stored))
                .findFirst();
    }

    /** The format of this media type: type and subtype alone, any letter case. */
    public static Optional<ImageFormat> ofMediaType(String mediaType) {
        return Arrays.stream(values())
                .filter(format -> format.mediaType.equalsIgnoreCase(mediaType))
                .findFirst();
    }

    /** The format that the first bytes announce, whatever the file is called. Says nothing about the rest. */
    public static Optional<ImageFormat> ofContent(byte[] content) {
        byte[] magic = Arrays.copyOf(content, MAGIC);
        if (startsWith(magic, 0, "\u00ff\u00d8\u00ff")) {
            return Optional.of(JPEG);
        }
        if (startsWith(magic, 0, "\u0089PNG\r\n\u001a\n")) {
            return Optional.of(PNG);
        }
        if (startsWith(magic, 0, "GIF87a") || startsWith(magic, 0, "GIF89a")) {
            return Optional.of(GIF);
        }
        if (startsWith(magic, 0, "RIFF") && startsWith(magic, 8, "WEBP")) {
            return Optional.of(WEBP);
        }
        return Optional.empty();
    }

    private static boolean startsWith(byte[] bytes, int from, String latin1) {
        for (int i = 0; i < latin1.length(); i++) {
            if ((bytes[from + i] & 0xff) != latin1.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
