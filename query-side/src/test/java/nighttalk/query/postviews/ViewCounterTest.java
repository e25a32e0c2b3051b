package nighttalk.query.postviews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import nighttalk.event.PostId;
import org.junit.jupiter.api.Test;

class ViewCounterTest {

    private static final PostId POST = PostId.next();

    /** A log and the rows that follow it, step by step. */
    private static final class LogAndRow implements ViewLog {
        private final Map<Long, Long> eventsOfPost = new HashMap<>();
        private final Map<String, Long> known = new HashMap<>();
        private long head;
        private long row;
        private long rowPosition;
        private boolean answerLost;

        @Override
        public synchronized long record(Batch batch) {
            long first = known.computeIfAbsent(batch.source() + batch.batch(), unseen -> {
                long position = head + 1;
                head += batch.views().size();
                eventsOfPost.put(position, batch.views().getOrDefault(POST.text(), 0L));
                return position;
            });
            if (answerLost) {
                throw new IllegalStateException("the answer is lost");
            }
            return first;
        }

        /** Another process's views of the post, or any other event. */
        synchronized void another(long views) {
            head++;
            eventsOfPost.put(head, views);
        }

        synchronized void fold() {
            for (long position = rowPosition + 1; position <= head; position++) {
                if (eventsOfPost.containsKey(position)) {
                    row += eventsOfPost.getOrDefault(position, 0L);
                    rowPosition = position;
                }
            }
        }

        synchronized long head() {
            return head;
        }

        synchronized long[] read() {
            return new long[] {row, rowPosition};
        }
    }

    private final LogAndRow log = new LogAndRow();
    private final AtomicInteger lost = new AtomicInteger();
    private final ViewCounter counter = new ViewCounter(log, log::head, () -> log.read()[1], 2, lost::incrementAndGet);

    private long shown() {
        long[] row = log.read();
        return counter.shown(POST.value(), row[0], row[1]);
    }

    @Test
    void while_the_rows_stand_still_for_long_no_view_is_forgotten_and_memory_has_an_end() {
        for (int i = 0; i < 1_000; i++) {
            counter.add(POST.value());
            counter.send();
        }
        assertThat(shown()).isEqualTo(1_000);
        assertThat(counter.remembered()).isLessThan(1_000);

        log.fold();
        assertThat(shown()).isEqualTo(1_000);
    }

    @Test
    void a_view_counts_at_once_and_stays_counted_once_on_its_way_into_the_row() {
        counter.add(POST.value());
        assertThat(shown()).isEqualTo(1);

        counter.send();
        assertThat(shown()).isEqualTo(1);

        log.fold();
        assertThat(shown()).isEqualTo(1);
    }

    @Test
    void a_row_that_was_read_before_the_batch_got_there_still_makes_the_right_number() {
        counter.add(POST.value());
        long[] early = log.read();

        counter.send();
        log.fold();
        counter.send();

        assertThat(counter.shown(POST.value(), early[0], early[1])).isEqualTo(1);
    }

    @Test
    void a_batch_whose_answer_is_lost_is_sent_again_and_counts_once() {
        counter.add(POST.value());
        log.answerLost = true;
        assertThatThrownBy(counter::send).hasMessage("the answer is lost");
        assertThat(shown()).isEqualTo(1);
        log.fold();
        assertThat(shown()).isEqualTo(1);
        counter.add(POST.value());
        assertThat(shown()).isEqualTo(2);

        log.answerLost = false;
        counter.send();

        assertThat(shown()).isEqualTo(2);
        log.fold();
        assertThat(shown()).isEqualTo(2);
    }

    @Test
    void views_that_another_process_counted_do_not_pass_for_ours() {
        counter.add(POST.value());
        log.another(5);
        counter.send();
        log.another(7);

        assertThat(shown()).isEqualTo(1);
        log.fold();
        assertThat(shown()).isEqualTo(13);
    }

    @Test
    void what_is_too_much_to_count_is_counted_as_lost() {
        for (int i = 0; i < 3; i++) {
            counter.add(PostId.next().value());
        }

        assertThat(lost).hasValue(1);
    }

    @Test
    void the_number_never_goes_down_and_in_the_end_has_every_view() throws InterruptedException {
        int readers = 4;
        int each = 2_000;
        AtomicBoolean done = new AtomicBoolean();
        Set<String> wrong = new HashSet<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                ExecutorService looking = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.execute(() -> {
                while (!done.get()) {
                    counter.send();
                    log.fold();
                }
            });
            for (int i = 0; i < readers; i++) {
                looking.execute(() -> {
                    long last = 0;
                    for (int n = 0; n < each; n++) {
                        counter.add(POST.value());
                        long now = shown();
                        if (now <= last) {
                            wrong.add(last + " then " + now);
                        }
                        last = now;
                    }
                });
            }
            looking.shutdown();
            assertThat(looking.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
            done.set(true);
        }

        assertThat(wrong).isEmpty();
        assertThat(shown()).isEqualTo((long) readers * each);
    }
}
