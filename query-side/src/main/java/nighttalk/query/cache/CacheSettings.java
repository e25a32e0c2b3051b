package nighttalk.query.cache;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much of what is read most is kept in memory; 0 keeps nothing.
 *
 * @param accounts for people
 * @param pages for pages of the feed
 * @param posts for posts with their comments
 * @param likes for who likes which popular post
 */
@ConfigurationProperties("nighttalk.cache")
record CacheSettings(
        @DefaultValue("8MB") DataSize accounts,
        @DefaultValue("24MB") DataSize pages,
        @DefaultValue("48MB") DataSize posts,
        @DefaultValue("8MB") DataSize likes) {}
