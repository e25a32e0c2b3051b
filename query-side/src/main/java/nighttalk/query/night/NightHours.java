package nighttalk.query.night;

import java.time.Instant;
import java.util.List;
import nighttalk.event.AccountId;
import nighttalk.event.CommentEvent.CommentAdded;
import nighttalk.event.DomainEvent;
import nighttalk.event.LikeEvent.PostLiked;
import nighttalk.event.PostEvent.PostCreated;
import nighttalk.query.projection.Columns;
import nighttalk.query.projection.Projection;
import nighttalk.query.projection.RowChange;
import nighttalk.query.projection.RowChange.Grow;
import nighttalk.query.projection.ViewTable;

/**
 * What went on in each hour of each night, and who took part. It tells what happened, so it never shrinks: a post that
 * is deleted later was still written, a like taken back was given.
 */
final class NightHours implements Projection {

    private static final String HOURS = "night_hour";
    private static final String PEOPLE = "night_person";

    @Override
    public String name() {
        return "night-hours";
    }

    @Override
    public List<ViewTable> tables() {
        return List.of(ViewTable.of(HOURS, """
                        night    INT     NOT NULL COMMENT 'yyyymmdd in Seoul, from noon to noon',
                        hour     TINYINT NOT NULL COMMENT '12 to 35',
                        posts    BIGINT  NOT NULL,
                        comments BIGINT  NOT NULL,
                        likes    BIGINT  NOT NULL,
                        PRIMARY KEY (night, hour)"""), ViewTable.of(PEOPLE, """
                        night      INT     NOT NULL,
                        hour       TINYINT NOT NULL,
                        account_id BIGINT  NOT NULL,
                        PRIMARY KEY (night, hour, account_id)"""));
    }

    @Override
    public List<RowChange> fold(DomainEvent event, long position, Instant at) {
        return switch (event) {
            case PostCreated created -> happened(at, created.author(), 1, 0, 0);
            case CommentAdded added -> happened(at, added.writer(), 0, 1, 0);
            case PostLiked liked -> happened(at, liked.account(), 0, 0, 1);
            default -> List.of();
        };
    }

    private static List<RowChange> happened(Instant at, AccountId who, long posts, long comments, long likes) {
        Night night = Night.of(at);
        Columns hour = Columns.of("night", night.number()).and("hour", night.hour());
        Columns counts = Columns.of("posts", posts).and("comments", comments).and("likes", likes);
        return List.of(
                new Grow(HOURS, hour, Columns.none(), counts),
                new Grow(PEOPLE, hour.and("account_id", who.value()), Columns.none(), Columns.none()));
    }
}
