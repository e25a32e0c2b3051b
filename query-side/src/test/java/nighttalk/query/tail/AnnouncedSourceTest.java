package nighttalk.query.tail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AnnouncedSourceTest {

    private static final int EVENTS = 2_000;

    private final EmbeddedEventStore log = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .fetchDelay(1)
            .build();
    private final LogTail tail = new LogTail(log, List.of());

    @AfterEach
    void stop() {
        tail.stop();
        log.shutDown();
    }

    private BlockingStream<TrackedEventMessage<?>> open() {
        return tail.announced(log).openStream(log.createTailToken());
    }

    private void publish(int number) {
        log.publish(GenericEventMessage.asEventMessage(number));
    }

    @Test
    void who_listens_is_told_of_new_events_until_the_stream_is_closed() throws Exception {
        tail.start();
        AtomicInteger told = new AtomicInteger();
        AtomicInteger other = new AtomicInteger();
        try (BlockingStream<TrackedEventMessage<?>> still = open()) {
            assertThat(still.setOnAvailableCallback(other::incrementAndGet)).isTrue();
            try (BlockingStream<TrackedEventMessage<?>> closed = open()) {
                assertThat(closed.setOnAvailableCallback(told::incrementAndGet)).isTrue();
                publishUntilGrown(told);
            }
            publishUntilGrown(other); // what was being told while the stream was closed
            publishUntilGrown(other);
            int before = told.get();
            publishUntilGrown(other);
            publishUntilGrown(other);
            assertThat(told).hasValue(before);
        }
    }

    private void publishUntilGrown(AtomicInteger count) {
        int before = count.get();
        Awaitility.await().until(() -> {
            publish(1);
            return count.get() > before;
        });
    }

    @Test
    void two_threads_in_one_stream_lose_no_event() throws Exception {
        List<Object> seen = new ArrayList<>();
        AtomicBoolean over = new AtomicBoolean();
        try (BlockingStream<TrackedEventMessage<?>> stream = open();
                ExecutorService threads = Executors.newFixedThreadPool(2)) {
            try {
                threads.execute(() -> {
                    while (!over.get()) {
                        stream.peek();
                        Thread.onSpinWait();
                    }
                });
                Future<?> taking = threads.submit(() -> {
                    while (!over.get() && seen.size() < EVENTS) {
                        if (stream.hasNextAvailable()) {
                            seen.add(stream.nextAvailable().getPayload());
                        }
                    }
                    return null;
                });
                IntStream.range(0, EVENTS).forEach(this::publish);
                Awaitility.await().atMost(Duration.ofSeconds(30)).until(taking::isDone);
                taking.get();
            } finally {
                over.set(true);
            }
        }
        assertThat(seen).isEqualTo(IntStream.range(0, EVENTS).boxed().toList());
    }
}
