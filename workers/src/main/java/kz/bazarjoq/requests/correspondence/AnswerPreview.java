package kz.bazarjoq.requests.correspondence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kz.bazarjoq.requests.correspondence.template.LetterTexts;
import kz.bazarjoq.requests.correspondence.template.Paragraphs;
import kz.bazarjoq.requests.correspondence.template.TemplateException;
import kz.bazarjoq.requests.engine.Right;
import kz.bazarjoq.requests.register.SubjectRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows staff the letter that will take their answer, before it is sent. */
@Component
public class AnswerPreview {

    private final LetterTexts texts;
    private final LetterFacts facts;

    AnswerPreview(LetterTexts texts, LetterFacts facts) {
        this.texts = texts;
        this.facts = facts;
    }

    /** The text of the letter; empty where it names what only the process knows. */
    public Optional<String> of(SubjectRequest request, Right right, MailJob.Deadline deadline, Answer answer) {
        if (right.answerLetter() == null) {
            return Optional.empty();
        }
        var language = request.language();
        var job = new MailJob(
                request.id().toString(),
                language.code(),
                right.id(),
                deadline,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        try {
            Map<String, @Nullable Object> values = new HashMap<>(facts.ofEveryLetter(request, language));
            values.putAll(facts.of(job, language));
            values.put(LetterWriter.ANSWER, new Paragraphs(answer.text()));
            return Optional.of(texts.toCustomer(List.of(right.id()), right.answerLetter(), language, values, Set.of())
                    .text());
        } catch (TemplateException namesMore) {
            return Optional.empty();
        }
    }
}
