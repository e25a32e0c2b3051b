package nighttalk.query.feed;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tags for pages of the feed. A single post needs none: each look at it is counted in it, so no two are the same. */
@Configuration(proxyBeanMethods = false)
class FeedConfiguration {

    @Bean
    FilterRegistrationBean<FeedTag> feedTag(@Value("${nighttalk.api.prefix:/api}") String api) {
        FilterRegistrationBean<FeedTag> filter = new FilterRegistrationBean<>(new FeedTag());
        filter.addUrlPatterns(api + "/posts");
        return filter;
    }
}
