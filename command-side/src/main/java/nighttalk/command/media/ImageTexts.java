package nighttalk.command.media;

/**
 * How a refused image is told: each page has words of its own.
 *
 * @param name what is said of a file whose name is not an image's
 * @param content what is said of a file whose type or content is not an image's
 */
public record ImageTexts(String name, String content) {

    /** For profile pictures. */
    public static final ImageTexts PROFILE =
            new ImageTexts("허용되지 않은 이미지 형식입니다. (jpg, jpeg, png, gif, webp만 가능)", "이미지 파일 형식이 올바르지 않습니다.");

    /** For the picture of a new post. */
    public static final ImageTexts NEW_POST = new ImageTexts("허용되지 않은 이미지 형식입니다.", "이미지 MIME 타입 오류");

    /** For the picture of an edited post. */
    public static final ImageTexts EDITED_POST = new ImageTexts("허용되지 않은 이미지입니다.", "이미지 MIME 오류");
}
