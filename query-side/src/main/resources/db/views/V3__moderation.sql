-- What moderation hides from others. Zero for all that was there before: nothing could be hidden then.
ALTER TABLE feed ADD COLUMN hidden TINYINT NOT NULL DEFAULT 0;
ALTER TABLE comment ADD COLUMN hidden TINYINT NOT NULL DEFAULT 0;

-- Comments that are counted in the feed, but hidden: few, so that the feed's rows needn't know which comment is which.
CREATE TABLE feed_hidden_comment (
    comment_id BIGINT NOT NULL PRIMARY KEY,
    post_id    BIGINT NOT NULL,
    KEY feed_hidden_comment_by_post (post_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
