# Schemas and accounts, made when MySQL's data folder is new. The image's entrypoint reads this file into its own
# shell, where docker_process_sql is; so it must not be executable.
# shellcheck shell=bash

nighttalk_accounts() {
  # A text as an SQL literal.
  quoted() {
    local text=${1//\\/\\\\}
    printf "'%s'" "${text//\'/\'\'}"
  }

  # In a grant, "_" stands for any character unless escaped.
  cat <<SQL
CREATE DATABASE nighttalk_log CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci;
CREATE DATABASE nighttalk_keys CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci;
CREATE DATABASE nighttalk_views CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci;

CREATE USER 'nighttalk_log'@'%' IDENTIFIED BY $(quoted "$NIGHTTALK_LOG_PASSWORD");
GRANT ALL PRIVILEGES ON \`nighttalk\\_log\`.* TO 'nighttalk_log'@'%';
-- A person's key comes and goes in the transaction of an event.
GRANT ALL PRIVILEGES ON \`nighttalk\\_keys\`.* TO 'nighttalk_log'@'%';

CREATE USER 'nighttalk_reader'@'%' IDENTIFIED BY $(quoted "$NIGHTTALK_READER_PASSWORD");
-- A grant is on tables that are there, and outlives them: these stand in for those that the command side makes later.
CREATE TABLE nighttalk_log.event (stand_in INT);
CREATE TABLE nighttalk_log.log_head (stand_in INT);
CREATE TABLE nighttalk_log.session_ended (stand_in INT);
CREATE TABLE nighttalk_log.console_user (name INT, roles INT, disabled INT, generation INT);
$(cat "$(dirname "${BASH_SOURCE[0]}")/grants/reader.sql")
DROP TABLE nighttalk_log.event, nighttalk_log.log_head, nighttalk_log.session_ended, nighttalk_log.console_user;

CREATE USER 'nighttalk_keys'@'%' IDENTIFIED BY $(quoted "$NIGHTTALK_KEYS_PASSWORD");
GRANT SELECT ON \`nighttalk\\_keys\`.* TO 'nighttalk_keys'@'%';

CREATE USER 'nighttalk_views'@'%' IDENTIFIED BY $(quoted "$NIGHTTALK_VIEWS_PASSWORD");
GRANT ALL PRIVILEGES ON \`nighttalk\\_views\`.* TO 'nighttalk_views'@'%';
-- Copies of the views as they were at some moment, each in a schema of its own.
GRANT ALL PRIVILEGES ON \`nighttalk\\_views\\_%\`.* TO 'nighttalk_views'@'%';
SQL
}

if declare -F docker_process_sql > /dev/null; then
  nighttalk_accounts | docker_process_sql
else
  nighttalk_accounts | mysql --user=root
fi
