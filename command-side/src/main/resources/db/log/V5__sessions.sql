-- Where people are logged in. No events: that somebody logged in is no part of the community's history.
CREATE TABLE login_session (
    session_id     CHAR(22)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    account_id     BIGINT      NOT NULL,
    generation     INT         NOT NULL COMMENT 'of the password; a session of an earlier one is over',
    secret         BINARY(32)  NOT NULL COMMENT 'SHA-256 of the refresh token that is good now',
    earlier_secret BINARY(32)  NULL COMMENT 'of the one before it, for an answer that got lost',
    rotated_at_us  BIGINT      NOT NULL COMMENT 'when the refresh token was last replaced; microseconds since 1970, UTC',
    began_at_us    BIGINT      NOT NULL,
    device         VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'browser and system, no versions',
    KEY account (account_id),
    KEY rotated (rotated_at_us)
);

-- Sessions that are over, until the last access token that they gave has expired.
CREATE TABLE session_ended (
    session_id  CHAR(22) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    ended_at_us BIGINT   NOT NULL,
    until_us    BIGINT   NOT NULL,
    KEY ended (ended_at_us),
    KEY until (until_us)
);
