package nighttalk.command.security;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Verifies the hashes of Python's passlib, {@code $pbkdf2-sha256$rounds$salt$checksum}, which the first backend wrote.
 * Salt and checksum are Base64 with {@code .} for {@code +} and without padding (passlib's "adapted base64").
 */
final class PasslibPbkdf2 implements PasswordEncoder {

    private static final Pattern FORMAT =
            Pattern.compile("\\$pbkdf2-sha256\\$(\\d{1,7})\\$([A-Za-z0-9./]{0,200})\\$([A-Za-z0-9./]{43})");
    private static final int KEY_BITS = 256;
    private static final int MOST_ROUNDS = 2_000_000;

    /** Whether it is such a hash. */
    static boolean isOne(String encoded) {
        return FORMAT.matcher(encoded).matches();
    }

    @Override
    public String encode(@Nullable CharSequence password) {
        throw new UnsupportedOperationException("new passwords get Argon2id");
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String encoded) {
        if (password == null || encoded == null) {
            return false;
        }
        Matcher parts = FORMAT.matcher(encoded);
        if (!parts.matches()
                || Integer.parseInt(parts.group(1)) > MOST_ROUNDS
                || parts.group(1).equals("0")) {
            return false;
        }
        byte[] expected = base64(parts.group(3));
        return MessageDigest.isEqual(
                expected, derive(password, base64(parts.group(2)), Integer.parseInt(parts.group(1))));
    }

    private static byte[] base64(String adapted) {
        return Base64.getDecoder().decode(adapted.replace('.', '+'));
    }

    private static byte[] derive(CharSequence password, byte[] salt, int rounds) {
        try {
            PBEKeySpec spec = new PBEKeySpec(password.toString().toCharArray(), salt, rounds, KEY_BITS);
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
