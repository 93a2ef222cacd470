package kz.bazarjoq.requests.models;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.bazarjoq.requests.correspondence.OrderedLetters;
import kz.bazarjoq.requests.models.harness.ProcessTest;
import kz.bazarjoq.requests.models.harness.SentLetters;
import kz.bazarjoq.requests.models.harness.Suite;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every letter can be filled, in each language, with what the jobs held that sent it in the process tests: a placeholder that its
 * process doesn't hold there would stop it with an incident.
 */
@Order(ProcessTest.ORDER + 1)
class SentLettersIT {

    private static final Path PROCESSES = Path.of("processes");
    private static final String ENTRY = "personal-data-request";
    private static final List<String> LANGUAGES = List.of("ru", "kk", "en");

    private final OrderedLetters letters = new OrderedLetters();

    @TestFactory
    Stream<DynamicTest> canBeFilledWithWhatItsJobHolds() {
        var sent = SentLetters.all().stream()
                .collect(groupingBy(
                        order -> "%s from %s".formatted(order.template(), String.join(" through ", order.folders())),
                        TreeMap::new,
                        Collectors.toList()));
        assumeTrue(!sent.isEmpty(), "no process test was asked for that sends a letter");

        return sent.entrySet().stream()
                .map(orders -> DynamicTest.dynamicTest(
                        orders.getKey(), () -> assertThat(orders.getValue()).allSatisfy(this::canBeFilled)));
    }

    @Test
    void noLetterIsThereThatNoScenarioSends() throws IOException {
        assumeTrue(Suite.missing().isEmpty(), "only some of the process tests were asked for");

        var sent = SentLetters.all().stream().flatMap(SentLettersIT::files).collect(Collectors.toSet());
        try (var files = Files.walk(PROCESSES)) {
            // Those to organisations are chosen by the job that tells them, not by a process.
            assertThat(files.filter(
                            file -> file.toString().matches(".*[/\\\\]mail[/\\\\](?!recipients[/\\\\]).*\\.md")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(sent)
                            .as("%s: some scenario sends this letter", file)
                            .contains(file));
        }
    }

    private void canBeFilled(OrderedLetters.Order order) {
        for (var language : order.toStaff() ? List.of("ru") : LANGUAGES) {
            var letter = letters.fill(order, language);

            assertThat(letter.subject()).isNotBlank().doesNotContain("{{");
            assertThat(letter.text()).isNotBlank().doesNotContain("{{", "**", "](");
            assertThat(letter.html())
                    .contains("<html lang=\"%s\">".formatted(language))
                    .doesNotContain("{{", "<img", "&lt;http");
        }
    }

    /** The files that a letter was taken from, in each language. */
    private static Stream<Path> files(OrderedLetters.Order order) {
        return (order.toStaff()
                        ? Stream.of("staff/%s.ru.md")
                        : LANGUAGES.stream().map("%%s.%s.md"::formatted))
                .map(file -> "mail/" + file.formatted(order.template()))
                .flatMap(file -> Stream.concat(order.folders().stream(), Stream.of(ENTRY))
                        .map(folder -> PROCESSES.resolve(folder).resolve(file))
                        .filter(Files::exists)
                        .limit(1));
    }
}
