package nighttalk.query.audit.state;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import nighttalk.event.AccountId;
import nighttalk.event.CommentId;
import nighttalk.event.LikeId;
import nighttalk.event.PostId;
import nighttalk.platform.refusal.Refused;

/** Something that has a history. */
public record Thing(Kind kind, String id) {

    /** What sort of thing. */
    public enum Kind {
        POST,
        COMMENT,
        ACCOUNT,
        /** One person's like of one post; its identifier is {@code post:account}. */
        LIKE;

        /** Such as {@code post}. */
        @JsonValue
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Thing of(PostId post) {
        return new Thing(Kind.POST, post.text());
    }

    static Thing of(CommentId comment) {
        return new Thing(Kind.COMMENT, comment.text());
    }

    /** The account. */
    public static Thing of(AccountId account) {
        return new Thing(Kind.ACCOUNT, account.text());
    }

    static Thing of(LikeId like) {
        return new Thing(Kind.LIKE, like.toString());
    }

    /**
     * Reads it out of an address.
     *
     * @throws Refused if there can't be such a thing
     */
    public static Thing in(String kind, String id) {
        Kind known = Arrays.stream(Kind.values())
                .filter(each -> each.text().equals(kind))
                .findFirst()
                .orElseThrow(() ->
                        new Refused(Refused.Kind.UNREADABLE, "thing", "대상은 post, comment, account, like 중 하나여야 합니다."));
        try {
            return switch (known) {
                case POST -> of(PostId.of(id));
                case COMMENT -> of(CommentId.of(id));
                case ACCOUNT -> of(AccountId.of(id));
                case LIKE -> of(LikeId.of(id));
            };
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
    }

    /** There is no such thing in the log. */
    public static Refused unknown() {
        return new Refused(Refused.Kind.NOT_FOUND, "thing-unknown", "기록에서 찾을 수 없습니다.");
    }

    @Override
    public String toString() {
        return kind.text() + " " + id;
    }
}
