package nighttalk.query.rebuild;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import nighttalk.event.json.EventSerializer;
import nighttalk.platform.database.Pools;
import nighttalk.platform.personal.PersonKeys;
import nighttalk.query.cache.Touches;
import nighttalk.query.log.LogHead;
import nighttalk.query.log.LoggedEvents;
import nighttalk.query.projection.ParkedEvents;
import nighttalk.query.projection.PassedOver;
import nighttalk.query.projection.Projection;
import nighttalk.query.projection.ProjectionDatabase;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Rebuilding projections, in any process of the query side. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RebuildSettings.class)
class RebuildConfiguration {

    @Bean(defaultCandidate = false)
    @Qualifier("rebuildRows") HikariDataSource rebuildRows(@Qualifier("views") DataSource views, RebuildSettings settings) {
        HikariConfig config = Pools.like(views, "rebuild");
        config.setAutoCommit(false);
        config.setMinimumIdle(0);
        // A comparison keeps two from the beginning to the end, while others write its copy.
        config.setMaximumPoolSize(config.getMaximumPoolSize() + 2 * settings.most());
        // A batch takes as long as it takes.
        config.addDataSourceProperty("socketTimeout", "600000");
        return Pools.open(config);
    }

    @Bean
    TableNames tableNames(@Qualifier("views") DataSource views) {
        return new TableNames(views);
    }

    @Bean
    Visitors visitors(@Value("${nighttalk.api.prefix:/api}") String api) {
        return new Visitors(api + "/analysis/");
    }

    @Bean
    Workshop rebuildWorkshop(
            List<Projection> projections,
            LoggedEvents log,
            LogHead head,
            PersonKeys keys,
            @Qualifier("rebuildRows") HikariDataSource rows,
            @Qualifier("views") DataSource views,
            ProjectionDatabase database,
            EventSerializer events,
            Touches touches,
            TableNames names,
            Visitors visitors,
            RebuildSettings settings) {
        JsonMapper json = new JsonMapper();
        Copies copies = new Copies(views, json);
        CopyTables tables = new CopyTables(views);
        ParkedEvents parked = new ParkedEvents(database.connections(), log, events);
        return new Workshop(
                Workshop.byName(projections),
                log,
                head,
                keys,
                rows,
                views,
                new Rebuilds(views, json),
                copies,
                tables,
                new Exchange(database.connections(), copies, names, tables, parked, touches),
                names,
                parked,
                settings,
                visitors,
                ManagementFactory.getRuntimeMXBean().getName() + "/" + UUID.randomUUID());
    }

    @Bean
    RebuildDesk rebuildDesk(Workshop shop) {
        return new RebuildDesk(shop);
    }

    @Bean
    ScheduledCheck scheduledCheck(Workshop shop, RebuildDesk desk) {
        return new ScheduledCheck(shop, desk);
    }

    @Bean
    AfterUpgrade afterUpgrade(Workshop shop, RebuildDesk desk, PassedOver passedOver, EventSerializer events) {
        return new AfterUpgrade(
                shop,
                desk,
                passedOver,
                type -> events.classForType(new SimpleSerializedType(type, null)) != UnknownSerializedType.class);
    }

    @Bean
    RebuildList rebuildList(Workshop shop) {
        return new RebuildList(shop);
    }

    @Bean
    AsOfCopies asOfCopies(Workshop shop, RebuildDesk desk) {
        return new AsOfCopies(shop, desk, new JsonMapper());
    }

    @Bean
    Forgetting forgetting(Workshop shop, AsOfCopies copies, PersonKeys keys) {
        return new Forgetting(shop, copies, keys);
    }

    @Bean
    ProgressStream progressStream(RebuildList list) {
        return new ProgressStream(list);
    }

    @Bean
    ExchangeWatch exchangeWatch(Workshop shop, Touches touches) {
        return new ExchangeWatch(shop, touches);
    }
}
