package nighttalk.benchmarks.history;

import nighttalk.event.DomainEvent;

/**
 * One event of a made-up history, as the log will keep it, but not yet encrypted.
 *
 * @param position in the log
 * @param place in its stream
 * @param micros when, in microseconds since 1970
 * @param id the event's own identifier
 * @param event what happened
 * @param why on whose behalf, and what it follows from
 */
record Entry(long position, Place place, long micros, String id, DomainEvent event, Why why) {

    /**
     * What makes an event the next of its stream.
     *
     * @param type the kind of aggregate
     */
    record Place(String stream, long sequence, String type) {}

    /** As the service's metadata have it. */
    record Why(String actor, String correlation, String causation) {}
}
