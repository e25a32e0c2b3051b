package nighttalk.event.json;

import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;

/** Lifts what earlier versions wrote to today's revisions. Events in the log are never rewritten. */
public final class Upcasters {

    private Upcasters() {}

    /** All upcasters, oldest first. */
    public static EventUpcaster chain() {
        return new EventUpcasterChain(new PostCreatedImagePathRenamed());
    }
}
