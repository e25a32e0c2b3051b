package nighttalk.command.media;

import nighttalk.platform.media.ImageFormat;

/**
 * An image that was decoded to prove it is one, and that tells nothing but its pixels: fit to be kept and shown.
 *
 * @param format what it really is, whatever it was called
 * @param content the file, without metadata; not copied, so not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // Up to 10 MiB, handed on once; nobody compares two of them.
public record CleanImage(ImageFormat format, byte[] content) {}
