-- The last checkpoint that was signed, as the sealer remembers it beside the place where it is published: a place that
-- is set back to an earlier one is noticed.
CREATE TABLE seal_head (
    id           TINYINT NOT NULL PRIMARY KEY,
    size         BIGINT  NOT NULL,
    checkpoint   TEXT    NOT NULL COMMENT 'the signed note',
    sealed_at_us BIGINT  NOT NULL COMMENT 'microseconds since 1970, UTC',
    CONSTRAINT one_seal_head CHECK (id = 1)
) CHARACTER SET utf8mb4;
