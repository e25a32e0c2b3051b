package nighttalk.query.audit.state;

import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import nighttalk.event.DomainEvent;
import org.jspecify.annotations.Nullable;

/**
 * What events of one class do to things.
 *
 * @param type the class
 * @param does what it does to the one thing that it is about
 * @param about that thing; null where it is about none
 * @param says the fields of that thing which it speaks of
 * @param alsoEnds whether another thing, given by its fields, ends with it
 */
record Meaning<E extends DomainEvent>(
        Class<E> type,
        Does does,
        Function<E, @Nullable Thing> about,
        Function<E, Map<String, @Nullable Object>> says,
        BiPredicate<E, Map<String, @Nullable Object>> alsoEnds) {

    /** What an event's fields are to the state of its thing. */
    enum Does {
        /** The thing is there from now on, with these fields. */
        BEGINS,
        /** These fields are these from now on. */
        CHANGES,
        /** The numbers are added up. */
        COUNTS,
        /** The thing is gone. */
        ENDS,
        /** It is about none of the things that have a history. */
        NOTHING
    }

    static <E extends DomainEvent> Meaning<E> of(Class<E> type, Does does, Function<E, @Nullable Thing> about) {
        return new Meaning<>(type, does, about, Fields::of, (event, fields) -> false);
    }

    Meaning<E> endingAlso(BiPredicate<E, Map<String, @Nullable Object>> those) {
        return new Meaning<>(type, does, about, says, those);
    }

    /** Where the event's fields are not fields of the thing. */
    Meaning<E> saying(Function<E, Map<String, @Nullable Object>> what) {
        return new Meaning<>(type, does, about, what, alsoEnds);
    }

    /** What it does to that thing. */
    Does to(Thing thing, Map<String, @Nullable Object> fields, DomainEvent event) {
        E known = type.cast(event);
        if (thing.equals(about.apply(known))) {
            return does;
        }
        return alsoEnds.test(known, fields) ? Does.ENDS : Does.NOTHING;
    }

    Map<String, @Nullable Object> fields(DomainEvent event) {
        return says.apply(type.cast(event));
    }

    @Nullable Thing thing(DomainEvent event) {
        return about.apply(type.cast(event));
    }
}
