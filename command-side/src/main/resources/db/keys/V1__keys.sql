-- The keys of people, encrypted under the master key. Deleting a row erases the person from the log.
CREATE TABLE person_key (
    account_id BIGINT         NOT NULL PRIMARY KEY,
    keyset     VARBINARY(512) NOT NULL
);
