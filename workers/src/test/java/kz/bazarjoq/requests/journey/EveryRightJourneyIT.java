package kz.bazarjoq.requests.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.bazarjoq.requests.Chromium;
import kz.bazarjoq.requests.deadline.Clocks;
import kz.bazarjoq.requests.deadline.RunningClock;
import kz.bazarjoq.requests.engine.Right;
import kz.bazarjoq.requests.engine.RightsCatalogue;
import kz.bazarjoq.requests.register.Language;
import kz.bazarjoq.requests.register.Register;
import kz.bazarjoq.requests.register.RequestNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A customer asks for everything: all rights get their clocks, and those of the first turn run. Three letters more have the rights
 * of the later turns run, so that each runs as far as people and the workers of the day bring it. With
 * {@code -Dscreenshots=<folder>} pictures are taken on the way.
 */
class EveryRightJourneyIT {

    private static final String INQUIRY = "Проверить сообщение";

    /** Where each right stands before people do anything, and after they did their part: at a task, a job or its end. */
    private static final List<Way> WAYS = List.of(
            new Way(1, "confirm-processing", "Проверить ответ", "End_Fulfilled"),
            new Way(1, "disclose-data", "Проверить ответ", "End_Fulfilled"),
            new Way(1, "explain-processing", "Проверить ответ", "End_Fulfilled"),
            new Way(2, "correct-data", "Подготовить исправление", "End_Fulfilled"),
            new Way(1, "disclose-recipients", "Проверить ответ", "End_Fulfilled"),
            new Way(1, "disclose-processors", "Проверить ответ", "End_Fulfilled"),
            new Way(1, "unsubscribe-newsletter", "End_Fulfilled", "End_Fulfilled"),
            new Way(4, "withdraw-consent", "Проверить сведения в отзыве", "End_PartlyFulfilled"),
            new Way(1, "stop-unlawful-processing", INQUIRY, "End_Fulfilled"),
            new Way(1, "destroy-unlawful-data", INQUIRY, "End_PartlyFulfilled"),
            new Way(1, "block-data", INQUIRY, "End_Fulfilled"),
            new Way(3, "delete-account", "End_Fulfilled", "End_Fulfilled"),
            new Way(1, "answer-question", "Ответить на вопрос", "End_Fulfilled"));

    private static final String ANSWER = "Данные об адресе мы храним год.\n\nПотом они уничтожаются: «өшіріледі».";

    @RegisterExtension
    static final RunningWorkers RUNNING = new RunningWorkers();

    @Test
    void everyRightRunsInItsTurnWithItsOwnClock() {
        assertThat(rights()).extracting(Right::id).containsExactlyInAnyOrderElementsOf(rightsOf(1, 2, 3, 4));
        var customer = TestCustomer.in(RUNNING.platform());
        var everything = asks(customer, "Прошу исполнить все мои права, и ответьте на вопрос.");
        // What one right destroys, the others couldn't correct or weigh.
        var reviewer = TestCustomer.in(RUNNING.platform());
        reviews(reviewer);
        var correction = asks(reviewer, "Исправьте мои данные.");
        var withdrawal = asks(reviewer, "Отзываю согласие на обработку моих данных.", correction);
        var leaver = TestCustomer.in(RUNNING.platform());
        var deletion = asks(leaver, "Прошу удалить мою учётную запись.");
        var numbers = Stream.of(customer, reviewer, leaver)
                .map(EveryRightJourneyIT::numberInShop)
                .toList();

        try (var chromium = new Chromium();
                var tasklist = new Tasklist(RUNNING.platform(), chromium.browser());
                var casePage = new CasePage(chromium.browser())) {
            tasklist.signIn();
            var page = chooses(tasklist, everything, rightsOf(1, 2, 3, 4));
            everyRightShowsItsTerm(casePage, page, everything);
            photograph("every-right-case", casePage::photograph);
            stands(everything, at(1, Way::first));
            chooses(tasklist, correction, rightsOf(2));
            chooses(tasklist, deletion, rightsOf(3));
            chooses(tasklist, withdrawal, rightsOf(4));
            stands(correction, at(2, Way::first));
            stands(deletion, at(3, Way::first));
            stands(withdrawal, at(4, Way::first));

            isAnswered(tasklist, casePage, everything);
            isCorrected(tasklist, chromium.browser(), correction);
            stands(correction, at(2, Way::last));
            isWeighed(tasklist, withdrawal);
            isInvestigated(tasklist, everything);
            var next = new TreeMap<>(at(2, Way::first));
            next.putAll(at(1, Way::last));
            stands(everything, next);
            stands(deletion, at(3, Way::last));
            stands(withdrawal, at(4, Way::last));
            tasklist.showsTasks();
            photograph("every-right-tasks", tasklist::photograph);
        }

        assertThat(customer.receives("Да, мы обрабатываем ваши персональные данные")
                        .subject())
                .contains(everything.value());
        assertThat(customer.receives("Вот наш ответ").text()).contains(ANSWER);
        assertThat(customer.receives("указан источник каждого из них").text()).contains("/answers/");
        assertThat(accounts(numbers)).containsExactly("-", reviewer.lastName(), "-");
        assertThat(shop().sql("select 1 from shop.review where customer_id = :customer")
                        .param("customer", numbers.get(1))
                        .query(Integer.class)
                        .list())
                .isEmpty();
        assertThat(List.of(everything, correction, deletion, withdrawal))
                .allSatisfy(number -> assertThat(new Operate(RUNNING.platform()).incidents(number))
                        .isEmpty());
    }

