package nighttalk.query;

import javax.sql.DataSource;
import nighttalk.platform.database.DatabaseAccess;
import nighttalk.platform.database.MissingSetting;
import nighttalk.platform.database.SchemaMigration;
import nighttalk.query.account.AccountProjection;
import nighttalk.query.audit.AuditIndex;
import nighttalk.query.comment.CommentProjection;
import nighttalk.query.feed.FeedProjection;
import nighttalk.query.like.LikeProjection;
import nighttalk.query.moderation.ModerationProjection;
import nighttalk.query.night.NightProjection;
import nighttalk.query.post.PostProjection;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.jdbc.health.DataSourceHealthIndicator;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/**
 * The query side wherever it runs: projections, pages, view counts, on the views database.
 *
 * <p>It needs of its surroundings: a {@code DataSource} qualified {@code logReader}, an Axon {@code EventStore}, the
 * {@code EventSerializer}, {@code PersonKeys}, a {@code JwtDecoder}, a {@code ConsoleGate}, a {@code ViewLog}, and a web
 * server.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan(
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        basePackages = {
            "nighttalk.query.account",
            "nighttalk.query.audit",
            "nighttalk.query.cache",
            "nighttalk.query.export",
            "nighttalk.query.feed",
            "nighttalk.query.freshness",
            "nighttalk.query.like",
            "nighttalk.query.log",
            "nighttalk.query.media",
            "nighttalk.query.moderation",
            "nighttalk.query.night",
            "nighttalk.query.post",
            "nighttalk.query.postviews",
            "nighttalk.query.projection",
            "nighttalk.query.rebuild",
            "nighttalk.query.seal",
            "nighttalk.query.tail",
            "nighttalk.query.topic"
        })
@EntityScan("nighttalk.query.account")
@EnableJpaRepositories("nighttalk.query.account")
public class QuerySideConfiguration {

    /** The views database, brought to its newest schema. */
    @Bean
    @Primary
    DataSource views(Environment settings) {
        DataSource views = access(settings, "nighttalk.views").open("views");
        SchemaMigration.run(views, "db/views");
        return views;
    }

    static DatabaseAccess access(Environment settings, String prefix) {
        return Binder.get(settings)
                .bind(prefix, DatabaseAccess.class)
                .orElseThrow(() -> new MissingSetting(prefix + ".url and " + prefix + ".user must be set"));
    }

    @Bean
    HealthIndicator viewsDatabaseHealthIndicator(@Qualifier("views") DataSource views) {
        return new DataSourceHealthIndicator(views, "SELECT 1");
    }

    @Bean
    AccountProjection accountProjection() {
        return new AccountProjection();
    }

    @Bean
    PostProjection postProjection() {
        return new PostProjection();
    }

    @Bean
    CommentProjection commentProjection() {
        return new CommentProjection();
    }

    @Bean
    LikeProjection likeProjection() {
        return new LikeProjection();
    }

    @Bean
    FeedProjection feedProjection() {
        return new FeedProjection();
    }

    @Bean
    ModerationProjection moderationProjection() {
        return new ModerationProjection();
    }

    @Bean
    AuditIndex auditIndex() {
        return new AuditIndex();
    }

    @Bean
    NightProjection nightProjection() {
        return new NightProjection();
    }
}
