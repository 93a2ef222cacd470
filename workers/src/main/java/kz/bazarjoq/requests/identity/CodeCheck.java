package kz.bazarjoq.requests.identity;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import kz.bazarjoq.requests.engine.EngineMessages;
import kz.bazarjoq.requests.register.Actor;
import kz.bazarjoq.requests.register.Register;
import kz.bazarjoq.requests.register.RequestId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Checks the codes that come back, by letter or on the page. */
@Component
public class CodeCheck {

    private final Challenges challenges;
    private final Codes codes;
    private final Identification identification;
    private final Register register;
    private final EngineMessages messages;
    private final Clock clock;

    CodeCheck(
            Challenges challenges,
            Codes codes,
            Identification identification,
            Register register,
            EngineMessages messages,
            Clock clock) {
        this.challenges = challenges;
        this.codes = codes;
        this.identification = identification;
        this.register = register;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * Tries a code. The try is counted before the code is compared. The process is told of every counted try that has to be
     * answered with a letter or brings it on.
     *
     * @param whereWrong whether the subject is to get a letter that says that the code was wrong
     * @param code as the customer wrote it; spaces and dashes in it don't matter, and what isn't six digits isn't a try
     */
    @Transactional
    public Answer tryCode(RequestId request, String code, WhereWrong whereWrong) {
        var digits = code.replaceAll("[\\s\\u00a0\\p{Pd}]", "");
        if (!digits.matches("[0-9]{6}") || !register.get(request).isOpen()) {
            return Answer.NONE;
        }
        return challenges
                .countTry(request)
                .map(challenge -> compare(challenge, digits, whereWrong))
                .orElseGet(() -> whyNot(request));
    }

    private Answer compare(Challenge challenge, String digits, WhereWrong whereWrong) {
        var request = challenge.request();
        var answer = judge(challenge, digits);
        register.record(request, Actor.subject(), "code-tried", answer.name().toLowerCase(Locale.ROOT));
        if (answer == Answer.RIGHT) {
            challenges.end(challenge.id(), Challenge.State.USED);
            identification.establishByCode(request, challenge.subject());
        } else if (answer == Answer.EXHAUSTED) {
            challenges.end(challenge.id(), Challenge.State.EXHAUSTED);
        } else if (whereWrong == WhereWrong.SAY_NOTHING) {
            challenges.markOneReported(challenge.id());
            return answer;
        }
        messages.send(
                "code-answered:%s:%d".formatted(challenge.id(), challenge.tries()),
                "CodeAnswered",
                register.get(request).number(),
                Map.of());
        return answer;
    }

    private Answer judge(Challenge challenge, String digits) {
        if (codes.matches(challenge, digits)) {
            return Answer.RIGHT;
        }
        return challenge.tries() < challenge.maxTries() ? Answer.WRONG : Answer.EXHAUSTED;
    }

    private Answer whyNot(RequestId request) {
        return challenges
                .newest(request)
                .map(challenge -> switch (challenge.state()) {
                    case EXHAUSTED -> Answer.EXHAUSTED;
                    case OPEN -> challenge.expiresAt().isAfter(clock.instant()) ? Answer.EXHAUSTED : Answer.EXPIRED;
                    case USED, SUPERSEDED -> Answer.NONE;
                })
                .orElse(Answer.NONE);
    }

    /** What becomes of a wrong code. */
    public enum WhereWrong {
        /** It came from the subject's own address, and a letter answers it. */
        WRITE_TO_SUBJECT,
        /** Whoever tried sees it, or may be a stranger, for whose tries nobody else gets letters. */
        SAY_NOTHING
    }

    /** What came of a try. */
    public enum Answer {
        /** The code was right, and the subject is established now. */
        RIGHT,
        /** It was wrong; it may be tried again. */
        WRONG,
        /** It was wrong, or not looked at, and may not be tried again. */
        EXHAUSTED,
        /** It came too late. */
        EXPIRED,
        /** No code is awaited, or this was none. */
        NONE
    }
}