    /** Writes a letter and proves who wrote it. */
    private static RequestNumber asks(TestCustomer customer, String text, RequestNumber... before) {
        customer.writes("О моих данных", "Здравствуйте! " + text);
        var number = customer.receivesNumberBeside(List.of(before));
        var letter = customer.receives(TestCustomer.CODE, number);
        customer.answers(letter, TestCustomer.codeIn(letter));
        return number;
    }

    /** Classifies the letter, and returns the address of the case page. */
    private static String chooses(Tasklist tasklist, RequestNumber number, List<String> chosen) {
        tasklist.takes("Определить, о чём обращение", number);
        tasklist.chooses("О персональных данных");
        for (var right : rights()) {
            if (chosen.contains(right.id()) != tasklist.isChosen(right.name("ru"))) {
                tasklist.chooses(right.name("ru"));
            }
        }
        assertThat(rights()).allSatisfy(right -> assertThat(tasklist.isChosen(right.name("ru")))
                .isEqualTo(chosen.contains(right.id())));
        photograph("every-right-classified-" + chosen.size(), tasklist::photograph);
        var page = tasklist.caseLink();
        tasklist.completes();
        return page;
    }

    private static void everyRightShowsItsTerm(CasePage casePage, String page, RequestNumber number) {
        var date = DateTimeFormatter.ofPattern("d MMMM yyyy", Language.RU.locale());
        var request = bean(Register.class).find(number).orElseThrow().id();
        var clocks = await("a clock for every right")
                .atMost(TestCustomer.PATIENCE)
                .until(
                        () -> bean(Clocks.class).of(request).stream()
                                .collect(Collectors.toMap(
                                        RunningClock::right, RunningClock::dueAt, (first, second) -> first)),
                        started -> started.keySet().containsAll(rightsOf(1, 2, 3, 4)));
        casePage.opens(page, "support", "support");

        var shown = casePage.terms();

        assertThat(rights()).allSatisfy(right -> assertThat(shown.get(right.name("ru")))
                .startsWith(date.format(clocks.get(right.id()))));
    }

    private static void isAnswered(Tasklist tasklist, CasePage casePage, RequestNumber number) {
        tasklist.takes("Ответить на вопрос", number);
        tasklist.chooses("Ответ написан на странице обращения: отправить");
        tasklist.completes();
        for (var asked : List.of(
                "обрабатываются ли", "откуда", "основаниях", "организации имеют доступ", "поручена обработка")) {
            tasklist.takes("Проверить ответ", number, asked);
            photograph("every-right-check-answer", tasklist::photograph);
            tasklist.chooses("Данные обрабатываются");
            tasklist.completes();
        }

        tasklist.takes("Ответить на вопрос", number, "Ответ не отправлен");
        photograph("every-right-not-written", tasklist::photograph);
        assertThat(casePage.answers(ANSWER)).contains("Вот наш ответ", ANSWER);
        photograph("every-right-answer", casePage::photograph);
        tasklist.chooses("Ответ написан на странице обращения: отправить");
        tasklist.completes();
    }

    private static void isCorrected(Tasklist tasklist, Browser browser, RequestNumber number) {
        tasklist.takes("Подготовить исправление", number);
        photograph("every-right-prepare-correction", tasklist::photograph);
        try (var support = new CasePage(browser);
                var officer = new CasePage(browser)) {
            var page = tasklist.caseLink();
            support.opens(page, "support", "support");
            support.preparesCorrection("отчество", "Ғалымқызы", "Письмо клиента");
            photograph("every-right-corrections", support::photograph);
            officer.opens(page, "officer", "officer");
            officer.confirmsCorrection();
        }
        tasklist.chooses("Готово: передать ответственному");
        tasklist.completes();
        tasklist.takes("Подтвердить исправление", number);
        photograph("every-right-confirm-correction", tasklist::photograph);
        tasklist.chooses("Подтверждено всё, ничего не отклонено");
        tasklist.completes();
    }

