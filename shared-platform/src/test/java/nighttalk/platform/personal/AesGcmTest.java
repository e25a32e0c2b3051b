package nighttalk.platform.personal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AesGcmTest {

    private static final byte[] TEXT = "오늘 밤도 잠이 안 와요".getBytes(UTF_8);
    private static final byte[] OWNER = "somebody".getBytes(UTF_8);

    private final KeysetHandle keyset =
            KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get());
    private final Aead tink = keyset.getPrimitive(AeadConfig2026.get(), Aead.class);
    private final AesGcm ours = new AesGcm(keyset, AeadConfig2026.get());

    AesGcmTest() throws GeneralSecurityException {}

    @Test
    void tink_reads_what_it_writes_and_it_reads_what_tink_writes() throws GeneralSecurityException {
        assertThat(tink.decrypt(ours.encrypt(TEXT, OWNER), OWNER)).isEqualTo(TEXT);
        assertThat(ours.decrypt(tink.encrypt(TEXT, OWNER), OWNER)).isEqualTo(TEXT);
        assertThat(ours.encrypt(TEXT, OWNER)).hasSameSizeAs(tink.encrypt(TEXT, OWNER));
    }

    @Test
    void a_text_belongs_to_its_owner_and_can_not_be_altered() throws GeneralSecurityException {
        byte[] sealed = ours.encrypt(TEXT, OWNER);
        assertThatThrownBy(() -> tink.decrypt(sealed, "another".getBytes(UTF_8)))
                .isInstanceOf(GeneralSecurityException.class);
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> tink.decrypt(sealed, OWNER)).isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void no_nonce_comes_twice() throws GeneralSecurityException {
        int prefix = 5;
        assertThat(IntStream.range(0, 1_000)
                        .mapToObj(i -> HexFormat.of().formatHex(Arrays.copyOfRange(sealed(), prefix, prefix + 12)))
                        .collect(Collectors.toSet()))
                .hasSize(1_000);
    }

    private byte[] sealed() {
        try {
            return ours.encrypt(TEXT, OWNER);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
