package kz.bazarjoq.requests.intake;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import kz.bazarjoq.requests.correspondence.IncomingLetter;
import kz.bazarjoq.requests.correspondence.Threads;
import kz.bazarjoq.requests.engine.EngineMessages;
import kz.bazarjoq.requests.register.Actor;
import kz.bazarjoq.requests.register.Channel;
import kz.bazarjoq.requests.register.Register;
import kz.bazarjoq.requests.register.SubjectRequest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Opens requests and starts their processes. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Requests {

    private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");

    private final LetterStore store;
    private final LetterLanguage languages;
    private final Register register;
    private final Threads threads;
    private final EngineMessages messages;
    private final String baseUrl;

    Requests(
            LetterStore store,
            LetterLanguage languages,
            Register register,
            Threads threads,
            EngineMessages messages,
            @Value("${bazarjoq.base-url:http://localhost:8081}") String baseUrl) {
        this.store = store;
        this.languages = languages;
        this.register = register;
        this.threads = threads;
        this.messages = messages;
        this.baseUrl = baseUrl;
    }

    /**
     * Opens a request with its first letter.
     *
     * @param earlier the closed request that the letter goes back to
     */
    void open(StoredLetter stored, IncomingLetter letter, Optional<SubjectRequest> earlier) {
        var request = register(stored, letter);
        earlier.ifPresent(closed -> {
            register.record(
                    request.id(),
                    Actor.subject(),
                    "earlier-request",
                    closed.number().value());
            register.record(
                    closed.id(),
                    Actor.subject(),
                    "later-request",
                    request.number().value());
        });
        start(request);
    }

    /** Opens a request of its own for a letter that came on one that runs, because a person has found another wish in it. */
    void openAnother(StoredLetter reply, IncomingLetter letter, SubjectRequest running) {
        threads.remove(running.id(), letter);
        var request = register(reply, letter);
        register.record(
                request.id(),
                Actor.subject(),
                "asked-on-request",
                running.number().value());
        register.record(
                running.id(),
                Actor.worker("request.open-another"),
                "another-request",
                request.number().value());
        start(request);
    }

    private SubjectRequest register(StoredLetter stored, IncomingLetter letter) {
        var language = languages.of(letter);
        var request = register.open(Channel.EMAIL, language, stored.receivedAt());
        threads.add(request.id(), letter);
        store.markProcessed(stored, letter, request.id(), language);
        if (!letter.readable()) {
            register.record(request.id(), Actor.worker("intake"), "letter-unreadable", "");
        }
        return request;
    }

    private void start(SubjectRequest request) {
        messages.send(request.id().toString(), "RequestReceived", request.number(), variables(request));
    }

    private Map<String, String> variables(SubjectRequest request) {
        return Map.of(
                "requestId", request.id().toString(),
                "requestNumber", request.number().value(),
                "channel", request.channel().code(),
                "language", request.language().code(),
                "receivedAt", isoInAlmaty(request.receivedAt()),
                "caseUrl", baseUrl + "/cases/" + request.number());
    }

    private static String isoInAlmaty(Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                instant.atZone(ALMATY).toOffsetDateTime());
    }
}
