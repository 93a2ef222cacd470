package kz.bazarjoq.requests.correspondence;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import kz.bazarjoq.requests.engine.PackagedAnswers;
import kz.bazarjoq.requests.engine.PackagedAnswers.PackagedAnswer;
import kz.bazarjoq.requests.register.Language;
import kz.bazarjoq.requests.register.RequestId;
import org.springframework.stereotype.Component;

/** What a letter may say of the package that was made for its right. */
@Component
class AnswerLinks {

    private final PackagedAnswers packaged;

    AnswerLinks(PackagedAnswers packaged) {
        this.packaged = packaged;
    }

    /** The facts, with the last day on which the package can be fetched. */
    Map<String, Object> with(Map<String, Object> facts, MailJob mail, Language language) {
        var all = new HashMap<>(facts);
        of(mail).ifPresent(answer -> all.put("answerUntil", LetterFacts.longDate(answer.lastDay(), language)));
        return all;
    }

    /** The address of the page where it is fetched. */
    Map<String, Supplier<String>> secrets(MailJob mail) {
        return of(mail).map(answer -> Map.of("answerUrl", answer.url())).orElse(Map.of());
    }

    private Optional<PackagedAnswer> of(MailJob mail) {
        return Optional.ofNullable(mail.right()).flatMap(right -> packaged.of(RequestId.of(mail.requestId()), right));
    }
}
