package nighttalk.event.json;

import nighttalk.event.DomainEvent;
import nighttalk.event.Personal;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Events as JSON that is read without keys: like the log's in today's revision, but what is {@link Personal} is not in
 * it at all, or stands there in the clear. For files that leave the service, never for the log.
 */
public final class OpenJson {

    private final JsonMapper json;

    private OpenJson(JsonMapper json) {
        this.json = json;
    }

    /** Personal fields are left out, by their type: one that is added tomorrow is left out too. */
    public static OpenJson withoutPersonal() {
        return new OpenJson(JsonMapper.builder()
                .withConfigOverride(Personal.class, personal -> personal.setIsIgnoredType(true))
                .build());
    }

    /** Personal fields are in the clear; erased ones are null. */
    public static OpenJson withPersonal() {
        return new OpenJson(JsonMapper.builder()
                .addModule(new SimpleModule("open").addSerializer(Personal.class, new InTheClear()))
                .build());
    }

    /** The event's JSON. */
    public String of(DomainEvent event) {
        return json.writeValueAsString(event);
    }

    private static final class InTheClear extends StdSerializer<Personal> {
        InTheClear() {
            super(Personal.class);
        }

        @Override
        public void serialize(Personal value, JsonGenerator out, SerializationContext context) {
            if (value.isErased()) {
                out.writeNull();
            } else {
                out.writeString(value.text());
            }
        }
    }
}
