-- Up to where in the log kept copies were looked through for rows of people who have left.
ALTER TABLE rebuild_aside ADD COLUMN forgotten BIGINT NOT NULL DEFAULT 0;
ALTER TABLE as_of_copy ADD COLUMN forgotten BIGINT NOT NULL DEFAULT 0;
