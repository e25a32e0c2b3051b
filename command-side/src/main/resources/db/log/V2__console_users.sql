-- People who work on the service: no members of the community, and no events, since what they are called and may do is
-- no part of its history.
CREATE TABLE console_user (
    name          VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    password_hash VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    generation    BIGINT       NOT NULL COMMENT 'random, new with each password; tokens of another do not count',
    roles         VARCHAR(60)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'such as analyst,auditor',
    disabled      BOOLEAN      NOT NULL DEFAULT FALSE,
    created_at_us BIGINT       NOT NULL COMMENT 'microseconds since 1970, UTC',
    created_by    VARCHAR(80)  NOT NULL COMMENT 'which operator, in their own words'
);
