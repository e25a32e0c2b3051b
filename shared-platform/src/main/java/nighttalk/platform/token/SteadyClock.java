package nighttalk.platform.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Goes on evenly from when it was made, whatever becomes of the machine's clock: for who only asks how long something is
 * ago. Axon's coordinators would otherwise look for free segments again only when a time has come that was a jump.
 */
public final class SteadyClock extends Clock {

    private final Instant began = Instant.now();
    private final long beganNanos = System.nanoTime();

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(system(zone), Duration.between(Instant.now(), instant()));
    }

    @Override
    public Instant instant() {
        return began.plusNanos(System.nanoTime() - beganNanos);
    }
}
