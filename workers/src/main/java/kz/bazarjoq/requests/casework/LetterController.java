package kz.bazarjoq.requests.casework;

import java.util.UUID;
import kz.bazarjoq.requests.casework.CaseViewings.What;
import kz.bazarjoq.requests.intake.ReceivedLetters;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Hands out letters as they came, to be opened outside of the browser. */
@Controller
class LetterController {

    private static final MediaType RAW_LETTER = new MediaType("message", "rfc822");

    private final Cases cases;
    private final ReceivedLetters letters;
    private final CaseViewings viewings;

    LetterController(Cases cases, ReceivedLetters letters, CaseViewings viewings) {
        this.cases = cases;
        this.letters = letters;
        this.viewings = viewings;
    }

    @GetMapping("/cases/{number}/letters/{letter}")
    ResponseEntity<byte[]> raw(@PathVariable String number, @PathVariable UUID letter, Authentication staff) {
        var request = cases.get(number);
        var raw = letters.raw(request.id(), letter).orElseThrow(NoSuchCaseException::new);
        viewings.record(request.id(), staff.getName(), What.RAW_LETTER, letter.toString());
        var file = ContentDisposition.attachment()
                .filename("%s-%s.eml"
                        .formatted(request.number(), letter.toString().substring(0, 8)))
                .build();
        return ResponseEntity.ok()
                .contentType(RAW_LETTER)
                .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
                .body(raw);
    }
}
