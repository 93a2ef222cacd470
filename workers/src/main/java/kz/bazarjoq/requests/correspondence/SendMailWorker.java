package kz.bazarjoq.requests.correspondence;

import io.camunda.client.annotation.CustomHeaders;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.camunda.client.api.response.ActivatedJob;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import kz.bazarjoq.requests.register.Language;
import kz.bazarjoq.requests.register.RequestId;
import org.springframework.stereotype.Component;

/** Sends the letter that a task's headers name: {@code template}, and {@code to} whom. */
@Component
public class SendMailWorker {

    private final Letters letters;
    private final LetterFacts facts;
    private final AnswerLinks answers;

    SendMailWorker(Letters letters, LetterFacts facts, AnswerLinks answers) {
        this.letters = letters;
        this.facts = facts;
        this.answers = answers;
    }

    /** One letter for each element instance, however often its job is delivered. */
    @JobWorker(type = "mail.send")
    public void send(ActivatedJob job, @VariablesAsType MailJob mail, @CustomHeaders Map<String, String> headers) {
        var recipient = Recipient.ofCode(headers.getOrDefault("to", ""));
        var language = Language.ofCode(mail.language());
        letters.send(new LetterOrder(
                "mail.send:" + job.getElementInstanceKey(),
                RequestId.of(mail.requestId()),
                folders(mail, job),
                headers.getOrDefault("template", ""),
                recipient,
                language,
                answers.with(facts.of(mail, recipient.isStaff() ? Language.RU : language), mail, language),
                answers.secrets(mail)));
    }

    /** A right words the letters that the processes it calls send for it. */
    private static List<String> folders(MailJob mail, ActivatedJob job) {
        return Stream.of(mail.right(), job.getBpmnProcessId())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
