package kz.bazarjoq.requests.deadline;

import java.time.Clock;
import kz.bazarjoq.requests.engine.Effects;
import kz.bazarjoq.requests.register.Register;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The clocks of requests by the product's tables and calendar, for tests of what stands on them. */
@Configuration(proxyBeanMethods = false)
public class ClocksTestConfiguration {

    @Bean
    Clocks clocks(JdbcClient jdbc, Register register, Clock clock) {
        var calendar = CalendarFile.read(new ClassPathResource("calendar/kz-days-off.csv"));
        return new Clocks(new Deadlines(new DecisionTables(), calendar), new ClockRepository(jdbc), register, clock);
    }

    @Bean
    StartDeadlineWorker startDeadline(Effects effects, Clocks clocks) {
        return new StartDeadlineWorker(effects, clocks);
    }
}
