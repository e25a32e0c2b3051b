-- What the query side may read of the log: events, how far the log goes, which sessions are over, and who works on the
-- service, but nothing that is made of a password or of a refresh token. A new MySQL gets this with its accounts; to one
-- that exists already deploy/grants gives it.
GRANT SELECT ON nighttalk_log.event TO 'nighttalk_reader'@'%';
GRANT SELECT ON nighttalk_log.log_head TO 'nighttalk_reader'@'%';
GRANT SELECT ON nighttalk_log.session_ended TO 'nighttalk_reader'@'%';
GRANT SELECT (name, roles, disabled, generation) ON nighttalk_log.console_user TO 'nighttalk_reader'@'%';

-- Once it had this.
REVOKE IF EXISTS SELECT ON `nighttalk\_log`.* FROM 'nighttalk_reader'@'%';
