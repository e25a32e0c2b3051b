package nighttalk.query.seal.note;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** The JDK's Ed25519, on bare keys of 32 bytes as RFC 8032 has them. */
final class Ed25519 {

    static final int KEY_BYTES = 32;

    /** What RFC 8410 puts before the 32 bytes of a private key (PKCS#8) and of a public one (X.509). */
    private static final byte[] PKCS8 = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    private Ed25519() {}

    static PrivateKey privateKey(byte[] seed) throws GeneralSecurityException {
        return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(concat(PKCS8, seed)));
    }

    static PublicKey publicKey(byte[] bytes) throws GeneralSecurityException {
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(concat(X509, bytes)));
    }

    static byte[] newSeed() {
        byte[] seed = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(seed);
        return seed;
    }

    /** The seed in a PKCS#8 key. */
    static byte[] seed(byte[] pkcs8) throws GeneralSecurityException {
        PrivateKey key = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        return ((EdECPrivateKey) key).getBytes().orElseThrow();
    }

    /**
     * The public key of a seed. The JDK computes it only where it makes a new pair, so it is given the seed as its
     * randomness; that they belong together is tried out.
     */
    static byte[] publicOf(byte[] seed) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(NamedParameterSpec.ED25519, new Fixed(seed));
        byte[] encoded = generator.generateKeyPair().getPublic().getEncoded();
        byte[] bytes = Arrays.copyOfRange(encoded, X509.length, encoded.length);
        if (!verify(publicKey(bytes), seed, sign(privateKey(seed), seed))) {
            throw new GeneralSecurityException("this JDK does not derive Ed25519 public keys");
        }
        return bytes;
    }

    static byte[] sign(PrivateKey key, byte[] text) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(key);
        signature.update(text);
        return signature.sign();
    }

    static boolean verify(PublicKey key, byte[] text, byte[] signed) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(key);
            signature.update(text);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false; // not even the form of a signature
        }
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** Randomness that is none. */
    private static final class Fixed extends SecureRandom {

        private final byte[] bytes;

        Fixed(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public void nextBytes(byte[] target) {
            System.arraycopy(bytes, 0, target, 0, target.length);
        }
    }
}
