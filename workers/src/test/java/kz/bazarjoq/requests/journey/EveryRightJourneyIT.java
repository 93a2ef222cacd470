package kz.bazarjoq.requests.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kz.bazarjoq.requests.Chromium;
import kz.bazarjoq.requests.deadline.Clocks;
import kz.bazarjoq.requests.deadline.RunningClock;
import kz.bazarjoq.requests.engine.Right;
import kz.bazarjoq.requests.engine.RightsCatalogue;
import kz.bazarjoq.requests.local.Platform;
import kz.bazarjoq.requests.local.TestPlatform;
import kz.bazarjoq.requests.register.Language;
import kz.bazarjoq.requests.register.Register;
import kz.bazarjoq.requests.register.RequestNumber;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A customer asks for everything in one letter, and every right that is deployed runs at once, each as far as people and the
 * workers of the day bring it. With {@code -Dscreenshots=<folder>} pictures are taken on the way.
 */
class EveryRightJourneyIT {

    private static final Pattern SIX_DIGITS = Pattern.compile("(?m)^\\W*(\\d{6})\\W*$");

    /** Where each right stands before people do anything, and after they did their part: at a task, a job or its end. */
    private static final List<Way> WAYS = List.of(
            new Way("confirm-processing", "Проверить ответ", "End_Fulfilled"),
            new Way("disclose-data", "data.package", "data.package"),
            new Way("explain-processing", "data.package", "data.package"),
            new Way("correct-data", "Подготовить исправление", "data.correct"),
            new Way("disclose-recipients", "data.package", "data.package"),
            new Way("disclose-processors", "data.package", "data.package"),
            new Way("unsubscribe-newsletter", "data.unsubscribe", "data.unsubscribe"),
            new Way("withdraw-consent", "Проверить сведения в отзыве", "Проверить, что данных нет"),
            new Way("stop-unlawful-processing", "data.block", "data.block"),
            new Way("destroy-unlawful-data", "data.block", "data.block"),
            new Way("block-data", "data.block", "data.block"),
            new Way("delete-account", "Проверить, что данных нет", "Проверить, что данных нет"),
            new Way("answer-question", "Ответить на вопрос", "End_Fulfilled"));

    private static final String ANSWER = "Данные об адресе мы храним год.\n\nПотом они уничтожаются: «өшіріледі».";

    private static Platform platform;

    @BeforeAll
    static void startEverything() {
        platform = TestPlatform.withWorkers();
    }

    @AfterAll
    static void stopWorkers() {
        platform.workers().stop();
    }

    @Test
    void aLetterThatAsksForEverythingStartsEveryRightWithItsOwnClock() {
        var customer = TestCustomer.in(platform);
        customer.writes("О моих данных", "Здравствуйте! Прошу исполнить все мои права, и ответьте на вопрос.");
        var number = customer.receivesNumber();
        var code = SIX_DIGITS.matcher(customer.receives(TestCustomer.CODE).text());
        assertThat(code.find()).isTrue();
        customer.answers(customer.receives(TestCustomer.CODE), code.group(1));

        try (var chromium = new Chromium();
                var tasklist = new Tasklist(platform, chromium.browser());
                var casePage = new CasePage(chromium.browser())) {
            tasklist.signIn();
            var page = choosesEveryRight(tasklist, number);
            stands(number, Way::first);
            everyRightShowsItsTerm(casePage, page, number);
            photograph("every-right-case", casePage::photograph);
            peopleDoTheirPart(tasklist, casePage, number);
            stands(number, Way::last);
            tasklist.showsTasks();
            photograph("every-right-tasks", tasklist::photograph);
        }

        assertThat(customer.receives("Да, мы обрабатываем ваши персональные данные")
                        .subject())
                .contains(number.value());
        assertThat(customer.receives("Вот наш ответ").text()).contains(ANSWER);
        assertThat(new Operate(platform).incidents(number)).isEmpty();
    }

