package kz.bazarjoq.requests;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kz.bazarjoq.requests.data.DataListing;
import kz.bazarjoq.requests.register.VerifyEvidence;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * The workers: intake, identity, deadlines, data work, letters and the case pages in one application. With the option of a command
 * it does that, starts nothing else, and ends with the command's exit code.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class RequestsApplication {

    /** What a command needs to run, by its option. */
    private static final Map<String, Class<?>> COMMANDS =
            Map.of(DataListing.OPTION, DataListing.class, VerifyEvidence.OPTION, VerifyEvidence.class);

    /** Starts the workers, or does a command; the settings are in {@code application.yaml}. */
    public static void main(String[] arguments) {
        var command = Stream.of(arguments)
                .flatMap(argument -> Optional.ofNullable(COMMANDS.get(argument)).stream())
                .findFirst();
        if (command.isPresent()) {
            var application = new SpringApplication(command.get(), ClockConfiguration.class);
            application.setWebApplicationType(WebApplicationType.NONE);
            application.setBannerMode(Banner.Mode.OFF);
            application.setLogStartupInfo(false);
            System.exit(SpringApplication.exit(application.run(arguments)));
        }
        SpringApplication.run(RequestsApplication.class, arguments);
    }
}
