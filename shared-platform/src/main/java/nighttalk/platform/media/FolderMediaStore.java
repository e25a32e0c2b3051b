package nighttalk.platform.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

/**
 * Images as files in a folder, which several processes may share. Files that the store did not write are left alone.
 *
 * <p>A write goes to a temporary file in the same folder, is flushed to the disk and renamed, so that a reader sees an
 * image whole or not at all, also after a loss of power.
 */
public final class FolderMediaStore implements MediaStore {

    private static final Pattern UNFINISHED = Pattern.compile("\\.[0-9a-f-]{36}\\.part");

    private final Path root;

    /**
     * Opens the store, making its folders where they are missing.
     *
     * @throws UncheckedIOException when they can't be made
     */
    public FolderMediaStore(Path root) {
        this.root = root;
        try {
            for (MediaPath.Folder folder : MediaPath.Folder.values()) {
                Files.createDirectories(root.resolve(folder.path()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void put(MediaPath path, byte[] content) {
        Path target = fileOf(path);
        Path unfinished = target.resolveSibling("." + UUID.randomUUID() + ".part");
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new IllegalStateException("there is an image under " + path + " already");
        }
        try {
            try {
                writeDurably(unfinished, content);
                Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(unfinished);
            }
            flushNames(root.resolve(path.folder().path()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writeDurably(Path file, byte[] content) throws IOException {
        // Not Files.createTempFile: that makes files which only their owner can read, and the reading side may run as
        // another user.
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    /** The rename itself is durable only once the folder is flushed (POSIX leaves that to the caller, see fsync(2)). */
    private static void flushNames(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public Optional<Resource> find(MediaPath path) {
        Path file = fileOf(path);
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                ? Optional.of(new FileSystemResource(file))
                : Optional.empty();
    }

    @Override
    public boolean delete(MediaPath path) {
        return deleted(fileOf(path));
    }

    @Override
    public Stream<MediaPath> writtenBefore(Instant time) {
        return Arrays.stream(MediaPath.Folder.values())
                .flatMap(folder -> files(folder, time).stream().flatMap(file -> imageOf(folder, file)));
    }

    @Override
    public int discardUnfinishedBefore(Instant time) {
        int discarded = 0;
        Predicate<String> unfinished = UNFINISHED.asMatchPredicate();
        for (MediaPath.Folder folder : MediaPath.Folder.values()) {
            for (Path file : files(folder, time)) {
                if (unfinished.test(file.getFileName().toString()) && deleted(file)) {
                    discarded++;
                }
            }
        }
        return discarded;
    }

    private static boolean deleted(Path file) {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path fileOf(MediaPath path) {
        return root.resolve(path.folder().path()).resolve(path.file());
    }

    private List<Path> files(MediaPath.Folder folder, Instant before) {
        try (Stream<Path> files = Files.list(root.resolve(folder.path()))) {
            return files.filter(file -> isWrittenBefore(file, before)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isWrittenBefore(Path file, Instant time) {
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)
                            .toInstant()
                            .isBefore(time);
        } catch (NoSuchFileException _) {
            // Deleted or renamed by another since it was listed.
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<MediaPath> imageOf(MediaPath.Folder folder, Path file) {
        try {
            return Stream.of(MediaPath.of(folder, file.getFileName().toString()));
        } catch (IllegalArgumentException _) {
            // Not an image of ours.
            return Stream.empty();
        }
    }
}
