package nighttalk.standalone.harness;

/** A file as a browser uploads it: its bytes, and what the browser claims about them. */
public final class UploadedFile {

    private final String name;
    private final String type;
    private final byte[] bytes;

    /** A file of a name and a declared content type, true or not. */
    public UploadedFile(String name, String type, byte[] bytes) {
        this.name = name;
        this.type = type;
        this.bytes = bytes.clone();
    }

    /** What browsers send for a file input in which nothing was chosen. */
    public static UploadedFile nothingChosen() {
        return new UploadedFile("", "application/octet-stream", new byte[0]);
    }

    /** The same file under another name. */
    public UploadedFile named(String otherName) {
        return new UploadedFile(otherName, type, bytes);
    }

    /** The same file with another declared content type. */
    public UploadedFile declared(String otherType) {
        return new UploadedFile(name, otherType, bytes);
    }

    /** The same name and declared type with another content. */
    public UploadedFile holding(byte[] otherBytes) {
        return new UploadedFile(name, type, otherBytes);
    }

    /** The file name. */
    public String name() {
        return name;
    }

    /** The declared content type. */
    public String type() {
        return type;
    }

    /** The content. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public String toString() {
        return name + " (" + type + ")";
    }
}
