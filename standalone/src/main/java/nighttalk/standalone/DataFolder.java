package nighttalk.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import nighttalk.command.console.tool.InternalSecret;
import nighttalk.database.Schemas;
import nighttalk.platform.database.MissingSetting;
import nighttalk.query.seal.note.SigningKey;
import nighttalk.standalone.seal.LogAccess;

/** The folder of everything that is kept between runs: database, pictures, keys. One process at a time has it. */
final class DataFolder {

    private static final int KEY_BYTES = 32;

    /** A channel that nobody refers to is closed by the garbage collector, and the lock is gone with it. */
    private static final Queue<FileChannel> HELD = new ConcurrentLinkedQueue<>();

    private final Path folder;

    private DataFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Takes the folder, which is made if it is not there.
     *
     * @throws MissingSetting if another process has it
     */
    @SuppressWarnings("resource") // held until the process ends, which releases it
    static DataFolder take(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                channel.close();
                throw new MissingSetting("the data folder is in use by another NightTalk: " + folder);
            }
            HELD.add(channel);
            return new DataFolder(folder);
        } catch (IOException e) {
            throw new MissingSetting("the data folder can't be used: " + e);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // this process has it already
        }
    }

    Path database() {
        return folder.resolve("database");
    }

    Path media() {
        return folder.resolve("media");
    }

    Path keys() {
        return ownerOnlyFolder(folder.resolve("keys"));
    }

    /** The master key, made at the first start, readable by its owner alone. */
    String masterKey() {
        Path file = keys().resolve("master.key");
        try {
            if (!Files.exists(file)) {
                writeOwnerOnly(file, Base64.getEncoder().encodeToString(random(KEY_BYTES)));
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the sealed log is published, unless the settings name another place. */
    Path seal() {
        return folder.resolve("seal");
    }

    /**
     * The file of the key that signs the sealed log, made at the first start, readable by its owner alone. One that was
     * lost is not made anew: what it signed could not be continued with another.
     */
    Path sealKey() {
        Path file = keys().resolve("seal.key");
        try {
            if (!Files.exists(file) && !Files.exists(seal().resolve("checkpoint"))) {
                String key =
                        SigningKey.generate("nighttalk.local/" + HexFormat.of().formatHex(random(4)));
                writeOwnerOnly(file, key);
                Files.writeString(
                        keys().resolve("seal.vkey"),
                        SigningKey.read(file, "").verifier().text() + System.lineSeparator());
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Notes how the log is read, for {@code audit verify}, which does not ask the running service. */
    void noteReader(Schemas.Account reader) {
        note(LogAccess.FILE, reader.url() + "\n" + reader.user() + "\n" + reader.password() + "\n");
    }

    /** Notes what shows the running service that a call comes from its owner, for {@code users}. */
    void noteSecret(String secret) {
        note(InternalSecret.FILE, secret + "\n");
    }

    private void note(String name, String text) {
        Path file = keys().resolve(name);
        try {
            Files.deleteIfExists(file);
            writeOwnerOnly(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    private static void writeOwnerOnly(Path file, String text) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
    }

    private static Path ownerOnlyFolder(Path folder) {
        try {
            return Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (FileAlreadyExistsException e) {
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
