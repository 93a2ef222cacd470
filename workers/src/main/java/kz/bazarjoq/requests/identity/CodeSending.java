package kz.bazarjoq.requests.identity;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import kz.bazarjoq.requests.correspondence.LetterFacts;
import kz.bazarjoq.requests.correspondence.LetterOrder;
import kz.bazarjoq.requests.correspondence.Letters;
import kz.bazarjoq.requests.correspondence.Recipient;
import kz.bazarjoq.requests.register.Language;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes the letter with the code. The code and the link are in the letter that is sent, and nowhere else. */
@Component
class CodeSending {

    private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final CodeIssue codeIssue;
    private final Challenges challenges;
    private final Codes codes;
    private final Letters letters;
    private final URI baseUrl;

    CodeSending(
            CodeIssue codeIssue,
            Challenges challenges,
            Codes codes,
            Letters letters,
            @Value("${bazarjoq.base-url:http://localhost:8081}") URI baseUrl) {
        this.codeIssue = codeIssue;
        this.challenges = challenges;
        this.codes = codes;
        this.letters = letters;
        this.baseUrl = baseUrl;
    }

    /** Issues the code and stores its letter with marks in place of the secrets, in the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    IssuedCode prepare(CodeOrder order) {
        var issued = codeIssue.issue(order.request(), order.validFor());
        if (issued.challenge() != null && issued.expiresAt() != null) {
            letters.order(new LetterOrder(
                    order.key(),
                    order.request(),
                    List.of(order.process()),
                    order.template(),
                    Recipient.SUBJECT,
                    order.language(),
                    Map.of("codeValidUntil", dateAndTime(issued.expiresAt(), order.language())),
                    secrets(issued.challenge())));
        }
        return issued;
    }

    /** Sends the letter unless it was sent before; the secrets are derived anew. */
    @Transactional(propagation = Propagation.NEVER)
    void deliver(String key, UUID challenge) {
        letters.deliver(key, secrets(challenge));
    }

    private Map<String, Supplier<String>> secrets(UUID challenge) {
        return Map.of(
                "code", () -> codes.code(challenges.get(challenge).nonce()),
                "codeUrl",
                        () -> baseUrl + "/code/"
                                + codes.token(challenges.get(challenge).nonce()));
    }

    private static String dateAndTime(Instant instant, Language language) {
        return LetterFacts.longDate(instant, language) + ", " + TIME.format(instant.atZone(ALMATY));
    }
}
