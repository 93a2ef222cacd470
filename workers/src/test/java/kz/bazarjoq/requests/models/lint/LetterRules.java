package kz.bazarjoq.requests.models.lint;

import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.ErrorEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.ServiceTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.bazarjoq.requests.models.lint.Models.Model;

/** Every letter that a task sends is there in every language, and every letter that is there is sent. */
final class LetterRules {

    private static final List<String> LANGUAGES = List.of("ru", "kk", "en");
    private static final Set<String> STAFF = Set.of("support", "privacy-officer");
    private static final Set<String> RECIPIENTS = Set.of("sender", "subject", "author", "support", "privacy-officer");
    private static final String ANSWER = "{{answerText}}";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*[#^/&{]?\\s*([^}]*?)\\s*}}");

    private LetterRules() {}

    static Stream<Finding> broken(Models models) {
        return Stream.of(
                        models.all().stream().flatMap(LetterRules::orders),
                        models.callers().stream().flatMap(caller -> missing(models, caller)),
                        unsent(models),
                        letters(models).flatMap(LetterRules::otherThanInRussian),
                        models.all().stream().flatMap(LetterRules::answers),
                        models.rights().stream().flatMap(LetterRules::namedAnswer))
                .flatMap(findings -> findings);
    }

    private static Stream<Path> letters(Models models) {
        return models.endingIn(".md").filter(file -> file.toString().contains("mail"));
    }

    /** Whom a letter goes to, and which it is. */
    private static Stream<Finding> orders(Model model) {
        return model.elements(ServiceTask.class).stream()
                .filter(task -> TaskRules.of(task, ZeebeTaskDefinition.class, ZeebeTaskDefinition::getType)
                        .equals("mail.send"))
                .filter(task -> !RECIPIENTS.contains(RefusalLetters.header(task, "to"))
                        || RefusalLetters.header(task, "template").isBlank())
                .map(task -> model.lacks(task.getId(), "it says which letter it sends, and to whom"));
    }

    private static Stream<Finding> missing(Models models, Model caller) {
        return models.withCalled(caller).stream().flatMap(sender -> sent(sender)
                .filter(name -> Stream.of(caller.folder(), sender.folder(), models.entry())
                        .noneMatch(folder -> Files.exists(folder.resolve(name))))
                .map(name -> caller.lacks("", "the letter %s is there".formatted(name))));
    }

    private static Stream<Finding> unsent(Models models) {
        var sent = models.all().stream()
                .flatMap(model -> models.withCalled(model).stream()
                        .flatMap(LetterRules::sent)
                        .flatMap(name -> Stream.of(
                                model.folder().resolve(name), models.entry().resolve(name))))
                .collect(Collectors.toSet());
        return letters(models)
                .filter(letter -> !sent.contains(letter))
                .map(letter -> new Finding(letter.toString(), "", "house", "some task sends this letter"));
    }

    private static Stream<Finding> otherThanInRussian(Path letter) {
        var russian = letter.resolveSibling(letter.getFileName().toString().replaceFirst("\\.(kk|en)\\.md$", ".ru.md"));
        return Files.exists(russian) && !named(letter).equals(named(russian))
                ? Stream.of(new Finding(
                        letter.toString(), "", "house", "it has the same placeholders as the Russian letter beside it"))
                : Stream.empty();
    }

    private static Set<String> named(Path letter) {
        return PLACEHOLDER
                .matcher(read(letter))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
    }

    /** The letter in words of staff is named by its right, and leads back to them where they have written nothing. */
    private static Stream<Finding> answers(Model model) {
        return model.elements(ServiceTask.class).stream()
                .filter(task -> takesAnswer(model, RefusalLetters.header(task, "template"), "ru"))
                .flatMap(task -> Stream.concat(
                        RefusalLetters.header(task, "template")
                                        .equals(model.properties().get("answerLetter"))
                                ? Stream.empty()
                                : Stream.of(model.lacks(
                                        model.process().getId(), "its property answerLetter names the letter")),
                        catchesMissingAnswer(model, task)
                                ? Stream.empty()
                                : Stream.of(model.lacks(task.getId(), "it catches ANSWER_MISSING"))));
    }

    private static boolean catchesMissingAnswer(Model model, ServiceTask task) {
        return model.elements(BoundaryEvent.class).stream()
                .filter(event -> event.getAttachedTo().equals(task))
                .flatMap(event -> event.getChildElementsByType(ErrorEventDefinition.class).stream())
                .anyMatch(error -> error.getError().getErrorCode().equals("ANSWER_MISSING"));
    }

    private static Stream<Finding> namedAnswer(Model right) {
        var letter = right.properties().get("answerLetter");
        return letter == null || LANGUAGES.stream().allMatch(language -> takesAnswer(right, letter, language))
                ? Stream.empty()
                : Stream.of(right.lacks(
                        right.process().getId(), "its property answerLetter names a letter with {{answerText}}"));
    }

    private static boolean takesAnswer(Model model, String letter, String language) {
        var file = model.folder().resolve("mail/%s.%s.md".formatted(letter, language));
        return Files.exists(file) && read(file).contains(ANSWER);
    }

    /** The files that the tasks of a process need for their letters. */
    private static Stream<String> sent(Model model) {
        return model.elements(ServiceTask.class).stream()
                .filter(task -> !RefusalLetters.header(task, "template").isEmpty() || tellsRecipients(task))
                .flatMap(task -> tellsRecipients(task)
                        ? Stream.of("mail/recipients/told.ru.md", "mail/recipients/told.en.md")
                        : STAFF.contains(RefusalLetters.header(task, "to"))
                                ? Stream.of("mail/staff/%s.ru.md".formatted(RefusalLetters.header(task, "template")))
                                : LANGUAGES.stream().map(language -> "mail/%s.%s.md"
                                        .formatted(RefusalLetters.header(task, "template"), language)));
    }

    private static boolean tellsRecipients(ServiceTask task) {
        return TaskRules.of(task, ZeebeTaskDefinition.class, ZeebeTaskDefinition::getType)
                .equals("recipients.notify");
    }

    private static String read(Path letter) {
        try {
            return Files.readString(letter);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
