-- What is hidden at the head of the log: nobody likes it, comments on it or reports it.
CREATE TABLE hidden_content (
    content_id BIGINT NOT NULL PRIMARY KEY COMMENT 'a post or a comment',
    under_post BIGINT NULL COMMENT 'of a comment: its post',
    KEY under_post (under_post)
);

-- Who has reported what that no moderator has let stand since.
CREATE TABLE open_report (
    content_id BIGINT NOT NULL,
    account_id BIGINT NOT NULL,
    PRIMARY KEY (content_id, account_id)
);

-- Verdicts of the attached moderation service that were taken: one that is sent twice counts once.
CREATE TABLE moderation_verdict (
    verdict_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY
);
