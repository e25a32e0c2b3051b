-- Whoever may read or back up the log is not to have the keys with it: they are in a schema of their own.
INSERT IGNORE INTO ${keys} (account_id, keyset) SELECT account_id, keyset FROM person_key;
DROP TABLE person_key;
