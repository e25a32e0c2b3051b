package nighttalk.command.throttle;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An endpoint that one person, or one address, may call only so often; beyond that the answer is 429. What a rule
 * refuses counts for addresses and not for people: somebody who forgot the title has not posted. But what was refused
 * only after {@link HeavyWork} counts.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Throttled {

    /** What it is counted as. */
    Act value();
}
