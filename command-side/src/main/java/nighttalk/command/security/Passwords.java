package nighttalk.command.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Map;
import nighttalk.command.account.NewPassword;
import nighttalk.command.account.PasswordHash;
import nighttalk.command.throttle.HeavyWork;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes and checks passwords: Argon2id with the parameters that OWASP recommends (19 MiB, 2 passes), and the first
 * backend's PBKDF2 until its owner logs in again. Every failed check does one of each, whatever the reason, so that its
 * time tells nothing.
 */
@Component
public class Passwords implements AutoCloseable {

    private static final String ARGON2 = "argon2";
    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** passlib's hash of something nobody knows, with its default rounds. */
    private static final String NOBODYS_PBKDF2 =
            "$pbkdf2-sha256$29000$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private final DelegatingPasswordEncoder encoder;
    private final PasslibPbkdf2 legacy = new PasslibPbkdf2();
    private final HeavyWork threads = new HeavyWork("hashing", HeavyWork.halfOfTheCores(), PATIENCE);
    private final String nobodys;

    Passwords() {
        encoder = new DelegatingPasswordEncoder(
                ARGON2, Map.of(ARGON2, new Argon2PasswordEncoder(16, 32, 1, MEMORY_KIB, PASSES)));
        encoder.setDefaultPasswordEncoderForMatches(legacy);
        nobodys = encoder.encode("nobody's password");
    }

    /** The hash of a password that was just chosen. */
    public PasswordHash hash(NewPassword password) {
        return hash(password.text());
    }

    /** The hash of a password that was just checked. */
    public PasswordHash hash(String password) {
        return threads.run(() -> new PasswordHash(encoder.encode(password)));
    }

    /**
     * A hash that the first backend made.
     *
     * @throws IllegalArgumentException if it is not of the kind that it made
     */
    public static PasswordHash takenOver(String encoded) {
        if (!PasslibPbkdf2.isOne(encoded)) {
            throw new IllegalArgumentException("not a $pbkdf2-sha256$ hash");
        }
        return new PasswordHash(encoded);
    }

    /** Whether it is the password. */
    public boolean match(String password, PasswordHash hash) {
        // Half a character, which JSON can say and no bytes can, is nobody's password; it is checked like a wrong one.
        String writable = new String(password.getBytes(UTF_8), UTF_8);
        return threads.run(() -> {
            boolean matches = encoder.matches(writable, hash.encoded()) && writable.equals(password);
            if (!matches) {
                if (PasslibPbkdf2.isOne(hash.encoded())) {
                    encoder.matches(writable, nobodys);
                } else {
                    legacy.matches(writable, NOBODYS_PBKDF2);
                }
            }
            return matches;
        });
    }

    /** Takes as long as a check that fails. */
    public void pretendToCheck(String password) {
        match(password, new PasswordHash(nobodys));
    }

    /** Whether the hash should be made anew at the next chance. */
    public boolean isOutdated(PasswordHash hash) {
        return encoder.upgradeEncoding(hash.encoded());
    }

    @Override
    public void close() {
        threads.close();
    }
}
