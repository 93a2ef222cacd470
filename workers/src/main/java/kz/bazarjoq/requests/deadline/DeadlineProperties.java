package kz.bazarjoq.requests.deadline;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * Settings of the clock.
 *
 * @param calendar the file of days off and working weekends
 * @param allowedOrigins the sites whose pages may ask for a deadline from the browser, such as {@code https://shop.kz}
 */
@ConfigurationProperties("bazarjoq.deadline")
record DeadlineProperties(
        @DefaultValue("classpath:calendar/kz-days-off.csv") Resource calendar,
        @DefaultValue List<String> allowedOrigins) {}
