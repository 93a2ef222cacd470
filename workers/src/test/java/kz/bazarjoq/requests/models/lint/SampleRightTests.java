package kz.bazarjoq.requests.models.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.FileSystemUtils;

/** The right that tests drop in keeps the rules of the house, and each of them finds what breaks it there. */
class SampleRightTests {

    private static final String RIGHT = "pause-newsletter-calls";

    @TempDir
    private Path processes;

    @BeforeEach
    void dropIn() throws IOException {
        FileSystemUtils.copyRecursively(Models.SAMPLES.resolve(RIGHT), processes.resolve(RIGHT));
        var letters = "personal-data-request/mail";
        FileSystemUtils.copyRecursively(Models.FOLDER.resolve(letters), processes.resolve(letters));
    }

    @Test
    void keepsTheRules() {
        assertThat(broken()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "isExecutable=\"true\" | isExecutable=\"false\" | pause-newsletter-calls | the process is executable",
                "<bpmn:process id=\"pause-newsletter-calls\" | <bpmn:process id=\"pause-calls\" | pause-calls | folder, file",
                "SubProcess_Reminder | Activity_0abcd12 | Activity_0abcd12 | its id says what it is",
                "request.record-decision | request.close | Task_DecidePause | its end listener records the decision",
                "candidateGroups=\"support\" | candidateGroups=\"sales\" | Task_DecidePause | a candidate group owns it",
                "dueDate=\"=deadline.dueAt\" | dueDate=\"\" | Task_DecidePause | it has a due date",
                "then 80 else 50 | then 70 else 50 | Task_DecidePause | it has a priority",
                "bindingType=\"deployment\" | bindingType=\"latest\" | Task_DecidePause | its form is bound at deployment",
                "formId=\"decide-pause\" | formId=\"decide\" | Task_DecidePause | its form lies beside the diagram",
                "type=\"data.locate\" | type=\"data.find\" | Task_LocateData | it says what the element template",
                "retries=\"5\" | retries=\"3\" | Task_LocateData | it says what the element template",
                "type=\"deadline.raise-priority\" | type=\"deadline.start\" | Task_RemindSupport | its end listener raises",
                "key=\"to\" value=\"subject\" | key=\"to\" value=\"nobody\" | Task_SendPaused | it says which letter",
                "value=\"paused\" | value=\"halted\" | '' | the letter mail/halted.en.md is there",
                "key=\"template\" value=\"paused\" | key=\"x\" value=\"paused\" | Task_SendPaused | it says which letter",
                "\"policyClause\" | \"clause\" | pause-newsletter-calls | its extension properties name the right",
                "deadline.laterDueAt | deadline.overdueAt | '' | the right, or what it calls, carries the timer of deadline.later",
                "End_Fulfilled | End_Refused | End_Refused | on every way to it, after the person has decided, a letter",
            })
    void findsWhatBreaksThemInTheDiagram(String kept, String broken, String element, String rule) throws IOException {
        replace(RIGHT + ".bpmn", kept, broken);

        assertThat(broken()).anySatisfy(finding -> {
            assertThat(finding.element()).isEqualTo(element);
            assertThat(finding.message()).startsWith(rule);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "decide-pause.form, '\"id\": \"decide-pause\"', '\"id\": \"decide\"', the file is named by the id",
        "decide-pause.form, '\"type\": \"html\"', "
                + "'\"type\": \"html\", \"conditional\": {\"hide\": \"=answer = \\\"asked\\\"\"}', another field asks only",
        "mail/paused.en.md, {{requestNumber}}, PDR, it has the same placeholders as the Russian letter",
    })
    void findsWhatBreaksThemBesideIt(String file, String kept, String broken, String rule) throws IOException {
        replace(file, kept, broken);

        assertThat(broken()).extracting(Finding::message).anyMatch(message -> message.startsWith(rule));
    }

    @Test
    void findsWhatNothingUses() throws IOException {
        var right = processes.resolve(RIGHT);
        Files.copy(right.resolve("decide-pause.form"), right.resolve("decide-other.form"));
        Files.copy(right.resolve("mail/paused.ru.md"), right.resolve("mail/other.ru.md"));
        Files.delete(right.resolve("README.md"));

        assertThat(broken())
                .extracting(Finding::message)
                .contains(
                        "a user task uses this form",
                        "some task sends this letter",
                        "a README.md beside it explains the process");
    }

    @Test
    void saysThatADiagramCannotBeRead() throws IOException {
        Files.writeString(processes.resolve(RIGHT).resolve(RIGHT + ".bpmn"), "no diagram");

        assertThat(broken()).singleElement().asString().contains(RIGHT + ".bpmn", "can't be read");
    }

    private void replace(String file, String kept, String broken) throws IOException {
        var path = processes.resolve(RIGHT).resolve(file);
        var content = Files.readString(path);
        assertThat(content).contains(kept);
        Files.writeString(path, content.replace(kept, broken));
    }

    /** What is wrong in the folder of the right; the letters of the entry process lie there without it. */
    private List<Finding> broken() {
        return HouseRules.broken(processes).stream()
                .filter(finding -> finding.file().contains(RIGHT))
                .toList();
    }
}
