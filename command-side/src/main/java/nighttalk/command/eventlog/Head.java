package nighttalk.command.eventlog;

/** The one row that holds the head of the log. Whoever has taken it writes; the others wait until the transaction ends. */
final class Head {

    private Head() {}

    /** Takes it and moves it on; the script's next answer is the new position. */
    static Script take(Script script, int events) {
        return script.then("UPDATE log_head SET position = LAST_INSERT_ID(position + ?) WHERE id = 1")
                .bind(events)
                .then("SELECT LAST_INSERT_ID()");
    }

    /** Puts it somewhere else, in a transaction that has taken it. */
    static void put(Script script, long position) {
        script.then("UPDATE log_head SET position = ? WHERE id = 1").bind(position);
    }
}
