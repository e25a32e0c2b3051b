package nighttalk.query.audit.state;

import org.jspecify.annotations.Nullable;

/**
 * What an event made of one field.
 *
 * @param before a text, a number, a truth value, a time, {@link Said}; or null where there was nothing
 * @param after the same, after the event
 */
public record Change(
        String field, @Nullable Object before, @Nullable Object after) {}
