package nighttalk.query.export;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** Where files are made and kept: a folder of this process's own, which nobody else on the machine can look into. */
final class ExportFolder {

    private static final Logger LOG = LoggerFactory.getLogger(ExportFolder.class);
    private static final String PREFIX = "nighttalk-export-";

    private final String setting;
    private final long reserve;
    private final Duration forgotten;
    private @Nullable Path own;

    ExportFolder(ExportSettings settings) {
        this.setting = settings.folder();
        this.reserve = settings.reserve().toBytes();
        Duration twice = settings.keep().multipliedBy(2);
        this.forgotten = twice.compareTo(Duration.ofDays(1)) > 0 ? twice : Duration.ofDays(1);
    }

    /** A new folder for one export. */
    synchronized Path fresh(String id) throws IOException {
        return Files.createDirectory(own().resolve(id));
    }

    /** How many more bytes may be written. */
    synchronized long room() throws IOException {
        return Math.max(0, Files.getFileStore(own()).getUsableSpace() - reserve);
    }

    /** The folder may be gone, since what lies long in a folder for temporary files is taken away there. */
    private Path own() throws IOException {
        if (own == null || !Files.isDirectory(own)) {
            Path parent = Path.of(setting.isBlank() ? System.getProperty("java.io.tmpdir") : setting)
                    .toAbsolutePath()
                    .normalize();
            Files.createDirectories(
                    parent, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            removeForgotten(parent);
            own = Files.createTempDirectory(parent, PREFIX); // the owner's alone
        }
        return own;
    }

    /** What processes left that were killed. */
    private void removeForgotten(Path parent) throws IOException {
        Instant before = Instant.now().minus(forgotten);
        try (DirectoryStream<Path> left = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path folder : left) {
                if (Files.getLastModifiedTime(folder).toInstant().isBefore(before)) {
                    remove(folder);
                }
            }
        }
    }

    static void remove(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            LOG.warn("could not remove {}: {}", folder, e.toString());
        }
    }

    synchronized void close() {
        if (own != null) {
            remove(own);
        }
    }
}
