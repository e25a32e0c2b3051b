package nighttalk.query.projection;

import static nighttalk.query.Evening.created;
import static nighttalk.query.Evening.registered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import nighttalk.event.AccountId;
import nighttalk.event.DomainEvent;
import nighttalk.event.LikeEvent.PostLiked;
import nighttalk.event.Personal;
import nighttalk.event.PostEvent.PostDeleted;
import nighttalk.event.PostEvent.PostEdited;
import nighttalk.event.PostEvent.PostViewsCounted;
import nighttalk.event.PostId;
import nighttalk.query.AllProjections;
import nighttalk.query.RunningQuerySide;
import nighttalk.query.projection.DeadLetterEndpoint.ParkedEvent;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeadLettersIT {

    private static final String TOO_LONG = "길".repeat(129);

    private RunningQuerySide querySide;
    private AccountId who;

    @BeforeEach
    void start() {
        querySide = RunningQuerySide.start();
        who = querySide.log().person();
        querySide.log().append(registered(who, "부엉이"));
    }

    @AfterEach
    void stop() {
        querySide.close();
    }

    private void awaitProjections(long position) {
        Awaitility.await().until(() -> querySide.positions().ofAll(AllProjections.NAMES) >= position);
    }

    private List<String> titles() {
        return querySide
                .views()
                .sql("SELECT title FROM post ORDER BY post_id")
                .query(String.class)
                .list();
    }

    @Test
    void an_event_that_can_not_be_taken_in_waits_with_those_behind_it_while_the_others_go_on() {
        PostId broken = PostId.next();
        PostId fine = PostId.next();
        querySide.log().append(created(broken, who, TOO_LONG), created(fine, who, "다른 글"));
        awaitProjections(
                querySide.log().append(new PostEdited(broken, who, Personal.of("고친 글"), Personal.of("비밀 이야기"), null)));

        assertThat(titles()).containsExactly("다른 글");
        List<ParkedEvent> parked = querySide.part(DeadLetterEndpoint.class).list();
        assertThat(parked).extracting(ParkedEvent::type).containsExactly("PostCreated", "PostEdited");
        assertThat(parked).extracting(ParkedEvent::projection).containsOnly("post");
        assertThat(parked.getFirst().sequence()).isEqualTo("post " + broken);
        assertThat(parked.getFirst().reason()).contains("Data too long");
        assertThat(parked.getFirst().stack()).contains("RowWriter");
        assertThat(parked.getLast().reason()).isNull();
        assertThat(payloads()).noneMatch(payload -> payload.contains("비밀"));
    }

    private List<String> payloads() {
        return querySide
                .views()
                .sql("SELECT payload FROM dead_letter_entry")
                .query((row, n) -> new String(row.getBytes(1), StandardCharsets.UTF_8))
                .list();
    }

    @Test
    void a_retry_heals_in_order_and_later_events_need_no_retry() {
        PostId broken = PostId.next();
        querySide.log().append(created(broken, who, TOO_LONG));
        awaitProjections(
                querySide.log().append(new PostEdited(broken, who, Personal.of("고친 글"), Personal.of("내용"), null)));
        DeadLetterEndpoint operators = querySide.part(DeadLetterEndpoint.class);

        assertThat(operators.retry("post", null)).isEqualTo(new DeadLetters.Retried(0, 1));
        querySide.views().sql("ALTER TABLE post MODIFY title VARCHAR(500)").update();
        assertThat(operators.retry("post", "post " + broken)).isEqualTo(new DeadLetters.Retried(2, 0));

        assertThat(titles()).containsExactly("고친 글");
        assertThat(operators.list()).isEmpty();
        awaitProjections(
                querySide.log().append(new PostEdited(broken, who, Personal.of("더 고친 글"), Personal.of("내용"), null)));
        assertThat(titles()).containsExactly("더 고친 글");
    }

    @Test
    void parked_events_are_kept_over_a_restart_and_still_hold_back_those_behind_them() {
        PostId broken = PostId.next();
        awaitProjections(querySide.log().append(created(broken, who, TOO_LONG)));

        querySide.restart();
        awaitProjections(querySide.log().append(new PostDeleted(broken, who)));

        assertThat(querySide.part(DeadLetters.class).count("post")).isEqualTo(2);
        assertThat(querySide.part(DeadLetters.class).count("feed")).isZero();
    }

    @Test
    void an_event_that_can_not_be_read_is_parked_and_one_of_a_newer_version_is_skipped() {
        querySide.log().appendRaw("PostArchived", "1", "{\"post\":\"x\"}".getBytes(StandardCharsets.UTF_8));
        querySide.log().appendRaw("PostDeleted", "1", "{\"post\":\"no identifier\"}".getBytes(StandardCharsets.UTF_8));
        PostId fine = PostId.next();
        awaitProjections(querySide.log().append(created(fine, who, "다른 글")));

        assertThat(titles()).containsExactly("다른 글");
        assertThat(querySide.part(DeadLetterEndpoint.class).list())
                .hasSameSizeAs(AllProjections.LIST)
                .allMatch(parked -> parked.type().equals("PostDeleted"));
    }

    @Test
    void one_bad_event_in_a_big_batch_costs_the_others_nothing() {
        PostId fine = PostId.next();
        PostId broken = PostId.next();
        List<DomainEvent> events = new ArrayList<>();
        events.add(created(fine, who, "다른 글"));
        for (int i = 0; i < 150; i++) {
            events.add(new PostViewsCounted(fine, 1));
            events.add(i == 75 ? created(broken, who, TOO_LONG) : new PostLiked(fine, AccountId.next()));
        }
        events.add(new PostEdited(fine, who, Personal.of("고친 글"), Personal.of("내용"), null));
        events.add(new PostDeleted(broken, who));
        awaitProjections(querySide.log().append(events));

        assertThat(titles()).containsExactly("고친 글");
        assertThat(querySide
                        .views()
                        .sql("SELECT views FROM feed WHERE post_id = ? AND likes = 149")
                        .param(fine.value())
                        .query(Long.class)
                        .single())
                .isEqualTo(150);
        assertThat(querySide.part(DeadLetterEndpoint.class).list())
                .extracting(ParkedEvent::projection, ParkedEvent::type)
                .containsExactly(tuple("post", "PostCreated"), tuple("post", "PostDeleted"));
    }
}
