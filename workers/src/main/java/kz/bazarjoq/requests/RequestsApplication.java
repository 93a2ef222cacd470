package kz.bazarjoq.requests;

import java.util.List;
import kz.bazarjoq.requests.data.DataListing;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The workers: intake, identity, deadlines, data work, letters and the case pages in one application. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class RequestsApplication {

    /** Starts the workers; the settings are in {@code application.yaml}. With {@code --list-data} it lists the shop's data and ends. */
    public static void main(String[] arguments) {
        if (List.of(arguments).contains(DataListing.OPTION)) {
            System.exit(DataListing.print(arguments));
        }
        SpringApplication.run(RequestsApplication.class, arguments);
    }
}
