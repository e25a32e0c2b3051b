package nighttalk.query.rebuild;

import com.zaxxer.hikari.HikariDataSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import nighttalk.event.personal.PersonCiphers;
import nighttalk.query.log.LogHead;
import nighttalk.query.log.LoggedEvents;
import nighttalk.query.projection.ParkedEvents;
import nighttalk.query.projection.Projection;

/**
 * What every rebuild works with.
 *
 * @param projections by name
 * @param log the log
 * @param head how far it goes
 * @param ciphers where the keys of people are found
 * @param rows connections to the views database that never commit by themselves
 * @param views connections that do
 * @param rebuilds the list of all
 * @param copies who is rebuilding what
 * @param tables of copies
 * @param exchange of live tables for copies
 * @param names of tables
 * @param parked the dead letters
 * @param settings how
 * @param visitors whether anybody would notice
 * @param runner the name of this process
 */
record Workshop(
        Map<String, Projection> projections,
        LoggedEvents log,
        LogHead head,
        PersonCiphers ciphers,
        HikariDataSource rows,
        DataSource views,
        Rebuilds rebuilds,
        Copies copies,
        CopyTables tables,
        Exchange exchange,
        TableNames names,
        ParkedEvents parked,
        RebuildSettings settings,
        Visitors visitors,
        String runner) {

    static Map<String, Projection> byName(List<Projection> projections) {
        Map<String, Projection> byName = new LinkedHashMap<>();
        projections.forEach(projection -> byName.put(projection.name(), projection));
        return byName;
    }

    List<Projection> of(Request request) {
        return request.projections().stream()
                .map(name -> Optional.ofNullable(projections.get(name))
                        .orElseThrow(() -> new RebuildFailed("there is no projection " + name)))
                .toList();
    }
}
