package nighttalk.command.media;

import java.time.Duration;
import java.util.function.Supplier;
import nighttalk.command.throttle.HeavyWork;
import nighttalk.platform.media.MediaPath;
import nighttalk.platform.media.MediaStore;
import nighttalk.platform.refusal.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/**
 * Takes uploaded pictures in: checked, cleaned, and stored before the event that names them. That is {@link HeavyWork}:
 * not even the bytes of a picture are read into memory before its turn has come.
 */
public final class Pictures implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** So that a small picture does not wait for a large one, even where there is one core. */
    private static final int AT_LEAST_AT_ONCE = 2;

    private final ImageIntake intake = new ImageIntake();
    private final HeavyWork threads =
            new HeavyWork("pictures", Math.max(AT_LEAST_AT_ONCE, HeavyWork.halfOfTheCores()), PATIENCE);
    private final MediaStore store;

    /**
     * Takes what it works with.
     *
     * @param store where pictures are kept
     */
    public Pictures(MediaStore store) {
        this.store = store;
    }

    /**
     * Checks, cleans and stores an uploaded picture.
     *
     * @return its path
     * @throws Refused if it is none that is taken
     */
    public String store(MultipartFile file, MediaPath.Folder folder, ImageTexts texts) {
        try {
            intake.glance(file.getOriginalFilename(), file.getContentType(), file.getSize());
        } catch (ImageRefused e) {
            throw refused(e.reason(), texts);
        }
        return threads.run(
                () -> take(file.getOriginalFilename(), file.getContentType(), file.getBytes(), folder, texts));
    }

    /** {@link #store(MultipartFile, MediaPath.Folder, ImageTexts)} of a file that was not uploaded. */
    public String store(
            @Nullable String name, @Nullable String type, byte[] bytes, MediaPath.Folder folder, ImageTexts texts) {
        return threads.run(() -> take(name, type, bytes, folder, texts));
    }

    private String take(
            @Nullable String name, @Nullable String type, byte[] bytes, MediaPath.Folder folder, ImageTexts texts) {
        try {
            CleanImage image = intake.admit(name, type, bytes);
            MediaPath path = MediaPath.random(folder, image.format());
            store.put(path, image.content());
            return path.toString();
        } catch (ImageRefused e) {
            throw refused(e.reason(), texts);
        }
    }

    /** The same for a picture that need not be there. */
    public @Nullable String storeIfGiven(@Nullable MultipartFile file, MediaPath.Folder folder, ImageTexts texts) {
        return file == null ? null : store(file, folder, texts);
    }

    /**
     * Runs what is to refer to the picture, and deletes the picture if that was refused. After any other failure it is
     * not known whether the event is in the log, so the picture stays for the janitor to judge.
     */
    public <R extends @Nullable Object> R discardIfRefused(@Nullable String path, Supplier<R> use) {
        try {
            return use.get();
        } catch (Refused e) {
            if (path != null) {
                store.delete(MediaPath.parse(path));
            }
            throw e;
        }
    }

    private static Refused refused(ImageRefused.Reason reason, ImageTexts texts) {
        return switch (reason) {
            case EXTENSION -> Refused.brokenRule("image-name", texts.name());
            case DECLARED_TYPE, CONTENT, TOO_MANY_PIXELS -> Refused.brokenRule("image-content", texts.content());
            case TOO_LARGE -> new Refused(Refused.Kind.TOO_LARGE, "too-large", "파일은 10MB까지 올릴 수 있습니다.");
        };
    }

    @Override
    public void close() {
        threads.close();
    }
}
