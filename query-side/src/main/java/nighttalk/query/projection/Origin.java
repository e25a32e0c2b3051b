package nighttalk.query.projection;

import org.jspecify.annotations.Nullable;

/** Where an event comes from, as the log's metadata have it. Read only by those who ask. */
public interface Origin {

    /** Of an event of which nothing is known. */
    Origin UNKNOWN = new Origin() {
        @Override
        public String event() {
            return "";
        }

        @Override
        public @Nullable String actor() {
            return null;
        }

        @Override
        public @Nullable String correlation() {
            return null;
        }
    };

    /** The event's identifier. */
    String event();

    /** Who acted. */
    @Nullable String actor();

    /** Common to everything that one request set off. */
    @Nullable String correlation();
}
