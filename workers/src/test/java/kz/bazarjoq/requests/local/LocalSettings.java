package kz.bazarjoq.requests.local;

import java.nio.file.Path;
import java.util.Properties;

/**
 * How a local run was asked for. Maven hands on its own {@code -Dfresh}, {@code -Dports.…}, {@code -Dlocal.directory} and
 * {@code -Dshop.customers} as the system properties {@code bazarjoq.local.…}.
 *
 * @param fresh whether data and logs of earlier runs are forgotten
 * @param customers how many a shop has that isn't there yet
 */
record LocalSettings(StateDirectory state, Ports ports, boolean fresh, int customers) {

    private static final int MOST_CUSTOMERS = 1_500_000;

    static LocalSettings in(Properties properties) {
        var directory = properties.getProperty("bazarjoq.local.directory", "");
        return new LocalSettings(
                new StateDirectory(
                        directory.isBlank()
                                ? StateDirectory.shared()
                                : Path.of(directory).toAbsolutePath().normalize()),
                Ports.chosenIn(properties),
                "true".equalsIgnoreCase(properties.getProperty("bazarjoq.local.fresh", "")),
                customers(properties.getProperty("bazarjoq.local.shop.customers", "")));
    }

    private static int customers(String wanted) {
        if (wanted.isBlank()) {
            return SampleShop.CUSTOMERS;
        }
        try {
            var number = Integer.parseInt(wanted.strip());
            if (number > 0 && number <= MOST_CUSTOMERS) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            // Told below.
        }
        throw new LocalFailure(
                "The shop can't have " + wanted + " customers.",
                "Choose a number up to %d, like -Dshop.customers=10000.".formatted(MOST_CUSTOMERS));
    }
}
