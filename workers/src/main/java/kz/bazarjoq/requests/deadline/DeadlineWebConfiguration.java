package kz.bazarjoq.requests.deadline;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets pages of the configured sites, and of no other, ask for deadlines from the browser. */
@Configuration(proxyBeanMethods = false)
class DeadlineWebConfiguration implements WebMvcConfigurer {

    private final DeadlineProperties properties;

    DeadlineWebConfiguration(DeadlineProperties properties) {
        this.properties = properties;
    }

    @Override
    public void addCorsMappings(CorsRegistry registry) {
        if (properties.allowedOrigins().isEmpty()) {
            return;
        }
        var origins = properties.allowedOrigins().toArray(String[]::new);
        for (var path : new String[] {"/api/deadlines/**", "/api/working-days"}) {
            registry.addMapping(path).allowedOrigins(origins).allowedMethods(HttpMethod.GET.name());
        }
    }
}
