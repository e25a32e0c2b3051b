package nighttalk.standalone.harness;

import java.io.IOException;
import java.sql.SQLException;

/** What holds after each fault, whatever it was: the log is whole, the views are what it says, and nothing is held. */
public final class Aftermath {

    private final RunningService service;
    private final Tables tables;
    private final Footprint before;

    private Aftermath(RunningService service, Tables tables, Footprint before) {
        this.service = service;
        this.tables = tables;
        this.before = before;
    }

    /** Made before the fault, since what the service holds is compared with what it holds now. */
    public static Aftermath of(RunningService service, Tables tables)
            throws IOException, InterruptedException, SQLException {
        return new Aftermath(service, tables, Footprint.of(service, tables));
    }

    /** It does, or will soon. */
    public void holds() throws SQLException {
        Soon.soon(tables::theLogIsWhole);
        tables.everyViewIsWhatTheLogSays(service.management(), service.api());
        Footprint.isBounded(before, service, tables);
    }
}
