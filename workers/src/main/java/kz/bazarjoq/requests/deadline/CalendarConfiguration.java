package kz.bazarjoq.requests.deadline;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The working-day calendar, read once: a file that is not sound stops the start. */
@Configuration(proxyBeanMethods = false)
class CalendarConfiguration {

    @Bean
    WorkingDayCalendar workingDayCalendar(DeadlineProperties properties) {
        return CalendarFile.read(properties.calendar());
    }
}
