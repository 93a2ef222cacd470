package kz.bazarjoq.requests.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import kz.bazarjoq.requests.Chromium;
import kz.bazarjoq.requests.engine.ProcessesSaved;
import kz.bazarjoq.requests.local.Platform;
import kz.bazarjoq.requests.local.TestPlatform;
import kz.bazarjoq.requests.local.WorkersPart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.util.FileSystemUtils;

/** An analyst at work in the processes while the system runs: what is saved is deployed, and a new right needs no Java. */
class NewRightIT {

    private static final String RIGHT = "pause-newsletter-calls";
    private static final Pattern CODE = Pattern.compile("(?m)^\\W*(\\d{6})\\W*$");

    @TempDir
    private Path processes;

    private Platform platform;
    private WorkersPart workers;
    private final List<ProcessesSaved> saved = new CopyOnWriteArrayList<>();

    @BeforeEach
    void startOnAFolder() throws IOException {
        FileSystemUtils.copyRecursively(Path.of("processes"), processes);
        platform = TestPlatform.withoutWorkers();
        platform.workers().stop();
        workers = platform.workers()
                .with(Map.of("bazarjoq.processes.location", processes.toUri().toString()));
        workers.start();
        workers.context().addApplicationListener(new SavedFiles());
    }

    @AfterEach
    void stop() {
        workers.stop();
    }

    @Test
    void runsARightThatIsDroppedInAndShowsAChangedTask() throws Exception {
        FileSystemUtils.copyRecursively(
                Path.of("workers/src/test/resources/new-right/" + RIGHT), processes.resolve(RIGHT));
        addTerm();
        // A task's name, as Modeler saves it.
        replace(
                "personal-data-request/personal-data-request.bpmn",
                "(id=\"Task_ConfirmRights\" name=\")[^\"]*",
                "$1Прочитать письмо и выбрать права");
        replace(
                "decisions/classification.yaml",
                "(?m)^rights:\n",
                "rights:\n  " + RIGHT + ":\n    for: [subject: Прошу не звонить]\n");
        assertThat(report().report()).contains("deployed as", RIGHT + " version 1");
        workers.awaitForms();

        var customer = TestCustomer.in(platform);
        customer.writes("Прошу не звонить", "Пожалуйста, звоните мне только о заказах.");
        var number = customer.receivesNumber();
        var code = CODE.matcher(customer.receives(TestCustomer.CODE).text());
        assertThat(code.find()).isTrue();
        customer.answers(customer.receives(TestCustomer.CODE), code.group(1));
        try (var chromium = new Chromium();
                var tasklist = new Tasklist(platform, chromium.browser())) {
            tasklist.signIn();
            tasklist.takes("Прочитать письмо и выбрать права", number);
            tasklist.chooses("О персональных данных");
            assertThat(tasklist.isChosen("Приостановка рекламных звонков")).isTrue();
            tasklist.completes();
            tasklist.takes("Приостановить звонки", number);
            tasklist.chooses("Звонки приостановлены");
            tasklist.completes();
        }

        assertThat(customer.receives("мы приостановили рекламные звонки").subject())
                .contains(number.value());
        customer.receives("Мы закончили работу по обращению");
    }

    @Test
    void saysWhatIsWrongInWhichFileAtWhichElementAndKeepsWhatRan() throws IOException {
        var diagram = "personal-data-request/personal-data-request.bpmn";
        var before = Files.readString(processes.resolve(diagram));
        replace(diagram, "processId=\"verify-identity\"", "processId=\"\"");

        var refused = report();

        assertThat(refused.taken()).isFalse();
        assertThat(refused.report())
                .contains("Saved " + diagram, "NOT deployed", "personal-data-request.bpmn", "Call_VerifyIdentity");
        saved.clear();
        Files.writeString(processes.resolve(diagram), before.replace("Обращение получено", "Письмо получено"));
        assertThat(report().report()).contains("deployed as personal-data-request version");
    }

    @Test
    void saysAtOnceThatALetterCannotBeFilled() throws IOException {
        var letter = "personal-data-request/mail/closed.ru.md";
        replace(letter, "\\{\\{requestNumber}}", "{{#requestNumber}}");

        assertThat(report().report()).contains("Saved " + letter, "can't be filled", "requestNumber");
    }

    /** The row of another right, for this one. */
    private void addTerm() throws IOException {
        var table = processes.resolve("decisions/deadlines.dmn");
        var content = Files.readString(table);
        var row = Pattern.compile("(?s)<rule id=\"[^\"]*\">(?:(?!</rule>).)*\"answer-question\".*?</rule>")
                .matcher(content);
        assertThat(row.find()).isTrue();
        var copy = row.group().replace("answer-question", RIGHT).replaceAll("id=\"", "id=\"New_");
        Files.writeString(table, content.replace(row.group(), row.group() + copy));
    }

    private void replace(String file, String pattern, String by) throws IOException {
        var path = processes.resolve(file);
        var content = Files.readString(path);
        var changed = Pattern.compile(pattern).matcher(content).replaceFirst(by);
        assertThat(changed).as("%s has %s", file, pattern).isNotEqualTo(content);
        Files.writeString(path, changed);
    }

    private ProcessesSaved report() {
        await("what comes of saving").atMost(TestCustomer.PATIENCE).until(() -> !saved.isEmpty());
        return saved.getLast();
    }

    /** Hears what an analyst is told. */
    private final class SavedFiles implements ApplicationListener<PayloadApplicationEvent<ProcessesSaved>> {

        @Override
        public void onApplicationEvent(PayloadApplicationEvent<ProcessesSaved> event) {
            saved.add(event.getPayload());
        }
    }
}
