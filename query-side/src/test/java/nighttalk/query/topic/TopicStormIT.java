package nighttalk.query.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Three brokers and two relays, of which one after the other is killed while events are appended. */
@Tag("faults")
@ResourceLock(LogAndTopic.OUTAGES)
class TopicStormIT {

    private static final int EVENTS = 100;
    private static final int TIMES = Math.max(1, Integer.getInteger("nighttalk.test.rounds", 0)) * 20;

    @Test
    void whatever_is_killed_each_event_comes_once_and_in_order() throws IOException {
        try (LogAndTopic all = new LogAndTopic(3)) {
            Process first = all.relayAsProcess();
            try {
                all.awaitTopic(all.append(EVENTS));
                all.relay();
                storm(all, first);
            } finally {
                first.destroyForcibly();
            }
            all.assertCopied();
            all.assertSameViews();
        }
    }

    private static void storm(LogAndTopic all, Process first) throws IOException {
        for (int i = 1; i <= TIMES; i++) {
            all.awaitTopic(all.append(EVENTS) - 4 * EVENTS);
            switch (i % 20) {
                case 5 -> all.kafka().kill(1);
                case 10 -> {
                    all.kafka().restart(1);
                    first.destroyForcibly();
                }
                case 15 -> {
                    all.kafka().awaitBrokers(3);
                    all.kafka().kill(2);
                }
                case 0 -> all.kafka().restart(2);
                default -> {}
            }
        }
        assertThat(first.isAlive()).isFalse();
    }
}
