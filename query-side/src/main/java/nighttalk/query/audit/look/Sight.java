package nighttalk.query.audit.look;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import nighttalk.query.audit.AuditLog;
import nighttalk.query.audit.state.Said;
import org.jspecify.annotations.Nullable;

/** What one look, which is recorded, lets its viewer see of personal texts. For one answer, in one thread. */
public final class Sight {

    private final boolean unmasked;
    private final Erasures erasures;

    Sight(boolean unmasked, AuditLog log) {
        this.unmasked = unmasked;
        this.erasures = new Erasures(log);
    }

    /** In the place of a text that is there and not shown. */
    public record Masked(boolean masked) {}

    /**
     * In the place of a text whose key is destroyed.
     *
     * @param erasedAt when its person left; null if the log doesn't say
     */
    public record Erased(boolean erased, @Nullable Instant erasedAt) {}

    /** Whether personal texts are shown. */
    public boolean unmasked() {
        return unmasked;
    }

    /** A field's value as the viewer gets it. */
    public @Nullable Object show(@Nullable Object value) {
        return value instanceof Said said ? show(said) : value;
    }

    /** Who left is erased, even if this process could still read them for some seconds. */
    private Object show(Said said) {
        if (!unmasked && !said.text().isErased()) {
            return new Masked(true);
        }
        Optional<Instant> erased = erasures.of(said.person());
        return said.text().isErased() || erased.isPresent()
                ? new Erased(true, erased.orElse(null))
                : said.text().text();
    }

    /** Fields as the viewer gets them. */
    public SequencedMap<String, @Nullable Object> show(Map<String, @Nullable Object> fields) {
        SequencedMap<String, @Nullable Object> shown = new LinkedHashMap<>();
        fields.forEach((name, value) -> shown.put(name, show(value)));
        return shown;
    }
}
