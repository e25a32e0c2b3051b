-- Kinds of events that a projection passed over because its process was of a version before them, as it happens while a
-- new version takes the place of an old one. A process that knows them rebuilds the projection.
CREATE TABLE passed_over (
    projection    VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    type          VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    last_position BIGINT      NOT NULL,
    PRIMARY KEY (projection, type)
);
