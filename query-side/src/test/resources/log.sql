CREATE TABLE log_head (id TINYINT NOT NULL PRIMARY KEY, position BIGINT NOT NULL);
INSERT INTO log_head (id, position) VALUES (1, 0);
CREATE TABLE event (
    position       BIGINT      NOT NULL PRIMARY KEY,
    stream         VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    sequence       BIGINT      NOT NULL,
    stream_type    VARCHAR(20) NOT NULL,
    event_id       CHAR(36)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    occurred_at_us BIGINT      NOT NULL,
    type           VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    revision       VARCHAR(5)  NOT NULL,
    payload        MEDIUMBLOB  NOT NULL,
    metadata       BLOB        NOT NULL,
    KEY stream_sequence (stream, sequence),
    KEY type_position (type, position),
    KEY occurred (occurred_at_us)
);
CREATE TABLE console_user (
    name          VARCHAR(40)  NOT NULL PRIMARY KEY,
    password_hash VARCHAR(255) NOT NULL,
    generation    BIGINT       NOT NULL,
    roles         VARCHAR(60)  NOT NULL,
    disabled      BOOLEAN      NOT NULL DEFAULT FALSE,
    created_at_us BIGINT       NOT NULL,
    created_by    VARCHAR(80)  NOT NULL
);
CREATE TABLE session_ended (
    session_id  CHAR(22) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    ended_at_us BIGINT   NOT NULL,
    until_us    BIGINT   NOT NULL
);
