-- What pages are made of. Every row here follows from the event log; all of it can be thrown away and built anew.

CREATE TABLE account (
    account_id       BIGINT       NOT NULL PRIMARY KEY,
    email            VARCHAR(320) NOT NULL,
    nickname         VARCHAR(64)  NOT NULL,
    picture          VARCHAR(255),
    generation       INT          NOT NULL,
    kept_token       VARCHAR(64),
    registered_at_us BIGINT       NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE post (
    post_id       BIGINT       NOT NULL PRIMARY KEY,
    author_id     BIGINT       NOT NULL,
    title         VARCHAR(128) NOT NULL,
    content       MEDIUMTEXT   NOT NULL,
    image         VARCHAR(255),
    created_at_us BIGINT       NOT NULL,
    KEY post_by_author (author_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- The counters change all the time; the texts above hardly ever do. Apart, a like rewrites 60 bytes, not a text.
CREATE TABLE feed (
    post_id        BIGINT NOT NULL PRIMARY KEY,
    author_id      BIGINT NOT NULL,
    likes          BIGINT NOT NULL,
    views          BIGINT NOT NULL,
    comments       BIGINT NOT NULL,
    views_position BIGINT NOT NULL COMMENT 'log position of the newest event in views'
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE comment (
    comment_id    BIGINT     NOT NULL PRIMARY KEY,
    post_id       BIGINT     NOT NULL,
    writer_id     BIGINT     NOT NULL,
    content       MEDIUMTEXT NOT NULL,
    created_at_us BIGINT     NOT NULL,
    KEY comment_by_post (post_id, comment_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE liked (
    post_id    BIGINT NOT NULL,
    account_id BIGINT NOT NULL,
    PRIMARY KEY (post_id, account_id),
    KEY liked_by_account (account_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- Axon's bookmarks: how far each projection has come.
CREATE TABLE token_entry (
    processor_name VARCHAR(255) NOT NULL,
    segment        INT          NOT NULL,
    token          BLOB,
    token_type     VARCHAR(255),
    timestamp      VARCHAR(255),
    owner          VARCHAR(255),
    PRIMARY KEY (processor_name, segment)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- Axon's dead letters: events that a projection could not take in, with the reason.
CREATE TABLE dead_letter_entry (
    dead_letter_id      VARCHAR(255) NOT NULL PRIMARY KEY,
    processing_group    VARCHAR(64)  NOT NULL,
    sequence_identifier VARCHAR(255) NOT NULL,
    sequence_index      BIGINT       NOT NULL,
    message_type        VARCHAR(255) NOT NULL,
    event_identifier    VARCHAR(255) NOT NULL,
    time_stamp          VARCHAR(255) NOT NULL,
    payload_type        VARCHAR(255) NOT NULL,
    payload_revision    VARCHAR(255),
    payload             MEDIUMBLOB   NOT NULL,
    metadata            MEDIUMBLOB,
    aggregate_type      VARCHAR(255),
    aggregate_id        VARCHAR(255),
    sequence_number     BIGINT,
    token_type          VARCHAR(255),
    token               BLOB,
    enqueued_at         VARCHAR(255) NOT NULL,
    last_touched        VARCHAR(255),
    processing_started  VARCHAR(255),
    cause_type          VARCHAR(255),
    cause_message       VARCHAR(1023),
    diagnostics         MEDIUMBLOB,
    UNIQUE KEY dead_letter_order (processing_group, sequence_identifier, sequence_index)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
