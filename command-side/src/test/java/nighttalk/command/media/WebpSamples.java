package nighttalk.command.media;

import java.util.Base64;

/** The JDK can't write WebP, so here are files of 20 x 14 pixels that libwebp 1.6 wrote (through Pillow 12.3). */
final class WebpSamples {

    private WebpSamples() {}

    static byte[] lossy() {
        return decode("UklGRlAAAABXRUJQVlA4IEQAAABQAwCdASoUAA4ALvmczmcnLy8vDwD4S2AE6ZQjgAKjvgaPAAD+7tljCUQXihv7T2yeSCOa"
                + "H/cChw7dwYMykg26FgeAAA==");
    }

    static byte[] lossless() {
        return decode("UklGRjgAAABXRUJQVlA4TCsAAAAvE0ADALkyRPQ/BgBB+B+3MP7R/0SVgUwYYhX0D8znHYYJiAmAJNeBy78AAA==");
    }

    /** Extended, with a chunk of transparency. */
    static byte[] transparent() {
        return decode("UklGRoIAAABXRUJQVlA4WAoAAAAQAAAAEwAADQAAQUxQSA8AAAAFEBIQDvh/WRQjYgKwfAAAVlA4IEwAAADwAwCdASoUAA4A"
                + "PzmQvlWvKqajMAgB4CcJbACdMoADS2YRxZCT8n8AAP7kDsUk1lcBAnBPczDZGynWxXud8o9aYhd/hezpQLIDygAA");
    }

    /** Three frames, lossy. */
    static byte[] animated() {
        return decode("UklGRmgBAABXRUJQVlA4WAoAAAACAAAAEwAADQAAQU5JTQYAAAAAAAAAAABBTk1GXAAAAAAAAAAAABMAAA0AAGQAAAJWUDgg"
                + "RAAAAFADAJ0BKhQADgAu+ZzOZycvLy8PAPhLYATplCOAAqO+Bo8AAP7u2WMJRBeKG/tPbJ5II5of9wKHDt3BgzKSDboWB4AA"
                + "QU5NRmYAAAAAAAAAAAATAAANAABkAAAAVlA4IE4AAAA0AwCdASoUAA4APzmEuVODAIAAAnCWwAsRtQBaXF7oCBZgAP74lOdK"
                + "oOn9+CcyTbxOKl4RCyv67y6flYpcX85xEH1Q7w9mKRfVDETrAABBTk1GagAAAAAAAAAAABMAAA0AAGQAAABWUDggUgAAAJQD"
                + "AJ0BKhQADgA/OYy+VQMAgAACcJbACdMoR3N6SAYQUqRIOigA/tpeq0ihYKl2LIU2zwoTfuexYRDYp1cfhFOfEj7WPzVYfp0z"
                + "y0xNqWPlgAA=");
    }

    private static byte[] decode(String base64) {
        return Base64.getDecoder().decode(base64);
    }
}
