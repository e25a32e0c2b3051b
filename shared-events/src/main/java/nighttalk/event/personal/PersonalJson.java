package nighttalk.event.personal;

import nighttalk.event.Personal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * {@link Personal} as JSON: Base64 of the ciphertext, or the empty string once erased. The cipher comes with each call
 * as the context attribute {@link #CIPHER}, since it depends on whose event it is.
 */
public final class PersonalJson {

    /** The {@link PersonCipher} of the event at hand; absent when the person's key is gone. */
    public static final Object CIPHER = PersonCipher.class;

    private static final String ERASED = "";

    private PersonalJson() {}

    /** What teaches Jackson to write and read personal fields. */
    public static SimpleModule module() {
        return new SimpleModule("personal")
                .addSerializer(Personal.class, new Writer())
                .addDeserializer(Personal.class, new Reader());
    }

    private static final class Writer extends StdSerializer<Personal> {
        Writer() {
            super(Personal.class);
        }

        @Override
        public void serialize(Personal value, JsonGenerator out, SerializationContext context) {
            PersonCipher cipher = (@Nullable PersonCipher) context.getAttribute(CIPHER);
            if (value.isErased()) {
                out.writeString(ERASED);
            } else if (cipher == null) {
                // Never in the clear, not even when the key was destroyed a moment ago.
                throw new PersonIsGone();
            } else {
                out.writeString(cipher.encrypt(value.text()));
            }
        }
    }

    private static final class Reader extends StdDeserializer<Personal> {
        Reader() {
            super(Personal.class);
        }

        @Override
        public Personal deserialize(JsonParser in, DeserializationContext context) {
            String sealed = in.getString();
            PersonCipher cipher = (@Nullable PersonCipher) context.getAttribute(CIPHER);
            return cipher == null || sealed.equals(ERASED) ? Personal.erased() : cipher.decrypt(sealed);
        }
    }
}
