package nighttalk.event.json;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import nighttalk.event.AccountId;
import nighttalk.event.personal.PersonCipher;
import nighttalk.event.personal.PersonCiphers;
import org.axonframework.eventhandling.EventData;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.serialization.LazyDeserializingObject;
import org.axonframework.serialization.upcasting.event.InitialEventRepresentation;

/** The fixed key that the golden files were written with, and a way to read as the event store reads. */
final class Sample {

    private Sample() {}

    static PersonCiphers noKeys() {
        return person -> Optional.empty();
    }

    static PersonCiphers keyOf(AccountId owner) {
        PersonCipher cipher = new PersonCipher(owner, fixedKey());
        return person -> person.equals(owner) ? Optional.of(cipher) : Optional.empty();
    }

    private static Aead fixedKey() {
        try {
            return new AesGcmJce("golden files, golden files, 32 b".getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static Object readThroughUpcasters(String name, String revision, byte[] json, PersonCiphers ciphers) {
        EventSerializer serializer = new EventSerializer(ciphers);
        EventData<byte[]> stored = new GenericDomainEventEntry<>(
                "Stream", "id", 0, "event", Instant.EPOCH, name, revision, json, new byte[] {'{', '}'});
        return Upcasters.chain()
                .upcast(Stream.of(new InitialEventRepresentation(stored, serializer)))
                .map(event -> new LazyDeserializingObject<>(event.getData(), serializer).getObject())
                .findFirst()
                .orElseThrow();
    }
}
