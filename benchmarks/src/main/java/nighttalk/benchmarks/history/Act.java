package nighttalk.benchmarks.history;

import nighttalk.benchmarks.history.Entry.Place;
import nighttalk.event.AccountId;
import nighttalk.event.DomainEvent;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody does, before it has a position and a time.
 *
 * @param actor on whose behalf
 * @param because the event that set it off, or null where a person's request did
 */
record Act(
        Place place,
        DomainEvent event,
        String actor,
        @Nullable Because because) {

    /**
     * What an automation reacts to.
     *
     * @param event its identifier
     * @param correlation what belongs together
     */
    record Because(String event, String correlation) {}

    static Act by(AccountId member, Place place, DomainEvent event) {
        return new Act(place, event, member.text(), null);
    }
}
