-- Rebuilds of projections: who asked for what, how far each is, and what it came to.
CREATE TABLE rebuild (
    id            BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    request       TEXT         NOT NULL COMMENT 'JSON: what was asked for',
    started_by    VARCHAR(64)  NOT NULL,
    started_at_us BIGINT       NOT NULL,
    ended_at_us   BIGINT,
    phase         VARCHAR(20)  NOT NULL,
    status        MEDIUMTEXT   NOT NULL COMMENT 'JSON: the newest report',
    runner        VARCHAR(255) NOT NULL COMMENT 'the process that runs it',
    beat_at_us    BIGINT       NOT NULL COMMENT 'its last sign of life',
    cancel        BOOLEAN      NOT NULL DEFAULT FALSE,
    KEY rebuild_by_phase (phase)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- One row for each projection that is being rebuilt: nobody else may, until it is gone. Written with the copy's rows, so
-- it says what the copy holds. The position of each segment, since the live rows, too, may be of several.
CREATE TABLE rebuild_copy (
    place     VARCHAR(120) NOT NULL PRIMARY KEY COMMENT 'projection, or projection@schema of a copy elsewhere',
    rebuild   BIGINT       NOT NULL,
    runner    VARCHAR(255) NOT NULL COMMENT 'the process that may write it',
    reached   TEXT         NOT NULL COMMENT 'JSON: segments and positions',
    changing  VARCHAR(20)  COMMENT 'what must be finished by others if the runner dies: the exchange of tables',
    target    TEXT         COMMENT 'JSON: segments and positions that the bookmarks have to get with the exchange'
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- What the tables held that the last exchange put aside, so that it can be undone.
CREATE TABLE rebuild_aside (
    projection VARCHAR(60) NOT NULL PRIMARY KEY,
    rebuild    BIGINT      NOT NULL,
    reached    TEXT        NOT NULL COMMENT 'JSON: segments and positions'
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- The events that were parked when the tables were put aside.
CREATE TABLE dead_letter_aside LIKE dead_letter_entry;

-- Rows in which the live tables differ from what the log says, the first thousand of a comparison.
CREATE TABLE rebuild_difference (
    rebuild    BIGINT     NOT NULL,
    number     INT        NOT NULL,
    difference MEDIUMTEXT NOT NULL COMMENT 'JSON',
    PRIMARY KEY (rebuild, number)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- Copies of projections as they were at some moment, each in a schema of its own.
CREATE TABLE as_of_copy (
    name        VARCHAR(40)  NOT NULL PRIMARY KEY,
    rebuild     BIGINT       NOT NULL,
    position    BIGINT       NOT NULL,
    projections VARCHAR(2000) NOT NULL COMMENT 'JSON'
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- Counts up whenever tables are exchanged: what any process keeps of their rows in memory counts no more.
CREATE TABLE exchange_count (
    id               TINYINT NOT NULL PRIMARY KEY,
    tables_exchanged BIGINT NOT NULL,
    CONSTRAINT one_row_only CHECK (id = 1)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
INSERT INTO exchange_count (id, tables_exchanged) VALUES (1, 0);
