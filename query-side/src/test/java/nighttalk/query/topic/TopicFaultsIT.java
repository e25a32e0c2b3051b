package nighttalk.query.topic;

import static nighttalk.query.Evening.registered;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import nighttalk.event.AccountId;
import nighttalk.query.AllProjections;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Brokers that are away, and a topic that somebody has cut. */
@ResourceLock(LogAndTopic.OUTAGES)
@Tag("faults")
@ExtendWith(OutputCaptureExtension.class)
class TopicFaultsIT {

    private static final int EVENTS = 200;
    private static final Duration LONG = Duration.ofMinutes(2);

    @Test
    void brokers_that_are_away_keep_nobody_from_reading_and_no_other_process_from_relaying(CapturedOutput said)
            throws IOException {
        Instant began = Instant.now();
        try (LogAndTopic all = new LogAndTopic(1)) {
            AccountId reader = all.home().log().person();
            all.home().log().append(registered(reader, "밤새는새"));
            all.relay();
            all.awaitViews(all.region(), all.append(EVENTS));

            all.kafka().kill(1);
            all.append(EVENTS);

            Awaitility.await()
                    .alias("the relay lets others try")
                    .atMost(LONG)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> !all.isRelayLocked());
            assertThat(all.region().get(reader, "/api/posts").status()).isEqualTo(200);
            all.kafka().restart(1);
            all.assertCopied();
            all.assertSameViews();
        }
        assertThatTheLogIsNotFlooded(said, began);
    }

    /** What is gone from the topic is in the log: it is made anew from there, and the bookmarks stay. */
    @Test
    void what_is_missing_is_named_and_not_passed_over_until_the_topic_is_made_anew(CapturedOutput said) {
        Instant began = Instant.now();
        try (LogAndTopic all = new LogAndTopic(1)) {
            all.append(EVENTS);
            all.relay();
            long seen = all.home().log().head();
            all.awaitViews(all.region(), seen);
            all.region().closeThisOne();
            all.awaitTopic(all.append(EVENTS));
            all.cutTopic();
            all.awaitTopic(all.append(EVENTS));

            all.region().restart();

            Awaitility.await()
                    .atMost(LONG)
                    .until(() -> said.getOut().contains("the topic has no event at position " + (seen + 1)));
            assertThat(AllProjections.NAMES)
                    .allSatisfy(projection ->
                            assertThat(all.region().positions().of(projection)).isEqualTo(seen));
            all.removeTopic();
            all.append(1);
            all.assertCopied();
            all.assertSameViews();
        }
        assertThatTheLogIsNotFlooded(said, began);
    }

    /**
     * Three processes' followers of the log each say once a second that they look in vain. The output is that of all
     * tests that run meanwhile, of which only the holder of the lock lets followers look in vain for long.
     */
    private static void assertThatTheLogIsNotFlooded(CapturedOutput said, Instant since) {
        long lines = said.getOut()
                .lines()
                .filter(line -> line.contains("Failed to read events"))
                .count();
        assertThat(lines)
                .isLessThanOrEqualTo(3 * Duration.between(since, Instant.now()).toSeconds());
    }
}