    /** The account's data have another basis than a consent, so a person decides on each part. */
    private static void isWeighed(Tasklist tasklist, RequestNumber withdrawal) {
        tasklist.takes("Проверить сведения в отзыве", withdrawal);
        photograph("every-right-check-particulars", tasklist::photograph);
        tasklist.chooses("Достаточно: исполнять отзыв");
        tasklist.chooses("Все данные, или он о данных ничего не уточнил");
        tasklist.completes();
        tasklist.takes("Решить, что не уничтожать", withdrawal);
        tasklist.says("учётная запись: телефон и электронная почта");
        photograph("every-right-decide-treatments", tasklist::photograph);
        tasklist.chooses("Исполнить: с каждой частью — как отмечено");
        tasklist.completes();
    }

    /** Nothing is destroyed before no other right blocks it; that nothing may be sent to the address has to stay known. */
    private static void isInvestigated(Tasklist tasklist, RequestNumber number) {
        confirmsBreach(tasklist, number, "прекратить неправомерную обработку");
        confirmsBreach(tasklist, number, "заблокировать данные");
        var operate = new Operate(RUNNING.platform());
        await("the other inquiries have ended").atMost(TestCustomer.PATIENCE).untilAsserted(() -> assertThat(
                        operate.standing(number, Set.of("stop-unlawful-processing", "block-data"))
                                .values())
                .containsOnly(Set.of("End_Fulfilled")));
        tasklist.takes(INQUIRY, number, "уничтожить данные");
        photograph("every-right-inquire", tasklist::photograph);
        tasklist.chooses("Нарушение есть: прекратить обработку");
        tasklist.chooses("Всех найденных");
        tasklist.chooses("Уничтожить");
        tasklist.completes();
        tasklist.takes("Решить об оставшихся данных", number);
        photograph("every-right-review-kept", tasklist::photograph);
        tasklist.chooses("Оставить и назвать клиенту основание");
        tasklist.chooses("Данные положено хранить: до конца срока уничтожить нельзя");
        tasklist.completes();
    }

    private static void confirmsBreach(Tasklist tasklist, RequestNumber number, String wish) {
        tasklist.takes(INQUIRY, number, wish);
        tasklist.chooses("Нарушение есть: прекратить обработку");
        tasklist.chooses("Всех найденных");
        tasklist.completes();
    }

    private static void reviews(TestCustomer customer) {
        shop().sql(
                        """
                        insert into shop.review (review_id, customer_id, article, author_name, rating, text, published_at)
                        select (select max(review_id) + 1 from shop.review), :customer, 'a1', 'А.', 5, 'Хорошо', now()""")
                .param("customer", numberInShop(customer))
                .update();
    }

    private static long numberInShop(TestCustomer customer) {
        return shop().sql("select customer_id from shop.customer where email = :email")
                .param("email", customer.address())
                .query(Long.class)
                .single();
    }

    private static List<String> accounts(List<Long> numbers) {
        return shop().sql("select last_name from shop.customer where customer_id in (:numbers) order by customer_id")
                .param("numbers", numbers)
                .query((row, index) -> row.getString(1))
                .list();
    }

    private static JdbcClient shop() {
        return JdbcClient.create(RUNNING.platform().postgres().dataSource("shop"));
    }

    /** The rights stand where the table says, no other has begun, and nothing needs mending. */
    private static void stands(RequestNumber number, Map<String, Set<String>> places) {
        var operate = new Operate(RUNNING.platform());
        await("where the rights stand").atMost(TestCustomer.PATIENCE).untilAsserted(() -> {
            assertThat(operate.incidents(number)).isEmpty();
            assertThat(operate.standing(number, Set.copyOf(rightsOf(1, 2, 3, 4))))
                    .isEqualTo(places);
        });
    }

    private static Map<String, Set<String>> at(int turn, Function<Way, String> place) {
        return WAYS.stream()
                .filter(way -> way.turn() == turn)
                .collect(Collectors.toMap(Way::right, way -> Set.of(place.apply(way))));
    }

    private static List<String> rightsOf(Integer... turns) {
        return WAYS.stream()
                .filter(way -> Set.of(turns).contains(way.turn()))
                .map(Way::right)
                .toList();
    }

    private static List<Right> rights() {
        return bean(RightsCatalogue.class).rights();
    }

    private static <T> T bean(Class<T> type) {
        return RUNNING.platform().workers().context().getBean(type);
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

    /** In which turn a right runs, where it stands at first and in the end. */
    private record Way(int turn, String right, String first, String last) {}
}
