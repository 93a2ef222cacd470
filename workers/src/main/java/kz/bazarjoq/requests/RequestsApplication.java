package kz.bazarjoq.requests;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The workers: intake, identity, deadlines, data work, letters and the case pages in one application. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class RequestsApplication {

    /** Starts the workers; the settings are in {@code application.yaml}. */
    public static void main(String[] arguments) {
        SpringApplication.run(RequestsApplication.class, arguments);
    }
}
