package kz.bazarjoq.requests.models.lint;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeFormDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskSchedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.bazarjoq.requests.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms as staff see and send them, drawn by the form viewer of the local Tasklist. */
class FormsIT {

    private static final String CASE = "https://requests.bazarjoq.kz/cases/PDR-2026-000123";
    private static final Path INQUIRE = Path.of("processes/investigate-breach/inquire.form");
    private static final Path CHECK_PARTICULARS = Path.of("processes/withdraw-consent/check-particulars.form");
    private static final Path CHECK_NOTHING_HELD = Path.of("processes/end-processing/check-nothing-held.form");
    private static final Path DECIDE_TREATMENTS = Path.of("processes/end-processing/decide-treatments.form");
    private static final Path REVIEW_RETAINED = Path.of("processes/end-processing/review-retained.form");
    private static final List<?> OBLIGATION =
            List.of(Map.of("label", "Есть неисполненное обязательство", "value", "unfulfilled-obligation"));
    private static final Map<String, ?> VARIABLES = Map.ofEntries(
            entry("requestNumber", "PDR-2026-000123"),
            entry("caseUrl", CASE),
            entry("deadline", Map.of("dueAt", "2026-11-26T23:59:59+05:00")),
            entry("dataHeld", true),
            entry("rights", List.of()),
            entry("openRights", List.of(Map.of("label", "Исправление данных", "value", "correct-data"))),
            entry("rightOptions", List.of(Map.of("label", "Подтверждение обработки", "value", "confirm-processing"))),
            entry("grounds", OBLIGATION),
            entry("stopGrounds", List.of(Map.of("label", "Сами данные получены законно", "value", "data-lawful"))),
            entry("keepGrounds", OBLIGATION),
            entry("partGrounds", List.of(Map.of("label", "Данные заблокированы", "value", "blocked-otherwise"))),
            entry(
                    "assurances",
                    List.of(Map.of(
                            "right", "delete-account", "sufficient", false, "label", "Удаление: код", "clause", "§2"))),
            entry("itemOptions", List.of(Map.of("label", "Подписки: почта", "value", "newsletter-contact"))),
            entry(
                    "choices",
                    List.of(
                            choice("Подписки: почта", "destroy", "Уничтожить"),
                            Map.of(
                                    "name",
                                    "Заказы",
                                    "proposal",
                                    "continue",
                                    "proposedGround",
                                    "unfulfilled-obligation",
                                    "term",
                                    "until-fulfilled",
                                    "label",
                                    "Оставить, пока обязательство не исполнено",
                                    "clause",
                                    "§6"),
                            Map.of("name", "Иное"))),
            entry("kept", List.of(Map.of("item", "newsletter-contact", "reason", "blocked"))),
            entry(
                    "retained",
                    List.of(
                            Map.of("name", "Подписки: почта", "reason", "blocked"),
                            Map.of("name", "Заказы", "reason", "retention-term", "until", "2031-03-01"))));

    @SuppressWarnings("NullAway.Init")
    private static Chromium chromium;

    @SuppressWarnings("NullAway.Init")
    private static Page page;

    static List<Path> forms() {
        return all().stream().flatMap(models -> models.endingIn(".form")).toList();
    }

