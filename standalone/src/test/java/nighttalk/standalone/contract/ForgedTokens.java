package nighttalk.standalone.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What somebody without the service's key can make of a good token (a JWS, RFC 7515). */
final class ForgedTokens {

    private static final JsonMapper JSON = JsonMapper.shared();

    private ForgedTokens() {}

    static String alteredSignature(String token) {
        int middle = (token.lastIndexOf('.') + token.length()) / 2;
        char altered = token.charAt(middle) == 'A' ? 'B' : 'A';
        return token.substring(0, middle) + altered + token.substring(middle + 1);
    }

    static String withoutSignature(String token) {
        return signed(token) + ".";
    }

    static String signatureOf(String token, String another) {
        return signed(token) + another.substring(another.lastIndexOf('.'));
    }

    static String renamed(String token, String accountId) {
        return withPayload(token, payload(token).put("sub", accountId));
    }

    static String prolonged(String token) {
        ObjectNode payload = payload(token);
        return withPayload(token, payload.put("exp", payload.get("exp").longValue() + 3600));
    }

    static String algorithmNone(String token) {
        return withAlgorithm(token, "none") + ".";
    }

    static String rsa(String token) {
        return signedAnew(token, "RS256", "RSA", 2048, "SHA256withRSA");
    }

    static String ec(String token) {
        return signedAnew(token, "ES256", "EC", 256, "SHA256withECDSAinP1363Format");
    }

    static String ed25519(String token) {
        return signedAnew(token, "EdDSA", "Ed25519", 255, "Ed25519");
    }

    static String secret(String token) {
        String content = withAlgorithm(token, "HS256");
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec("secret-secret-secret-secret-secret".getBytes(UTF_8), "HmacSHA256"));
            return content + "." + encode(mac.doFinal(content.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signedAnew(String token, String algorithm, String keyType, int keySize, String signing) {
        String content = withAlgorithm(token, algorithm);
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance(keyType);
            keys.initialize(keySize);
            PrivateKey key = keys.generateKeyPair().getPrivate();
            Signature signature = Signature.getInstance(signing);
            signature.initSign(key);
            signature.update(content.getBytes(UTF_8));
            return content + "." + encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Header and payload, the header naming another algorithm and still the service's key. */
    private static String withAlgorithm(String token, String algorithm) {
        ObjectNode header = part(token, 0).put("alg", algorithm);
        return encode(JSON.writeValueAsBytes(header)) + "." + token.split("\\.", -1)[1];
    }

    private static String withPayload(String token, ObjectNode payload) {
        String[] parts = token.split("\\.", -1);
        return parts[0] + "." + encode(JSON.writeValueAsBytes(payload)) + "." + parts[2];
    }

    private static String signed(String token) {
        return token.substring(0, token.lastIndexOf('.'));
    }

    private static ObjectNode payload(String token) {
        return part(token, 1);
    }

    private static ObjectNode part(String token, int index) {
        byte[] bytes = Base64.getUrlDecoder().decode(token.split("\\.", -1)[index]);
        return (ObjectNode) JSON.readTree(bytes);
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
