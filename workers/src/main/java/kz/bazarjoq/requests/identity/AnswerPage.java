package kz.bazarjoq.requests.identity;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import kz.bazarjoq.requests.correspondence.LetterFacts;
import kz.bazarjoq.requests.data.Packages;
import kz.bazarjoq.requests.data.StoredPackage;
import kz.bazarjoq.requests.register.Actor;
import kz.bazarjoq.requests.register.Register;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/**
 * The page that the letter with an answer links to, which went to the address on file. It shows no data; looking at it hands nothing
 * out, since mail scanners open links, and every hand-out is recorded. After the package's time it says the same as to a stranger.
 */
@Controller
@RequestMapping("/answers/{token}")
class AnswerPage {

    private final Packages packages;
    private final Register register;

    AnswerPage(Packages packages, Register register) {
        this.packages = packages;
        this.register = register;
    }

    @GetMapping
    String show(
            @PathVariable String token,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String languages,
            Model model) {
        var made = packages.withToken(token);
        var language = made.map(this::request)
                .map(request -> request.language())
                .orElseGet(() -> CodePage.preferred(languages));
        model.addAttribute("token", token);
        model.addAttribute("language", language.code());
        model.addAttribute("texts", CodePage.TEXTS.in(language));
        model.addAttribute("there", made.isPresent());
        model.addAttribute(
                "number",
                made.map(this::request).map(request -> request.number().value()).orElse(""));
        model.addAttribute(
                "until",
                made.map(StoredPackage::expiresAt)
                        .map(end -> LetterFacts.longDate(end.minusMillis(1), language))
                        .orElse(""));
        model.addAttribute("kilobytes", made.map(StoredPackage::size).orElse(0L) / 1024 + 1);
        return "answer";
    }

    @PostMapping
    void fetch(@PathVariable String token, HttpServletResponse response) throws IOException {
        var made = packages.withToken(token).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        response.setContentType("application/zip");
        response.setContentLengthLong(made.size());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(request(made).number() + ".zip")
                        .build()
                        .toString());
        packages.copy(made, Actor.subject(), response.getOutputStream());
    }

    private kz.bazarjoq.requests.register.SubjectRequest request(StoredPackage made) {
        return register.get(made.request());
    }
}
