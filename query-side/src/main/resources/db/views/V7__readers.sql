-- Who reads: each process that runs projections says every second that it lives, so that all of them share the work.
CREATE TABLE reading_process (
    owner     VARCHAR(255) NOT NULL PRIMARY KEY COMMENT 'as in token_entry',
    joined_at TIMESTAMP(3) NOT NULL,
    seen_at   TIMESTAMP(3) NOT NULL COMMENT 'by this database''s clock'
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
