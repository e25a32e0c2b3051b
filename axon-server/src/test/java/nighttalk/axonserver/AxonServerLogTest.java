package nighttalk.axonserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.axoniq.axonserver.grpc.event.Event;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import nighttalk.event.AccountId;
import nighttalk.event.DomainEvent;
import nighttalk.event.LikeEvent.PostLiked;
import nighttalk.event.LikeId;
import nighttalk.event.Personal;
import nighttalk.event.PostEvent.PostCreated;
import nighttalk.event.PostId;
import nighttalk.event.json.EventSerializer;
import nighttalk.event.personal.PersonCipher;
import nighttalk.event.personal.PersonCiphers;
import org.axonframework.axonserver.connector.ErrorCode;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The profile, started, with events of ours in it: what would come along, by Axon's own event store. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AxonServerLogTest {

    private final AccountId who = AccountId.next();
    private final PersonCipher cipher;
    private final StubServer server;
    private final ConfigurableApplicationContext context;
    private final EventStore log;

    AxonServerLogTest() throws IOException, GeneralSecurityException {
        AeadConfig.register();
        cipher = new PersonCipher(
                who,
                KeysetHandle.newBuilder()
                        .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                                .withRandomId()
                                .makePrimary())
                        .build()
                        .getPrimitive(RegistryConfiguration.get(), Aead.class));
        server = new StubServer();
        context = new SpringApplicationBuilder(AxonServerLog.class)
                .profiles("axonserver")
                .initializers(fresh -> fresh.getBeanFactory()
                        .registerSingleton("ciphers", (PersonCiphers) person -> Optional.of(cipher)))
                .properties("nighttalk.axon-server.servers=" + server.address(), "axoniq.update-checker.disabled=true")
                .run();
        log = context.getBean(EventStore.class);
    }

    @AfterAll
    void stop() {
        context.close();
        server.close();
    }

    private PostCreated post() {
        return new PostCreated(
                PostId.next(),
                who,
                Personal.of("새벽 두 시"),
                Personal.of("다들 뭐 하세요?"),
                null,
                Instant.parse("2026-11-24T02:00:00Z"));
    }

    private static DomainEventMessage<?> message(String kind, String stream, long sequence, DomainEvent event) {
        return new GenericDomainEventMessage<>(
                kind, stream, sequence, event, MetaData.from(Map.of("actor", "tester", "correlation", "a request")));
    }

    @Test
    void a_stream_comes_back_as_it_was_and_is_kept_as_in_mysql() {
        PostCreated created = post();
        String stream = created.post().text();

        log.publish(List.of(message("Post", stream, 0, created)));

        DomainEventMessage<?> back = log.readEvents(stream).next();
        assertThat(back.getPayload()).isEqualTo(created);
        assertThat(back.getMetaData()).containsEntry("actor", "tester").containsEntry("correlation", "a request");
        Event kept = server.events().all().stream()
                .filter(event -> event.getAggregateIdentifier().equals(stream))
                .findFirst()
                .orElseThrow();
        SerializedObject<byte[]> inMysql =
                context.getBean(EventSerializer.class).serialize(created, byte[].class);
        assertThat(kept.getPayload().getType()).isEqualTo(inMysql.getType().getName());
        assertThat(kept.getPayload().getRevision())
                .isEqualTo(String.valueOf(inMysql.getType().getRevision()));
        String json = kept.getPayload().getData().toString(StandardCharsets.UTF_8);
        assertThat(json).doesNotContain("새벽").contains("\"author\"");
    }

    /** By gRPC's own exception: whoever sends commands has to know its code, where with MySQL it is Axon's. */
    @Test
    void who_comes_second_on_a_stream_is_told_so() {
        PostLiked liked = new PostLiked(PostId.next(), who);
        String stream = new LikeId(liked.post(), liked.account()).toString();
        log.publish(List.of(message("Like", stream, 0, liked)));

        assertThatThrownBy(() -> log.publish(List.of(message("Like", stream, 0, liked))))
                .isInstanceOfSatisfying(StatusRuntimeException.class, refused -> {
                    String code = Objects.requireNonNull(refused.getTrailers()).get(StubEvents.ERROR);
                    assertThat(ErrorCode.getFromCode(code)).isEqualTo(ErrorCode.INVALID_EVENT_SEQUENCE);
                });
    }

    @Test
    void a_follower_gets_all_in_order_and_then_what_comes() throws InterruptedException {
        PostCreated first = post();
        log.publish(List.of(message("Post", first.post().text(), 0, first)));
        try (BlockingStream<TrackedEventMessage<?>> events = log.openStream(log.createTailToken())) {
            PostCreated second = post();
            log.publish(List.of(message("Post", second.post().text(), 0, second)));

            long last = -1;
            Object payload = null;
            while (!second.equals(payload) && events.hasNextAvailable(60, TimeUnit.SECONDS)) {
                TrackedEventMessage<?> event = events.nextAvailable();
                payload = event.getPayload();
                long position = event.trackingToken().position().orElseThrow();
                assertThat(position).isGreaterThan(last);
                last = position;
            }
            assertThat(payload).isEqualTo(second);
        }
    }
}
