package nighttalk.query.audit;

import static nighttalk.query.audit.Auditing.UNMASKED;
import static nighttalk.query.audit.Shown.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nighttalk.event.AccountId;
import nighttalk.event.PostId;
import nighttalk.query.RunningQuerySide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** What holds for every look: who may look, with what reason, on record, and what is answered when there is nothing to see. */
@ExtendWith(Auditing.Shared.class)
@ResourceLock(Auditing.LOOKS)
class AuditIT {

    private final Auditing auditing;
    private final RunningQuerySide querySide;
    private final SmallHistory history;
    private final Viewer aud;
    private final Viewer eye;

    AuditIT(Auditing auditing) {
        this.auditing = auditing;
        this.querySide = auditing.querySide();
        this.history = auditing.history();
        this.aud = auditing.aud();
        this.eye = auditing.eye();
    }

    @Test
    void only_auditors_come_in() {
        Viewer analyst = auditing.console("ana", "analyst");
        AccountId member = history.owl;
        for (String path : List.of("history/post/" + history.first.text(), "search", "looks", "follow", "at/1/feed")) {
            analyst.isRefused(path, 403);
            new Viewer(querySide, querySide.commandSide().token(member, 1)).isRefused(path, 401);
            assertThat(querySide.open("/api/audit/" + path)).startsWith("401");
        }
    }

    @Test
    void unmasking_takes_a_reason_and_a_right_of_its_own() {
        String path = "history/post/" + history.first.text();
        assertThat(eye.isRefused(path + "?unmask=true", 400).path("detail").asString())
                .contains("사유");
        eye.isRefused(path + "?unmask=true&reason=%20", 400);
        eye.isRefused(path + "?reason=" + "a".repeat(201), 400);
        eye.isRefused(path + "?reason=a%0Ab", 400);
        assertThat(aud.isRefused(path + UNMASKED, 403).path("detail").asString())
                .contains("개인정보");
        auditing.console("blind", "unmasker").isRefused(path, 403);
        auditing.console("boss", "administrator").sees(path + UNMASKED);
    }

    @Test
    void every_look_is_in_the_log_before_anything_is_shown() {
        Viewer curious = auditing.console("curious", "auditor,unmasker");
        curious.sees("history/post/" + history.first.text() + UNMASKED);
        curious.sees("at/9/feed?page=2");
        curious.isRefused("trace/4711999", 404);
        curious.isRefused("history/post/" + history.first.text() + "?unmask=true", 400);

        JsonNode looks = aud.sees("looks?viewer=curious").path("looks");
        assertThat(texts(looks, "target"))
                .containsExactly("event 4711999", "feed at 9, page 2 of 10", "post " + history.first.text());
        assertThat(texts(looks, "look")).containsExactly("trace", "at", "history");
        assertThat(texts(looks, "reason")).containsExactly("", "", "신고 확인");
        assertThat(looks.valueStream().map(look -> look.path("unmasked").asBoolean()))
                .containsExactly(false, false, true);
        JsonNode found = aud.sees("search?type=HistoryViewed&actor=console:curious");
        assertThat(found.path("events").size()).isEqualTo(3);
        assertThat(found.path("events").get(0).path("fields").path("target").asString())
                .isEqualTo("post " + history.first.text());
        assertThat(texts(aud.sees("looks?size=1").path("looks"), "viewer")).containsExactly("aud");
    }

    @Test
    void a_look_that_can_t_be_recorded_is_refused() {
        querySide.commandSide().takesNoLooks(true);
        try {
            for (String path : List.of(
                    "history/post/" + history.first.text(),
                    "at/9/feed",
                    "at/9/thread/" + history.first.text(),
                    "at/9/post/" + history.first.text(),
                    "trace/9",
                    "search",
                    "search/export",
                    "looks",
                    "follow")) {
                assertThat(aud.isRefused(path, 503).path("detail").asString()).contains("기록");
            }
        } finally {
            querySide.commandSide().takesNoLooks(false);
        }
    }

    @Test
    void what_there_is_not_is_not_found_and_what_makes_no_sense_is_refused() {
        for (String path : List.of(
                "history/post/" + PostId.next().text(),
                "history/post/nothing",
                "history/comment/" + history.first.text(),
                "history/like/" + history.first.text(),
                "at/9/post/" + history.third.text(),
                "at/9/thread/" + PostId.next().text(),
                "at/99999999/feed",
                "trace/" + "0".repeat(8) + "-0000-0000-0000-000000000000",
                "trace/no%20event")) {
            aud.isRefused(path, 404);
        }
        for (String path : List.of(
                "history/feed/1",
                "history/post/" + history.first.text() + "?size=501",
                "at/yesterday/feed",
                "at/+999999999-12-31T00:00:00Z/feed",
                "at/9/feed?page=101",
                "at/9/feed?last_id=" + PostId.next().text(),
                "search?size=0",
                "search?after=here",
                "search?type=no%20name",
                "search?from=someday",
                "search?text=" + "a".repeat(101))) {
            aud.isRefused(path, 422);
        }
    }

    @Test
    void all_of_it_is_described() {
        String description = querySide.open("/api/docs/openapi");
        assertThat(description)
                .contains(
                        "/api/audit/history/{kind}/{id}",
                        "/api/audit/at/{moment}/{kind}/{id}",
                        "/api/audit/at/{moment}/feed",
                        "/api/audit/at/{moment}/thread/{id}",
                        "/api/audit/trace/{event}",
                        "/api/audit/search/export",
                        "/api/audit/follow",
                        "/api/audit/looks");
    }
}
