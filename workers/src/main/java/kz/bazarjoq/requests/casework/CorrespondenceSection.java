package kz.bazarjoq.requests.casework;

import java.util.Map;
import kz.bazarjoq.requests.correspondence.Letters;
import kz.bazarjoq.requests.register.SubjectRequest;
import org.springframework.stereotype.Component;

/** Every letter that was written on the request. */
@Component
class CorrespondenceSection implements CaseSection {

    private final Letters letters;

    CorrespondenceSection(Letters letters) {
        this.letters = letters;
    }

    @Override
    public Map<String, Object> of(SubjectRequest request) {
        return Map.of(
                "letters",
                letters.ofRequest(request.id()).stream()
                        .map(letter -> new LetterLine(
                                letter.address(),
                                letter.subject(),
                                letter.text(),
                                letter.sentAt()
                                        .map(Russian::moment)
                                        .orElse("ждёт отправки с " + Russian.moment(letter.createdAt()))))
                        .toList());
    }

    record LetterLine(String address, String subject, String text, String at) {}
}
