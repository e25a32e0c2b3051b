package nighttalk.standalone.harness;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.ProtectionDomain;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * Lets a whole process live at another time than this machine, and jump about in it, without privileges: an agent in
 * that process sends every question for the time of day that any class but the JDK's asks here. What measures how long
 * something takes ({@link System#nanoTime}) goes on as it does when somebody sets a machine's clock.
 */
public final class JumpingClock {

    private static final ByteBuffer NO_JUMP = ByteBuffer.allocate(Long.BYTES);

    /** By how many milliseconds this process is off, in a file that the test's process writes. */
    private static volatile ByteBuffer offset = NO_JUMP;

    private final Path jar;
    private final Path file;
    private final MappedByteBuffer millis;

    /** Keeps what it needs in this folder. */
    public JumpingClock(Path folder) throws IOException {
        jar = folder.resolve("clock.jar");
        file = folder.resolve("offset");
        Files.write(file, new byte[Long.BYTES]);
        millis = map(file);
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", JumpingClock.class.getName());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new JarOutputStream(bytes, manifest).close(); // the class itself is on the class path
        Files.write(jar, bytes.toByteArray());
    }

    /** The environment of a process that is to live by it. */
    public Map<String, String> environment() {
        return Map.of("JAVA_TOOL_OPTIONS", "-javaagent:" + jar + "=" + file);
    }

    /** From now on the process's time is that far from ours. */
    public void jump(Duration from) {
        millis.putLong(0, from.toMillis());
    }

    private static MappedByteBuffer map(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return channel.map(FileChannel.MapMode.READ_WRITE, 0, Long.BYTES);
        }
    }

    /** The agent begins, before the process's own main method. */
    public static void premain(String file, Instrumentation instrumentation) throws IOException {
        offset = map(Path.of(file));
        instrumentation.addTransformer(new ClassFileTransformer() {
            @Override
            public byte @Nullable [] transform(
                    @Nullable ClassLoader loader,
                    @Nullable String name,
                    @Nullable Class<?> redefined,
                    @Nullable ProtectionDomain domain,
                    byte[] bytes) {
                return !ClassLoader.getSystemClassLoader().equals(loader)
                                || name == null
                                || name.startsWith("nighttalk/standalone/harness/")
                        ? null
                        : AskedElsewhere.in(bytes, JumpingClock.class);
            }
        });
    }

    /** Instead of {@link System#currentTimeMillis}. */
    public static long currentTimeMillis() {
        return System.currentTimeMillis() + offset.getLong(0);
    }

    /** Instead of {@link Instant#now()}. */
    public static Instant now() {
        return Instant.now().plusMillis(offset.getLong(0));
    }

    /** Instead of {@link Clock#systemUTC}. */
    public static Clock systemUTC() {
        return new OffClock(ZoneOffset.UTC);
    }

    /** Instead of {@link Clock#system}. */
    public static Clock system(ZoneId zone) {
        return new OffClock(zone);
    }

    private static final class OffClock extends Clock {

        private final ZoneId zone;

        OffClock(ZoneId zone) {
            this.zone = zone;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new OffClock(other);
        }

        @Override
        public Instant instant() {
            return now();
        }
    }
}
