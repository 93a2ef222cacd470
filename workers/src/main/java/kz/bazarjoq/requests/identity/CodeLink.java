package kz.bazarjoq.requests.identity;

import java.util.Map;
import java.util.Optional;
import kz.bazarjoq.requests.engine.EngineMessages;
import kz.bazarjoq.requests.register.Actor;
import kz.bazarjoq.requests.register.Language;
import kz.bazarjoq.requests.register.Register;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the holder of a link from a letter may do. Any link of a request does, since it came to the address on file. */
@Component
@Transactional
class CodeLink {

    private final Challenges challenges;
    private final CodeCheck check;
    private final Identification identification;
    private final Register register;
    private final EngineMessages messages;

    CodeLink(
            Challenges challenges,
            CodeCheck check,
            Identification identification,
            Register register,
            EngineMessages messages) {
        this.challenges = challenges;
        this.check = check;
        this.identification = identification;
        this.register = register;
        this.messages = messages;
    }

    /** Whether the code was right; where not, the page says so. */
    boolean tryCode(String token, String code) {
        return challenges
                .requestOfToken(token)
                .map(request ->
                        check.tryCode(request, code, CodeCheck.WhereWrong.SAY_NOTHING) == CodeCheck.Answer.RIGHT)
                .orElse(false);
    }

    /** Asks the process for a new code, once for each code that was sent. */
    void askForNewCode(String token) {
        challenges
                .requestOfToken(token)
                .map(register::get)
                .filter(request -> request.isOpen())
                .ifPresent(request -> challenges
                        .newest(request.id())
                        .filter(challenge -> challenge.state() != Challenge.State.USED)
                        .filter(challenge -> challenges.markAskedAgain(challenge.id()))
                        .ifPresent(challenge -> {
                            register.record(request.id(), Actor.subject(), "code-requested", "");
                            messages.send(
                                    "code-requested:" + challenge.id(), "CodeRequested", request.number(), Map.of());
                        }));
    }

    /** Whether the request that a link belongs to needs no code any more. */
    boolean isDone(String token) {
        return challenges
                .requestOfToken(token)
                .flatMap(identification::established)
                .isPresent();
    }

    /** The language of the request that a link belongs to. */
    Optional<Language> language(String token) {
        return challenges.requestOfToken(token).map(register::get).map(request -> request.language());
    }
}