    @BeforeAll
    static void openFormViewer() {
        var viewer = NodeTools.installed().read("@bpmn-io/form-js/dist/form-viewer.umd.js");
        chromium = new Chromium();
        page = chromium.browser().newPage();
        page.setContent("<body></body>");
        page.addScriptTag(new Page.AddScriptTagOptions().setContent(viewer));
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void leadsToTheCaseAndNamesIt(Path form) throws IOException {
        open(form);

        var link = page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Открыть страницу обращения"));
        assertThat(link.getAttribute("href")).isEqualTo(CASE);
        assertThat(link.getAttribute("target")).isEqualTo("_blank");
        assertThat(page.locator("body").innerText()).contains("PDR-2026-000123").doesNotContain("{{", "null");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void isNotSentWithoutADecision(Path form) throws IOException {
        open(form);

        assertThat(errors()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void asksForNothingThatCouldHoldPersonalData(Path form) throws IOException {
        open(form);

        assertThat(page.locator("textarea, input:not([type=radio]):not([type=checkbox])")
                        .count())
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void saysUntilWhenItsTaskIsDue(Path form) throws IOException {
        open(form);

        assertThat(dueDates(form)).isNotEmpty().containsOnly("=deadline.dueAt");
        assertThat(page.locator("body").innerText()).contains("не позднее 26.11.2026");
    }

    @Test
    void saysWhatWasFound() throws IOException {
        open(Path.of("processes/provide-information/check-answer.form"));

        assertThat(page.locator("body").innerText()).contains("найдены").doesNotContain("не найдено");
    }

    @Test
    void offersTheRightsThatAreDeployedAndWantsOne() throws IOException {
        open(Path.of("processes/personal-data-request/confirm-rights.form"));

        choose(AriaRole.RADIO, "О персональных данных");
        assertThat(errors()).hasSize(1);
        choose(AriaRole.CHECKBOX, "Подтверждение обработки");

        assertThat(errors()).isEmpty();
        assertThat(answer())
                .containsEntry("classification", "rights")
                .containsEntry("rights", List.of("confirm-processing"));
    }

    @Test
    void wantsADecisionAboutEachPartOfTheDataAndAGroundForWhatIsKept() throws IOException {
        open(DECIDE_TREATMENTS);

        assertThat(page.locator("body").innerText())
                .contains(
                        "Предложение: Уничтожить (§6)",
                        "Предложение: Оставить, пока обязательство не исполнено (§6). Выбрать другое нельзя",
                        "В таблице нет строки");
        assertThat(page.getByLabel("Как предложено").count()).isOne();
        choose(AriaRole.RADIO, "Исполнить: с каждой частью — как отмечено");
        assertThat(errors()).as("what the table doesn't know isn't decided").hasSize(1);
        choose(AriaRole.RADIO, "Оставить на основании", 1);
        assertThat(errors()).as("nor is it kept without a ground").hasSize(1);
        choose(AriaRole.RADIO, "Есть неисполненное обязательство");

        assertThat(errors()).isEmpty();
        assertThat(answer())
                .containsEntry("decision", "decided")
                .extractingByKey("choices")
                .isEqualTo(Arrays.asList(
                        Map.of("decision", "as-proposed"),
                        null,
                        Map.of("decision", "keep", "ground", "unfulfilled-obligation")));
    }

    @Test
    void letsNobodyDestroyWhatAnObligationNeeds() throws IOException {
        open(
                DECIDE_TREATMENTS,
                "choices",
                List.of(Map.of(
                        "name",
                        "Учётная запись",
                        "proposal",
                        "continue",
                        "proposedGround",
                        "other-legal-basis",
                        "label",
                        "Оставить: действует договор",
                        "clause",
                        "§6",
                        "needed",
                        true,
                        "decision",
                        "as-proposed")));

        assertThat(page.locator("body").innerText()).contains("уничтожить сейчас нельзя");
        assertThat(page.getByLabel("Как предложено").count()).isOne();
        assertThat(page.getByLabel("Прекратить и уничтожить").count()).isZero();
    }

    @Test
    void letsAPersonDestroyWhatTheTableDoesNotKnowOrWantsKept() throws IOException {
        open(
                DECIDE_TREATMENTS,
                "choices",
                List.of(
                        choice("Оплаты", "restrict", "Ограничить на 5 лет"),
                        Map.of(
                                "name",
                                "Учётная запись",
                                "proposal",
                                "continue",
                                "proposedGround",
                                "other-legal-basis",
                                "label",
                                "Оставить: действует договор",
                                "clause",
                                "§6",
                                "decision",
                                "as-proposed"),
                        Map.of(
                                "name",
                                "Отказы от рассылки",
                                "proposal",
                                "continue",
                                "label",
                                "Оставить",
                                "clause",
                                "§6"),
                        Map.of("name", "Иное")));

        assertThat(page.getByLabel("Как предложено").count()).isEqualTo(2);
        assertThat(page.getByLabel("Прекратить и уничтожить").count()).isEqualTo(2);
        choose(AriaRole.RADIO, "Прекратить и уничтожить", 0);
        choose(AriaRole.RADIO, "Прекратить и уничтожить", 1);
        choose(AriaRole.RADIO, "Исполнить: с каждой частью — как отмечено");

        assertThat(errors()).isEmpty();
        assertThat(answer())
                .extractingByKey("choices")
                .isEqualTo(Arrays.asList(
                        Map.of("decision", "as-proposed"),
                        Map.of("decision", "destroy"),
                        null,
                        Map.of("decision", "destroy")));
    }

    @Test
    void wantsAGroundForEachPartThatCouldNotBeDestroyed() throws IOException {
        open(REVIEW_RETAINED);

        assertThat(page.locator("body").innerText())
                .contains("Заблокировано", "Идёт обязательный срок хранения, до 01.03.2031");
        choose(AriaRole.RADIO, "Оставить и назвать клиенту основание");
        choose(AriaRole.RADIO, "Данные заблокированы", 1);
        assertThat(errors()).hasSize(1);
        choose(AriaRole.RADIO, "Данные заблокированы", 0);

        assertThat(errors()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"end-processing/review-retained", "correct-data/review-uncorrected"})
    void wantsNoGroundWhereAllIsDestroyedAgain(String form) throws IOException {
        open(Path.of("processes/%s.form".formatted(form)));

        choose(AriaRole.RADIO, "Причины больше нет: уничтожить ещё раз");

        assertThat(errors()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "end-processing/review-retained, treatments, destroy",
        "correct-data/review-uncorrected, corrections, unchangeable"
    })
    void saysThatWhatNobodyWantedDestroyedCannotStay(String form, String asked, String result) throws IOException {
        var file = Path.of("processes/%s.form".formatted(form));
        var misfit = "Среди оставшегося названо то, чего уничтожать не просили";

        open(file, asked, List.of(Map.of("item", "newsletter-contact", "result", result)));
        assertThat(page.locator("body").innerText()).doesNotContain(misfit);
        open(file, asked, List.of(Map.of("item", "something-else", "result", result)));
        assertThat(page.locator("body").innerText()).contains(misfit);
    }

    @Test
    void wantsItSaidWhichDataTheLetterNames() throws IOException {
        open(CHECK_PARTICULARS);

        choose(AriaRole.RADIO, "Достаточно: исполнять отзыв");
        assertThat(errors()).hasSize(1);
        choose(AriaRole.RADIO, "Только некоторые: отмечены ниже");
        assertThat(errors()).hasSize(1);
        choose(AriaRole.CHECKBOX, "Подписки: почта");

        assertThat(errors()).isEmpty();
        assertThat(answer()).containsEntry("dataMeant", "some").containsEntry("named", List.of("newsletter-contact"));
    }

    @Test
    void offersAllDataWhereNoneWereFound() throws IOException {
        var variables = new HashMap<String, Object>(VARIABLES);
        variables.put("itemOptions", List.of());
        open(CHECK_PARTICULARS, variables);

        choose(AriaRole.RADIO, "Достаточно: исполнять отзыв");

        assertThat(page.getByLabel("Только некоторые").count()).isZero();
        choose(AriaRole.RADIO, "Все данные");
        assertThat(errors()).isEmpty();
    }

    @Test
    void saysThatAllIsWeighedWhereTheCustomerDoesNotSayWhichDataHeMeans() throws IOException {
        open(CHECK_PARTICULARS, "information", "not-given");

        assertThat(page.locator("body").innerText())
                .contains("всё, что найдено")
                .doesNotContain("на основании согласия");
    }

    @Test
    void saysThatNamedDataAreNotAmongTheFoundOnlyWhereItIsKnown() throws IOException {
        var named = new HashMap<String, Object>(VARIABLES);
        named.put("named", List.of("newsletter-contact"));
        open(CHECK_NOTHING_HELD, named);
        assertThat(page.locator("body").innerText()).contains("неизвестно").doesNotContain("того, что назвал клиент");
        choose(AriaRole.RADIO, "Таких данных нет");
        assertThat(errors())
                .as("found data of unknown parts are said to be somebody else's")
                .hasSize(1);

        named.put("items", List.of(Map.of("item", "payment-payment")));
        open(CHECK_NOTHING_HELD, named);
        assertThat(page.locator("body").innerText())
                .contains("того, что назвал клиент")
                .doesNotContain("неизвестно", "и так сохраняется");
        choose(AriaRole.RADIO, "Таких данных нет");
        assertThat(errors()).isEmpty();
    }

    @Test
    void saysThatWhatWasFoundStaysAnyway() throws IOException {
        open(CHECK_NOTHING_HELD, "items", List.of(Map.of("item", "payment-payment")));

        assertThat(page.locator("body").innerText())
                .contains("и так сохраняется")
                .doesNotContain("неизвестно", "того, что назвал клиент");
        choose(AriaRole.RADIO, "Таких данных нет");
        assertThat(errors()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "withdraw-consent/check-particulars, Не хватает: запросить у клиента",
        "correct-data/prepare-correction, Не хватает сведений: запросить у клиента",
        "investigate-breach/inquire, Не решать: попросить у клиента сведения"
    })
    void wantsItSaidWhatIsMissing(String form, String choice) throws IOException {
        open(Path.of("processes/%s.form".formatted(form)));

        choose(AriaRole.RADIO, choice);
        assertThat(errors()).hasSize(1);
        choose(AriaRole.CHECKBOX, "О каких данных речь");

        assertThat(errors()).isEmpty();
        assertThat(answer()).containsEntry("missing", List.of("data-meant"));
        assertThat(page.locator("label").allInnerTexts()).noneMatch(label -> label.contains("удостоверен"));
    }

    @Test
    void saysWhatTheRightsNeedThatAreNotSureEnough() throws IOException {
        open(Path.of("processes/personal-data-request/confirm-identity.form"));

        assertThat(page.locator("li").allInnerTexts()).containsExactly("Удаление: код (§2)");
        choose(AriaRole.RADIO, "Личность не подтверждена");
        assertThat(errors()).hasSize(1);
        choose(AriaRole.RADIO, "Есть неисполненное обязательство");

        assertThat(errors()).isEmpty();
    }

    @Test
    void takesARightThatIsTakenBackAndLetsTheTaskGoWhereItIsNotListed() throws IOException {
        open(Path.of("processes/personal-data-request/read-reply.form"));

        choose(AriaRole.RADIO, "Человек отзывает часть того, о чём просил");
        assertThat(errors()).isEmpty();
        choose(AriaRole.CHECKBOX, "Исправление данных");

        assertThat(errors()).isEmpty();
        assertThat(answer())
                .containsEntry("replyRead", "rights-taken-back")
                .containsEntry("takenBack", List.of("correct-data"));
    }

    @Test
    void wantsItSaidThatBlockedDataAreSomebodyElses() throws IOException {
        open(INQUIRE);

        choose(AriaRole.RADIO, "Данных клиента нет");
        assertThat(errors()).hasSize(1);
        choose(AriaRole.CHECKBOX, "Найденные данные принадлежат другому человеку");

        assertThat(errors()).isEmpty();
        assertThat(answer()).containsEntry("breach", "nothing-held").containsEntry("notTheirs", true);
    }

    @Test
    void wantsNoRightOfALetterThatIsNoRequest() throws IOException {
        open(Path.of("processes/personal-data-request/confirm-rights.form"));

        choose(AriaRole.RADIO, "О другом: к персональным данным не относится");

        assertThat(errors()).isEmpty();
        assertThat(answer()).containsEntry("classification", "not-a-request");
    }

    @Test
    void wantsAGroundNotToDestroyWhatTheCustomerWantsDestroyed() throws IOException {
        open(INQUIRE, "destroy-unlawful-data");

        choose(AriaRole.RADIO, "Нарушение есть: прекратить обработку");
        assertThat(errors()).hasSize(2);
        choose(AriaRole.RADIO, "Всех найденных");
        assertThat(errors()).hasSize(1);
        choose(AriaRole.RADIO, "Не уничтожать: отказать в этой части");
        assertThat(errors()).hasSize(1);
        choose(AriaRole.RADIO, "Сами данные получены законно");

        assertThat(errors()).isEmpty();
        assertThat(answer()).containsEntry("remedy", "stop").containsEntry("stopGround", "data-lawful");
    }

    @Test
    void wantsTheDataThatABreachConcerns() throws IOException {
        open(INQUIRE, "itemOptions", List.of(Map.of("label", "оплаты", "value", "payments")));

        choose(AriaRole.RADIO, "Нарушение есть: прекратить обработку");
        choose(AriaRole.RADIO, "Только некоторых: отмечены ниже");
        assertThat(errors()).hasSize(2);
        choose(AriaRole.CHECKBOX, "оплаты");

        assertThat(errors()).as("there are no others").isEmpty();
        assertThat(answer()).containsEntry("affectedItems", List.of("payments")).doesNotContainKey("rest");
    }

    @Test
    void wantsAGroundWhereABreachConcernsOnlySomeOfWhatTheCustomerReported() throws IOException {
        open(INQUIRE, "itemOptions", List.of(option("оплаты", "payments"), option("заказы", "purchases")));

        choose(AriaRole.RADIO, "Нарушение есть: прекратить обработку");
        choose(AriaRole.RADIO, "Только некоторых: отмечены ниже");
        choose(AriaRole.CHECKBOX, "оплаты");
        assertThat(errors()).hasSize(1);
        choose(AriaRole.RADIO, "Да, и в остальном нарушения нет");
        assertThat(errors()).hasSize(1);
        choose(AriaRole.RADIO, "Есть неисполненное обязательство");

        assertThat(errors()).isEmpty();
        assertThat(answer()).containsEntry("rest", "lawful").containsEntry("ground", "unfulfilled-obligation");
    }

    @Test
    void saysWhyABreachCannotBeConfirmedWhereNothingWasFound() throws IOException {
        open(INQUIRE, "items", List.of());
        assertThat(page.locator("body").innerText()).contains("нарушение есть, нельзя");

        open(INQUIRE, "items", List.of(Map.of("item", "payments")));
        assertThat(page.locator("body").innerText()).doesNotContain("нарушение есть, нельзя");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop-unlawful-processing", "block-data"})
    void offersDestructionOnlyToWhomTheRightGivesIt(String right) throws IOException {
        open(INQUIRE, right);

        choose(AriaRole.RADIO, "Нарушение есть: прекратить обработку");
        choose(AriaRole.RADIO, "Всех найденных");

        assertThat(errors()).isEmpty();
        assertThat(page.getByLabel("Уничтожить").count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"prepare-correction", "confirm-correction"})
    void saysThatValuesHaveChangedOnlyWhereTheyHave(String form) throws IOException {
        var file = Path.of("processes/correct-data/%s.form".formatted(form));

        open(file, "corrections", List.of(Map.of("item", "shop.customer.phone", "result", "conflict")));
        assertThat(page.locator("body").innerText()).contains("изменились");
        open(file, "corrections", List.of());
        assertThat(page.locator("body").innerText()).doesNotContain("изменились");
    }

    @ParameterizedTest
    @ValueSource(strings = {"prepare-correction", "confirm-correction"})
    void saysThatAGroundIsMissingOnlyWhereItIs(String form) throws IOException {
        var file = Path.of("processes/correct-data/%s.form".formatted(form));
        var declined = Map.of("item", "shop.customer.phone", "result", "declined");
        var ground = Map.of("item", "shop.customer.phone", "result", "declined", "ground", "data-accurate");

        open(file, "corrections", List.of(declined));
        assertThat(page.locator("p").allInnerTexts())
                .anyMatch(text -> text.contains("отклон") && text.contains("основани"));
        open(file, "corrections", List.of(ground));
        assertThat(page.locator("strong").allInnerTexts()).noneMatch(text -> text.contains("основани"));
    }

    @ParameterizedTest
    @CsvSource({
        "correct-data/review-uncorrected, blocked, что заблокировано",
        "correct-data/review-uncorrected, retention-term, 'что остаётся, потому что идёт обязательный срок хранения'",
        "correct-data/review-uncorrected, something-else, что остаётся по другой причине: она названа на странице",
        "investigate-breach/review-kept, blocked, что заблокировано",
        "investigate-breach/review-kept, retention-term, 'что остаётся, потому что идёт обязательный срок хранения'",
        "investigate-breach/review-kept, something-else, что остаётся по другой причине: она названа на странице"
    })
    void saysWhichDataTheGroundIsFor(String form, String reason, String said) throws IOException {
        open(Path.of("processes/%s.form".formatted(form)), "reason", reason);

        assertThat(page.locator("body").innerText())
                .containsOnlyOnce("Сейчас речь о том, " + said)
                .doesNotContain(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "unfulfilled-obligation, Есть неисполненное обязательство",
        "something-else, Причина названа на странице обращения"
    })
    void saysInWordsWhyAPartStays(String reason, String said) throws IOException {
        open(REVIEW_RETAINED, "retained", List.of(Map.of("name", "Заказы", "reason", reason)));

        assertThat(page.locator("body").innerText()).contains(said).doesNotContain(reason);
    }

    private static List<Models> all() {
        return List.of(Models.ours(), Models.in(Models.SAMPLES));
    }

    /** The due dates of the tasks that show a form. */
    private static List<String> dueDates(Path form) {
        return all().stream()
                .flatMap(models -> models.all().stream())
                .filter(model -> model.folder().equals(form.getParent()))
                .flatMap(model -> model.instance().getModelElementsByType(UserTask.class).stream())
                .filter(task -> form.getFileName()
                        .toString()
                        .equals(task.getSingleExtensionElement(ZeebeFormDefinition.class)
                                        .getFormId()
                                + ".form"))
                .map(task ->
                        task.getSingleExtensionElement(ZeebeTaskSchedule.class).getDueDate())
                .toList();
    }

    private static void open(Path form) throws IOException {
        open(form, VARIABLES);
    }

    private static void open(Path form, String right) throws IOException {
        open(form, "right", right);
    }

    private static void open(Path form, String variable, Object value) throws IOException {
        var variables = new HashMap<String, Object>(VARIABLES);
        variables.put(variable, value);
        open(form, variables);
    }

    private static void open(Path form, Map<String, ?> variables) throws IOException {
        page.evaluate(
                """
                async ([schema, data]) => {
                  document.body.innerHTML = '<div id="form"></div>';
                  const properties = { textLinkTarget: '_blank' }; // as Tasklist sets it
                  window.form = await FormViewer.createForm({ container: '#form', schema: JSON.parse(schema), data, properties });
                }
                """,
                List.of(Files.readString(form), variables));
        awaitDrawing();
    }

    private static Map<String, String> option(String label, String value) {
        return Map.of("label", label, "value", value);
    }

    private static Map<String, ?> choice(String name, String proposal, String label) {
        return Map.of("name", name, "proposal", proposal, "label", label, "clause", "§6", "decision", "as-proposed");
    }

    private static void choose(AriaRole role, String label) {
        choose(role, label, 0);
    }

    private static void choose(AriaRole role, String label, int place) {
        page.getByRole(role, new GetByRoleOptions().setName(label)).nth(place).check();
        awaitDrawing();
    }

    /** A field counts once it is drawn. */
    private static void awaitDrawing() {
        page.evaluate("() => new Promise(drawn => requestAnimationFrame(() => setTimeout(drawn)))");
    }

    private static Map<?, ?> errors() {
        return (Map<?, ?>) page.evaluate("() => window.form.submit().errors");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> answer() {
        return (Map<String, Object>) page.evaluate("() => window.form.submit().data");
    }
}
