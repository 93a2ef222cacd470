package kz.bazarjoq.requests.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kz.bazarjoq.requests.Chromium;
import kz.bazarjoq.requests.register.Register;
import kz.bazarjoq.requests.register.RequestNumber;
import kz.bazarjoq.requests.register.TimelineEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A customer asks whether her data are processed and is answered, as people do it: by letters, in Tasklist and on the case
 * page. With {@code -Dscreenshots=docs/images} the pictures of the README are taken on the way.
 */
class FirstRightJourneyIT {

    @RegisterExtension
    static final RunningWorkers RUNNING = new RunningWorkers();

    @Test
    void aCustomerAsksByLetterAndIsAnsweredInHerThread() {
        var customer = TestCustomer.in(RUNNING.platform());
        var secrets = new ArrayList<>(customer.marks());

        customer.asksWhetherDataAreProcessed();
        var number = customer.receivesNumber();
        var code = TestCustomer.codeIn(customer.receives(TestCustomer.CODE));
        secrets.add(code);
        customer.answers(customer.receives(TestCustomer.CODE), "Мой код: " + code);

        try (var chromium = new Chromium()) {
            staffDoTheirPart(chromium, number, customer);
        }

        var answer = customer.receives("Да, мы обрабатываем ваши персональные данные");
        assertThat(answer.subject()).contains(number.value());
        assertThat(answer.references())
                .startsWith(customer.receives(TestCustomer.ACKNOWLEDGED)
                        .references()
                        .getFirst())
                .contains(customer.receives(TestCustomer.CODE).messageId());
        var closing = customer.receives("Мы закончили работу по обращению");
        assertThat(closing.text()).contains(number.value());
        assertThat(customer.letters()).hasSize(4);
        await().atMost(TestCustomer.PATIENCE)
                .untilAsserted(() -> assertThat(outcome(number)).isEqualTo("fulfilled"));
        leavesNoPersonalDataInTheEngine(number, secrets);
    }

    private static void staffDoTheirPart(Chromium chromium, RequestNumber number, TestCustomer customer) {
        try (var tasklist = new Tasklist(RUNNING.platform(), chromium.browser());
                var casePage = new CasePage(chromium.browser())) {
            tasklist.signIn();
            tasklist.takes("Определить, о чём обращение", number);
            tasklist.chooses("О персональных данных");
            assertThat(tasklist.isChosen("Подтверждение обработки персональных данных"))
                    .isTrue();
            photograph(tasklist, "tasklist.png");
            tasklist.completes();

            tasklist.takes("Проверить ответ", number);
            var shown = casePage.opens(tasklist.caseLink(), "support", "support");
            assertThat(shown).contains(number.value(), customer.lastName(), customer.address());
            photograph(casePage);
            tasklist.chooses("Данные обрабатываются");
            tasklist.completes();
            assertThat(decisions(number))
                    .containsSequence(
                            "Определить, о чём обращение: О персональных данных,"
                                    + " Подтверждение обработки персональных данных",
                            "Проверить ответ: Данные обрабатываются");
        }
    }

    private static void leavesNoPersonalDataInTheEngine(RequestNumber number, Iterable<String> secrets) {
        var traces = new Traces(RUNNING.platform());
        assertThat(traces.countDocuments()).isGreaterThan(100);
        assertThat(traces.of(number.value()))
                .as("the search finds what is there, in the engine's files and in the search store")
                .anyMatch(place -> place.endsWith(".log"))
                .anyMatch(place -> place.startsWith("operate-"))
                .anyMatch(place -> place.startsWith("tasklist-"))
                .anyMatch(place -> place.startsWith("zeebe-record"));
        assertThat(secrets).allSatisfy(secret -> assertThat(traces.of(secret)).isEmpty());
    }

    /** The decisions in the timeline, once the last is there. */
    private static List<String> decisions(RequestNumber number) {
        var register = RUNNING.platform().workers().context().getBean(Register.class);
        var request = register.find(number).orElseThrow().id();
        return await().atMost(TestCustomer.PATIENCE)
                .until(
                        () -> register.timeline(request).stream()
                                .filter(entry -> entry.what().equals("task-completed"))
                                .map(TimelineEntry::detail)
                                .toList(),
                        decisions -> decisions.size() == 2);
    }

    private static String outcome(RequestNumber number) {
        var register = RUNNING.platform().workers().context().getBean(Register.class);
        return String.valueOf(register.find(number).orElseThrow().outcome());
    }

    private static void photograph(Tasklist tasklist, String name) {
        if (System.getProperty("screenshots") != null) {
            tasklist.photograph(picture(name));
        }
    }

    private static void photograph(CasePage page) {
        if (System.getProperty("screenshots") != null) {
            page.photograph(picture("case-page.png"));
        }
    }

    private static Path picture(String name) {
        try {
            return Files.createDirectories(Path.of(System.getProperty("screenshots", "docs/images")))
                    .resolve(name);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
