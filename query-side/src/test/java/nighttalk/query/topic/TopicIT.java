package nighttalk.query.topic;

import static nighttalk.query.Evening.created;
import static nighttalk.query.Evening.registered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import nighttalk.event.AccountId;
import nighttalk.event.PostId;
import nighttalk.query.AllProjections;
import nighttalk.query.RunningQuerySide;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A query side that follows a copy of the log, and may not read the log. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TopicIT {

    private static final int EVENTS = 1_200;

    private final LogAndTopic all = new LogAndTopic(1);
    private final RunningQuerySide home = all.home();
    private final RunningQuerySide region = all.region();

    @BeforeAll
    void copy() {
        all.append(EVENTS);
        all.relay();
        all.awaitTopic(home.log().head());
    }

    @AfterAll
    void stop() {
        all.close();
    }

    @Test
    void the_copy_has_each_event_once_and_its_views_are_those_of_the_log() {
        all.assertCopied();
        all.assertSameViews();
        assertThatThrownBy(() -> JdbcClient.create(region.logAsItIsSeen())
                        .sql("SELECT COUNT(*) FROM event")
                        .query(Long.class)
                        .single())
                .hasStackTraceContaining("denied");
    }

    /** The analysts there, too, do without the log's database. */
    @Test
    void they_are_verified_and_rebuilt_from_it() {
        home.log().consoleUser("mina", "analyst", 1);
        String mina = home.commandSide().consoleToken("mina", 1);
        String all = AllProjections.NAMES.stream().map(name -> '"' + name + '"').collect(Collectors.joining(","));

        assertThat(result(mina, "{\"kind\": \"verify\", \"projections\": [" + all + "]}"))
                .isEqualTo("equal");
        assertThat(result(mina, "{\"kind\": \"rebuild\", \"projections\": [" + all + "]}"))
                .isEqualTo("switched");
        assertThat(result(mina, "{\"kind\": \"verify\", \"projections\": [" + all + "]}"))
                .isEqualTo("equal");
    }

    private String result(String analyst, String wish) {
        RunningQuerySide.Answer started = region.postWith(analyst, "/api/analysis/rebuilds", wish);
        assertThat(started.status()).as(started.toString()).isEqualTo(202);
        String path = "/api/analysis/rebuilds/" + started.body().path("id").asString();
        region.textWith(analyst, path + "/events");
        return region.getWith(analyst, path).body().path("result").asString();
    }

    @Test
    void whoever_wrote_sees_it_there_as_soon_as_it_has_come() {
        AccountId who = home.log().person();
        all.awaitViews(region, home.log().append(registered(who, "밤새는새")));
        for (int i = 0; i < 20; i++) {
            PostId post = PostId.next();
            long position = home.log().append(created(post, who, "글"));
            RunningQuerySide.Answer page =
                    region.get(who, "/api/posts?size=1", "NightTalk-Position", Long.toString(position));
            assertThat(page.body().path("last_id").asString()).isEqualTo(post.text());
            assertThat(page.headers()).doesNotContainKey("nighttalk-stale");
        }
    }
}