    /** Classifies the letter, and returns the address of the case page. */
    private static String choosesEveryRight(Tasklist tasklist, RequestNumber number) {
        tasklist.takes("Определить, о чём обращение", number);
        tasklist.chooses("О персональных данных");
        rights().forEach(right -> tasklist.chooses(right.name("ru")));
        assertThat(rights()).allSatisfy(right -> assertThat(tasklist.isChosen(right.name("ru")))
                .isTrue());
        photograph("every-right-classified", tasklist::photograph);
        var page = tasklist.caseLink();
        tasklist.completes();
        return page;
    }

    private static void everyRightShowsItsTerm(CasePage casePage, String page, RequestNumber number) {
        casePage.opens(page, "support", "support");
        var date = DateTimeFormatter.ofPattern("d MMMM yyyy", Language.RU.locale());
        var request = bean(Register.class).find(number).orElseThrow().id();
        var clocks = bean(Clocks.class).of(request).stream()
                .collect(Collectors.toMap(RunningClock::right, RunningClock::dueAt, (first, second) -> first));

        var shown = casePage.terms();

        assertThat(rights()).allSatisfy(right -> {
            assertThat(clocks).containsKey(right.id());
            assertThat(shown.get(right.name("ru"))).startsWith(date.format(clocks.get(right.id())));
        });
    }

    private static void peopleDoTheirPart(Tasklist tasklist, CasePage casePage, RequestNumber number) {
        tasklist.takes("Ответить на вопрос", number);
        tasklist.chooses("Ответ написан на странице обращения: отправить");
        tasklist.completes();

        tasklist.takes("Подготовить исправление", number);
        photograph("every-right-prepare-correction", tasklist::photograph);
        tasklist.chooses("Готово: передать ответственному");
        tasklist.completes();
        tasklist.takes("Проверить сведения в отзыве", number);
        photograph("every-right-check-particulars", tasklist::photograph);
        tasklist.chooses("Достаточно: исполнять отзыв");
        tasklist.completes();
        tasklist.takes("Проверить ответ", number, "обрабатываются ли");
        photograph("every-right-check-answer", tasklist::photograph);
        tasklist.chooses("Данные обрабатываются");
        tasklist.completes();
        tasklist.takes("Подтвердить исправление", number);
        photograph("every-right-confirm-correction", tasklist::photograph);
        tasklist.chooses("Подтверждено всё");
        tasklist.completes();

        tasklist.takes("Проверить, что данных нет", number, "отозвал согласие");
        photograph("every-right-nothing-held", tasklist::photograph);
        tasklist.takes("Проверить, что данных нет", number, "удалить учётную запись");
        tasklist.says("данные найдены");

        tasklist.takes("Ответить на вопрос", number, "Ответ не отправлен");
        photograph("every-right-not-written", tasklist::photograph);
        assertThat(casePage.answers(ANSWER)).contains("Вот наш ответ", ANSWER);
        photograph("every-right-answer", casePage::photograph);
        tasklist.chooses("Ответ написан на странице обращения: отправить");
        tasklist.completes();
    }

    /** Every right that is deployed stands where the table says, and no other place of the request needs mending. */
    private static void stands(RequestNumber number, Function<Way, String> place) {
        var expected = new TreeMap<String, Set<String>>();
        WAYS.forEach(way -> expected.put(way.right(), Set.of(place.apply(way))));
        var deployed = rights().stream().map(Right::id).collect(Collectors.toSet());
        assertThat(deployed).as("the table has every right that is deployed").isEqualTo(expected.keySet());
        var operate = new Operate(platform);
        await("where the rights stand").atMost(TestCustomer.PATIENCE).untilAsserted(() -> {
            assertThat(operate.incidents(number)).isEmpty();
            assertThat(operate.standing(number, deployed)).isEqualTo(expected);
        });
    }

    private static List<Right> rights() {
        return bean(RightsCatalogue.class).rights();
    }

    private static <T> T bean(Class<T> type) {
        return platform.workers().context().getBean(type);
    }

    private static void photograph(String name, Consumer<Path> camera) {
        var folder = System.getProperty("screenshots");
        if (folder == null) {
            return;
        }
        try {
            camera.accept(Files.createDirectories(Path.of(folder)).resolve(name + ".png"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Where a right stands at first and in the end. */
    private record Way(String right, String first, String last) {}
}
