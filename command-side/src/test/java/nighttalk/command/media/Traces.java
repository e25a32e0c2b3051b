package nighttalk.command.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.Tag;
import com.drew.metadata.exif.GpsDirectory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** What a camera leaves in a file, and the search for it. */
final class Traces {

    /** Stands in everything that must not be left. */
    static final String SECRET = "Haeundae-ro 264";

    static final byte[] XMP = Samples.latin1(
            "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
                    + "<rdf:Description xmlns:dc='http://purl.org/dc/elements/1.1/' dc:creator='" + SECRET
                    + "'/></rdf:RDF></x:xmpmeta>");

    private Traces() {}

    /** Exif (a TIFF structure, without a JPEG segment's identifier) with the orientation, a place and a model. */
    static byte[] exif(int orientation) {
        byte[] model = (SECRET + "\0").getBytes(StandardCharsets.US_ASCII);
        int gps = 8 + 2 + 3 * 12 + 4;
        int degrees = gps + 2 + 2 * 12 + 4;
        int text = degrees + 24;
        ByteBuffer tiff = ByteBuffer.allocate(text + model.length);
        tiff.putShort((short) 0x4d4d).putShort((short) 42).putInt(8);
        tiff.putShort((short) 3);
        entry(tiff, 0x0110, 2, model.length, text);
        entry(tiff, 0x0112, 3, 1, orientation << 16);
        entry(tiff, 0x8825, 4, 1, gps);
        tiff.putInt(0);
        tiff.putShort((short) 2);
        entry(tiff, 1, 2, 2, 'N' << 24);
        entry(tiff, 2, 5, 3, degrees);
        tiff.putInt(0);
        for (int part : new int[] {35, 9, 30}) {
            tiff.putInt(part).putInt(1);
        }
        return tiff.put(model).array();
    }

    private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
        tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    /** Makes sure that the test's own traces are real ones: an independent reader finds them. */
    static void assertPlaceIsTold(byte[] file) {
        assertThat(read(file).getFirstDirectoryOfType(GpsDirectory.class).getRationalArray(GpsDirectory.TAG_LATITUDE))
                .hasSize(3);
        assertThat(Samples.latin1(file)).contains(SECRET);
    }

    /** Nothing but technical facts is left: the names of all the tags that an independent reader finds are expected. */
    static void assertNothingIsTold(byte[] file) {
        assertThat(Samples.latin1(file)).doesNotContain(SECRET, "xmpmeta", "GPS", "http:");
        List<String> names = new ArrayList<>();
        for (Directory directory : read(file).getDirectories()) {
            names.add(directory.getName());
        }
        assertThat(names)
                .isSubsetOf(
                        "JPEG",
                        "JFIF",
                        "Huffman",
                        "File Type",
                        "Exif IFD0",
                        "PNG-IHDR",
                        "PNG-PLTE",
                        "PNG-pHYs",
                        "PNG-gAMA",
                        "PNG-sRGB",
                        "PNG-bKGD",
                        "PNG Chromaticities",
                        "GIF Header",
                        "GIF Image",
                        "GIF Control",
                        "GIF Animation",
                        "WebP");
    }

    /** The tags of the first Exif directory, such as {@code Orientation}. */
    static List<String> exifTags(byte[] file) {
        return StreamSupport.stream(read(file).getDirectories().spliterator(), false)
                .filter(directory -> directory.getName().startsWith("Exif"))
                .flatMap(directory -> directory.getTags().stream().map(Tag::toString))
                .toList();
    }

    private static Metadata read(byte[] file) {
        try {
            return ImageMetadataReader.readMetadata(new ByteArrayInputStream(file));
        } catch (ImageProcessingException e) {
            throw new AssertionError(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
