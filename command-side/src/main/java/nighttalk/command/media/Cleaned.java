package nighttalk.command.media;

import java.util.List;

/**
 * What a {@link Cleaner} makes of a file.
 *
 * @param content the file with nothing but what is needed to show the image
 * @param decodable files that together hold every picture of the image in a form that the decoder understands, which
 *     is the content itself but where the decoder knows less than the format
 */
@SuppressWarnings("ArrayRecordComponent") // Passed on once, never compared.
record Cleaned(byte[] content, List<byte[]> decodable) {

    Cleaned(byte[] content) {
        this(content, List.of(content));
    }
}
