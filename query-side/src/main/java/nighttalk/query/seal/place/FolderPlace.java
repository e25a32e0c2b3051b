package nighttalk.query.seal.place;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder, best one of another machine. Files change their content by a change of names. */
final class FolderPlace implements Place {

    private static final long MOST_BYTES = 1 << 20;

    private final Path folder;

    FolderPlace(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    private Path file(String path) {
        Path file = folder.resolve(path).normalize();
        if (!file.startsWith(folder)) {
            throw new IllegalArgumentException("not in the folder: " + path);
        }
        return file;
    }

    @Override
    public Optional<byte[]> read(String path) {
        Path file = file(path);
        try {
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            if (Files.size(file) > MOST_BYTES) {
                throw new PlaceAway(file + " is too large to be what it should be");
            }
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new PlaceAway("the sealed log can't be read: " + e, e);
        }
    }

    @Override
    public void write(String path, byte[] content, boolean lasting) {
        Path file = file(path);
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.getParent());
            try (FileChannel channel = FileChannel.open(
                    fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer rest = ByteBuffer.wrap(content);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                if (lasting) {
                    channel.force(true);
                }
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new PlaceAway("the sealed log can't be written: " + e, e);
        }
    }

    @Override
    public void forget(String path) {
        Path file = file(path);
        try {
            Files.deleteIfExists(file);
            if (path.contains(".p/")) {
                Files.deleteIfExists(file.getParent());
            }
        } catch (IOException e) {
            // it is in nobody's way; a folder of partial tiles may still have some
        }
    }

    @Override
    public List<Long> checkpoints() {
        Path kept = file(CHECKPOINTS);
        if (!Files.isDirectory(kept)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(kept)) {
            return Sizes.of(files.map(file -> kept.relativize(file).toString().replace('\\', '/')));
        } catch (IOException e) {
            throw new PlaceAway("the sealed log can't be read: " + e, e);
        }
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
