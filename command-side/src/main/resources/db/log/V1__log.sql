-- The event log and what is decided by. Positions are dense and in commit order: the one row of log_head is taken for
-- the length of an append's commit and gives them.
CREATE TABLE log_head (
    id       TINYINT NOT NULL PRIMARY KEY,
    position BIGINT  NOT NULL,
    CONSTRAINT one_row CHECK (id = 1)
);
INSERT INTO log_head (id, position) VALUES (1, 0);

CREATE TABLE event (
    position       BIGINT      NOT NULL PRIMARY KEY,
    stream         VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    sequence       BIGINT      NOT NULL,
    stream_type    VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    event_id       CHAR(36)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    occurred_at_us BIGINT      NOT NULL COMMENT 'microseconds since 1970, UTC',
    type           VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    revision       VARCHAR(5)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    payload        MEDIUMBLOB  NOT NULL COMMENT 'JSON, personal fields encrypted',
    metadata       BLOB        NOT NULL COMMENT 'JSON: actor, correlation, causation',
    UNIQUE KEY stream_sequence (stream, sequence),
    KEY type_position (type, position),
    KEY occurred (occurred_at_us)
);

-- Who has which e-mail address and nickname, as keyed hashes; the unique key is what makes them unique.
CREATE TABLE name_claim (
    kind       VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    hash       BINARY(32) NOT NULL,
    account_id BIGINT     NOT NULL,
    PRIMARY KEY (kind, hash),
    UNIQUE KEY one_of_a_kind (account_id, kind)
);

-- Secrets stay out of the log: it is for ever and is read by auditors.
CREATE TABLE credential (
    account_id    BIGINT       NOT NULL PRIMARY KEY,
    password_hash VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    generation    INT          NOT NULL,
    kept_token    VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NULL
);

-- The keys of people, encrypted under the master key. Deleting a row erases the person from the log.
CREATE TABLE person_key (
    account_id BIGINT         NOT NULL PRIMARY KEY,
    keyset     VARBINARY(512) NOT NULL
);

-- What is true of each post at the head of the log: whether it is there, and its counts.
CREATE TABLE post_tally (
    post_id      BIGINT NOT NULL PRIMARY KEY,
    likes        BIGINT NOT NULL DEFAULT 0,
    comments     BIGINT NOT NULL DEFAULT 0,
    views        BIGINT NOT NULL DEFAULT 0,
    view_reports BIGINT NOT NULL DEFAULT 0 COMMENT 'next sequence in the stream of counted views'
);

-- What each account has made that is still there, so that it can go with the account.
CREATE TABLE authorship (
    account_id BIGINT      NOT NULL,
    kind       VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    stream     VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (account_id, kind, stream)
);

-- Pictures that something refers to, and those that nothing refers to any more and that are to be deleted.
CREATE TABLE media_reference (
    owner VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    path  VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    KEY path (path)
);
CREATE TABLE media_discarded (
    path VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY
);

-- The newest batch of counted views of each query process, so that one sent twice counts once.
CREATE TABLE view_batch (
    source   VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    batch    BIGINT NOT NULL,
    position BIGINT NOT NULL,
    at       TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- How far the automations have come (Axon's token store).
CREATE TABLE token_entry (
    processor_name VARCHAR(255) CHARACTER SET ascii NOT NULL,
    segment       INTEGER      NOT NULL,
    token         BLOB         NULL,
    token_type    VARCHAR(255) CHARACTER SET ascii NULL,
    timestamp     VARCHAR(255) CHARACTER SET ascii NULL,
    owner         VARCHAR(255) NULL,
    PRIMARY KEY (processor_name, segment)
);
