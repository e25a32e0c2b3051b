-- What was parked while a copy was made, kept before its exchange: whoever finishes that parks it with the new rows.
ALTER TABLE rebuild_copy ADD COLUMN parked LONGTEXT COMMENT 'JSON: sequences, positions and faults';

-- Up to where in the log kept copies were looked through for what is not to stay in them. All are once more, since the
-- version before did not look for all of that; it still has its own number, "forgotten".
ALTER TABLE rebuild_aside ADD COLUMN looked_through BIGINT NOT NULL DEFAULT 0;
ALTER TABLE rebuild_copy ADD COLUMN looked_through BIGINT NOT NULL DEFAULT 0;
ALTER TABLE as_of_copy ADD COLUMN looked_through BIGINT NOT NULL DEFAULT 0;
