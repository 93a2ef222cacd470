package kz.bazarjoq.requests;

import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import kz.bazarjoq.requests.data.DataListing;
import kz.bazarjoq.requests.register.VerifyEvidence;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * The workers: intake, identity, deadlines, data work, letters and the case pages in one application. With the option of a command
 * it does that, starts nothing else, and ends.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class RequestsApplication {

    /** By option, each gives the process's exit code. */
    private static final Map<String, ToIntFunction<String[]>> COMMANDS = Map.of(
            DataListing.OPTION,
            DataListing::print,
            VerifyEvidence.OPTION,
            arguments -> VerifyEvidence.run(ClockConfiguration.class, arguments));

    /** Starts the workers, or does a command; the settings are in {@code application.yaml}. */
    public static void main(String[] arguments) {
        var command = Stream.of(arguments)
                .flatMap(argument -> Optional.ofNullable(COMMANDS.get(argument)).stream())
                .findFirst();
        if (command.isPresent()) {
            System.exit(command.get().applyAsInt(arguments));
        }
        SpringApplication.run(RequestsApplication.class, arguments);
    }
}
