package kz.bazarjoq.requests.data;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

/** The command {@code --list-data}: lists all columns of the sources, covered by the data map or not, for the data protection officer. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableConfigurationProperties(DataProperties.class)
@Import({Sources.class, DataListing.Run.class})
public class DataListing {

    /** The option by which the product lists instead of working. */
    public static final String OPTION = "--list-data";

    static final class Run implements ApplicationRunner, ExitCodeGenerator {

        private final Sources sources;
        private int exitCode;

        Run(Sources sources) {
            this.sources = sources;
        }

        @Override
        public void run(ApplicationArguments arguments) {
            exitCode = print(sources);
        }

        @Override
        public int getExitCode() {
            return exitCode;
        }
    }

    private static int print(Sources sources) {
        return print(sources, new PrintStream(System.out, true, StandardCharsets.UTF_8));
    }

    /**
     * Prints the list.
     *
     * @return the process's exit code: 1 where columns look personal of which the map says nothing
     */
    static int print(Sources sources, PrintStream out) {
        var coverages = sources.all().stream()
                .map(database -> database.coverage(sources.graph()))
                .toList();
        var entries = coverages.stream()
                .flatMap(coverage -> coverage.entries().stream())
                .toList();
        var width =
                entries.stream().mapToInt(entry -> entry.place().length()).max().orElse(1);
        entries.forEach(entry -> out.printf("%-" + width + "s  %-24s  %s%n", entry.place(), entry.type(), said(entry)));
        var forgotten = coverages.stream()
                .mapToInt(coverage -> coverage.forgotten().size())
                .sum();
        out.printf(
                "%nСтолбцов: %d; описано: %d; не описано: %d, из них похожи на персональные: %d.%n",
                entries.size(), count(entries, true), count(entries, false), forgotten);
        return forgotten == 0 ? 0 : 1;
    }

    private static String said(Coverage.Entry entry) {
        if (entry.part() != null) {
            return "часть данных " + entry.part();
        }
        if (entry.notPersonal() != null) {
            return "не персональные: " + entry.notPersonal();
        }
        if (entry.technical()) {
            return "ключ, ссылка или отметка";
        }
        return entry.looksPersonal() ? "НЕ ОПИСАН, похож на персональные" : "не описан";
    }

    private static long count(List<Coverage.Entry> entries, boolean covered) {
        return entries.stream().filter(entry -> entry.isCovered() == covered).count();
    }
}
