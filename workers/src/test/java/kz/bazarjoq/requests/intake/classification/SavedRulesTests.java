package kz.bazarjoq.requests.intake.classification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kz.bazarjoq.requests.engine.ProcessesProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.DefaultResourceLoader;

class SavedRulesTests {

    private static final String RULES =
            """
            reach: 4
            negation:
              before: {ru: [не]}
              after: {ru: [не надо]}
            meanings:
              удалить: {ru: [удалить]}
              аккаунт: {ru: [аккаунт]}
            rights:
              delete:
                for: [удалить + аккаунт]
            otherwise:
              confirm:
                for:
                  - subject: Запрос
            """;

    private final SavedRules rules =
            new SavedRules(new ProcessesProperties("file:processes/"), new DefaultResourceLoader());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    reach: 4                 | reach: four               | 1  | the reach is no number
                    reach: 4                 | reech: 4                  | 1  | the file has no "reech". It has meanings, negation
                    reach: 4                 | ''                        | 1  | there is no "reach". Add it
                    удалить + аккаунт        | удалить + акаунт          | 10 | there is no meaning "акаунт". Write it as it stands under meanings
                    удалить + аккаунт        | удалить +                 | 10 | there is no meaning ""
                    удалить + аккаунт        | "!удалить"                | 10 | the rule only says what is absent
                    for: [удалить + аккаунт] | for: удалить              | 10 | is not a list
                    for: [удалить + аккаунт] | fro: [удалить]            | 10 | the right delete has no "fro"
                    subject: Запрос          | subject:                  | 14 | the subject is missing or no text
                    subject: Запрос          | object: Запрос            | 14 | a rule has no "object"
                    {ru: [аккаунт]}          | {ru: []}                  | 7  | the meaning аккаунт has no words
                    {ru: [аккаунт]}          | {rus: [аккаунт]}          | 7  | the meaning аккаунт has no "rus"
                    аккаунт: {               | удалить: {                | 7  | "удалить" stands here for the second time
                    before: {ru: [не]}       | ''                        | 4  | there is no "before"
                    {ru: [удалить]}          | {ru: [удалить}            | 6  | this isn't YAML
                    """)
    void saysWhatIsWrongAtWhichLineAndWhatToDo(String what, String by, int line, String told) {
        assertThat(RULES).contains(what);

        assertThat(rules.fault("decisions/classification.yaml", RULES.replace(what, by)))
                .hasValueSatisfying(fault -> assertThat(fault)
                        .startsWith("decisions/classification.yaml, line %d: ".formatted(line))
                        .contains(told));
    }

    @Test
    void findsNothingWrongInWhatCanBeUsedNorInOtherFiles() throws IOException {
        var product = Files.readString(Path.of("processes/decisions/classification.yaml"));

        assertThat(rules.fault("decisions/classification.yaml", RULES)).isEmpty();
        assertThat(rules.fault("decisions/classification.yaml", product)).isEmpty();
        assertThat(rules.fault("request-information/mail/missing.ru.yaml", "reach: no"))
                .isEmpty();
        assertThat(rules.fault("decisions/classification.yaml", ""))
                .hasValueSatisfying(fault -> assertThat(fault).contains("line 1: the file is empty"));
    }

    @Test
    void usesWhatWasSavedLast(@TempDir Path processes) throws IOException {
        var file = Files.createDirectory(processes.resolve("decisions")).resolve("classification.yaml");
        var saved = new SavedRules(new ProcessesProperties(processes.toUri().toString()), new DefaultResourceLoader());

        Files.writeString(file, RULES);
        assertThat(saved.suggest("", "Удалите аккаунт")).isNotEmpty();
        Files.writeString(
                file, RULES.replace("удалить + аккаунт", "аккаунт + удалить").replace("[аккаунт]", "[профиль]"));
        assertThat(saved.suggest("", "Удалите аккаунт")).isEmpty();
        assertThat(saved.suggest("", "Удалите профиль")).isNotEmpty();
    }
}
